"""What becomes of mails people answer with."""

from datetime import timedelta

import pytest
from django.core import mail as django_mail

from cooperations.domain.relay.addresses import address_of
from cooperations.domain.relay.passing_on import pass_on
from cooperations.domain.relay.thread import thread
from cooperations.enums.contact import RequestState
from cooperations.enums.inbound import InboundOutcome
from cooperations.enums.relay import HeldWhy, RelayKind, RelayState
from cooperations.enums.side import Side
from cooperations.models import ContactRequest, InboundMail, RelayMail
from portal.accounts.domain.signed_links import issue_link
from portal.outbox.domain.replies.reading import LONGEST
from portal.outbox.models import Job
from tests.cooperations.domain.relay.conftest import mail, receive, work_off
from tests.factories.contact import BlockFactory, ContactRequestFactory
from tests.factories.partners import ContactPersonFactory
from tests.factories.relay import RelayMailFactory

pytestmark = pytest.mark.django_db


def state(pair):
    return ContactRequest.objects.get(pk=pair.request.pk).state


def texts_to(address):
    return [each for each in django_mail.outbox if each.to == [address]]


def test_answer_of_the_mso_reaches_the_employer_and_answers_the_request(pair, mso_address):
    assert receive(mail(mso_address)) == InboundOutcome.TAKEN
    assert state(pair) == RequestState.ANSWERED
    (sent,) = texts_to("erika@werk.example.org")
    assert "Gern, rufen Sie an." in sent.body
    row = RelayMail.objects.get()
    assert (row.side, row.author, row.author_name, row.state) == (Side.MSO, pair.leyla, "Leyla Demir", "delivered")


def test_nobodys_address_is_in_what_the_other_side_gets(pair, mso_address):
    ContactPersonFactory(organisation=pair.mso, email="vorstand@verein.example.org")
    text = f"Schreiben Sie an LEYLA@verein.example.org oder vorstand@verein.example.org, {mso_address}."
    receive(mail(mso_address, text))
    (sent,) = texts_to("erika@werk.example.org")
    raw = sent.message().as_string() + sent.body + str(sent.alternatives)
    for private in ("leyla@", "vorstand@", "LEYLA@", mso_address):
        assert private not in raw
    assert sent.body.count("[Adresse nicht gezeigt]") == 3


def test_links_of_the_reader_are_not_passed_on(pair, mso_address, settings):
    settings.PORTAL_URL = "https://portal.example.org"
    _link, token = issue_link("request_decline", timedelta(days=1))
    wrapped = f"https://safelinks.example.com/?url=https%3A%2F%2Fportal.example.org%2Fanfrage%2F{token}%2F&d=1"
    receive(
        mail(mso_address, f"Ja\n\n> Lesen: https://portal.example.org/anfrage/{token}/\nNoch: {wrapped}\n{token}\n")
    )
    row = RelayMail.objects.get()
    assert token not in row.text + row.quoted
    assert "nicht gezeigt" in row.text


def test_answer_of_a_contact_person_without_account(pair, mso_address):
    ContactPersonFactory(organisation=pair.mso, email="amina@verein.example.org", name="Amina Saleh")
    assert receive(mail(mso_address, sender="Amina <Amina@Verein.example.org>")) == InboundOutcome.TAKEN
    assert (RelayMail.objects.get().author_name, state(pair)) == ("Amina Saleh", RequestState.ANSWERED)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"sender": "fremd@example.com"}, HeldWhy.UNKNOWN_SENDER),
        ({"sender": "erika@werk.example.org"}, HeldWhy.UNKNOWN_SENDER),
        ({"subject": "Abwesenheitsnotiz: Anfrage"}, HeldWhy.UNSURE),
        ({"Authentication_Results": "mx; dmarc=fail"}, HeldWhy.UNSURE),
    ],
)
def test_what_is_not_sure_is_held(pair, mso_address, changes, why):
    assert receive(mail(mso_address, **changes)) == InboundOutcome.HELD
    row = RelayMail.objects.get()
    assert (row.state, row.held_why, state(pair)) == (RelayState.HELD, why, RequestState.SENT)
    assert django_mail.outbox == []


def test_sixth_mail_of_an_hour_is_held(pair, mso_address):
    outcomes = [receive(mail(mso_address, f"Nummer {number}")) for number in range(6)]
    assert outcomes == [InboundOutcome.TAKEN] * 5 + [InboundOutcome.HELD]


def test_of_an_automatic_answer_only_that_it_came_is_kept(pair, mso_address):
    raw = mail(mso_address, "Bin weg, privat 0000 123", Auto_Submitted="auto-replied")
    assert receive(raw) == InboundOutcome.AUTOMATIC
    row = RelayMail.objects.get()
    assert (row.kind, row.text, row.quoted, row.author_name) == (RelayKind.AUTO_REPLY, "", "", "")
    assert (state(pair), django_mail.outbox) == (RequestState.SENT, [])


def test_mail_for_nobody_is_never_answered(pair):
    for to in ("anfrage@portal.example.org", f"anfrage+{'a' * 26}@portal.example.org"):
        assert receive(mail(to)) == InboundOutcome.UNKNOWN
    assert (RelayMail.objects.count(), django_mail.outbox) == (0, [])


@pytest.mark.parametrize(
    ("request_state", "words"),
    [(RequestState.DECLINED, "closed"), (RequestState.WITHDRAWN, "closed")],
)
def test_closed_conversation_is_explained_to_known_writers_once_a_day(pair, mso_address, request_state, words):
    ContactRequest.objects.filter(pk=pair.request.pk).delete()
    closed = ContactRequestFactory(employer=pair.employer, mso=pair.mso, state=request_state)
    pair.leyla.language = "en"
    pair.leyla.save()
    address = address_of(closed, Side.MSO)
    for number in range(3):
        assert receive(mail(address, f"Nummer {number}")) == InboundOutcome.REFUSED
    assert receive(mail(address, sender="fremd@example.com")) == InboundOutcome.REFUSED
    (sent,) = django_mail.outbox
    assert (sent.to, words in sent.body) == (["leyla@verein.example.org"], True)
    assert RelayMail.objects.count() == 0


def test_employer_does_not_push_before_there_is_an_answer(pair):
    address = address_of(pair.request, Side.EMPLOYER)
    assert receive(mail(address, sender="erika@werk.example.org")) == InboundOutcome.REFUSED
    ContactRequest.objects.filter(pk=pair.request.pk).update(state="answered", first_answer_at="2026-01-01T00:00Z")
    assert receive(mail(address, "Danke!", sender="erika@werk.example.org")) == InboundOutcome.TAKEN
    assert len(texts_to("leyla@verein.example.org")) == 1


def test_mail_that_is_too_large_is_explained(pair, mso_address):
    raw = mail(mso_address) + b"x" * LONGEST
    assert receive(raw) == InboundOutcome.REFUSED
    assert len(bytes(InboundMail.objects.get().raw)) < 100_000
    assert "15 MB" in django_mail.outbox[0].body


def test_text_beyond_its_measure_is_refused_with_the_reason_not_cut(pair, mso_address):
    assert receive(mail(mso_address, "Ж" * 100_001)) == InboundOutcome.REFUSED
    assert "100" in django_mail.outbox[0].body
    assert receive(mail(mso_address, "Ж" * 100_000)) == InboundOutcome.TAKEN
    assert RelayMail.objects.get().text == "Ж" * 100_000


def test_the_same_mail_read_twice_or_on_two_ways_is_one(pair, mso_address):
    raw = mail(mso_address, number="<one@verein.example.org>")
    assert receive(raw) == receive(raw) == InboundOutcome.TAKEN
    assert receive(b"Received: from elsewhere\r\n" + raw) == InboundOutcome.REPEATED
    assert (RelayMail.objects.count(), len(texts_to("erika@werk.example.org"))) == (1, 1)


def test_returned_mail_in_the_mailbox_for_answers_marks_its_address(pair, mso_address):
    receive(mail(mso_address))
    work_off()
    (sent,) = texts_to("erika@werk.example.org")
    number = sent.message()["Message-ID"]
    report = (
        'From: mailer-daemon@mx.example.org\nMIME-Version: 1.0\nContent-Type: multipart/report; boundary="b"\n\n'
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n"
        "Final-Recipient: rfc822; x\nAction: failed\nStatus: 5.1.1\n\n"
        f"--b\nContent-Type: message/rfc822\n\nMessage-ID: {number}\n\nx\n--b--\n"
    )
    assert receive(report.encode()) == InboundOutcome.REPORT
    for person in (pair.erika, pair.leyla):
        (shown,) = thread(person, ContactRequest.objects.get(pk=pair.request.pk)).contributions
        assert shown.is_undelivered


def test_nothing_goes_to_an_mso_that_has_blocked_meanwhile(pair):
    ContactRequest.objects.filter(pk=pair.request.pk).update(state="answered", first_answer_at="2026-01-01T00:00Z")
    BlockFactory(blocker=pair.mso, blocked=pair.employer)
    address = address_of(pair.request, Side.EMPLOYER)
    assert receive(mail(address, "Hallo?", sender="erika@werk.example.org")) == InboundOutcome.TAKEN
    assert django_mail.outbox == []


def test_mail_that_waits_is_stopped_by_a_block(pair):
    ContactRequest.objects.filter(pk=pair.request.pk).update(state="answered", first_answer_at="2026-01-01T00:00Z")
    request = ContactRequest.objects.get(pk=pair.request.pk)
    assert pass_on(RelayMailFactory(request=request, side=Side.EMPLOYER)) == 1
    BlockFactory(blocker=pair.mso, blocked=pair.employer)
    work_off()
    assert django_mail.outbox == []
    assert Job.objects.filter(state=Job.State.DONE).exists()


def test_name_and_subject_of_a_mail_never_become_headers(pair, mso_address):
    pair.leyla.name = "Leyla\r\nBcc: all@example.org"
    pair.leyla.save()
    raw = mail(mso_address, subject="x").replace(
        b"Subject: x", b"Subject: =?utf-8?q?x=0D=0ABcc=3A_all=40example=2Eorg?="
    )
    assert receive(raw) == InboundOutcome.TAKEN
    (sent,) = texts_to("erika@werk.example.org")
    message = sent.message()
    assert message["Bcc"] is None
    assert "all@example.org" not in message["Subject"]
