"""Sending a request, what follows in time, and that a block cannot be noticed."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cooperations.domain.contacting.blocks import block
from cooperations.domain.requests.answering import allow_again, decline_request, withdraw_request
from cooperations.domain.requests.delivery import remind
from cooperations.domain.requests.mediation import ask_mediator, fall_silent, mediators_for
from cooperations.domain.requests.sending import RequestRefused, send_request
from cooperations.models import ContactRequest, RequestLink
from cooperations.states.request import MEDIATE, possible_moves
from portal.accounts.domain.signed_links import LinkNotUsable
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job, Message
from portal.shared.states import MoveRefused
from tests.factories.contact import BlockFactory, ContactEntryFactory, ContactRequestFactory
from tests.factories.partners import AffiliationFactory, OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db(transaction=True)
TEXTS = {"subject": "Ausbildung", "aim": "Einen Abend planen", "text": "Wir würden gern …"}
NO_CALL = {"no_phone_reason": "Dreimal angerufen"}
SECRETS = re.compile(rb'csrfmiddlewaretoken" value="[^"]+|nonce-[^"\']+')


@pytest.fixture
def author():
    return RepresentativeFactory(organisation__employer=True, organisation__name="Betrieb Muster").user


@pytest.fixture
def employer(author):
    return author.representations.get().organisation


@pytest.fixture
def board():
    return RepresentativeFactory(role="board", organisation__name="Verein Brücke", user__language="tr").user


@pytest.fixture
def mso(board):
    return board.representations.get().organisation


def work_off(*, sends=True):
    """Do what is due, mails included unless they are only looked at."""
    while due := Job.objects.filter(state="queued", due_at__lte=timezone.now()).exclude(
        **({} if sends else {"name": "outbox.send_message"})
    ):
        for job in due:
            run_job(job.pk)


def test_it_reaches_the_people_of_the_mso_once_and_in_their_language(author, employer, mso, board, mailoutbox):
    request = send_request(employer, mso, author=author, **TEXTS, **NO_CALL)
    work_off()
    mail = next(each for each in mailoutbox if each.to == [board.email])
    assert "Betrieb Muster" in mail.subject
    assert Message.objects.get(recipient=board.email).from_name == "Brückenbauer üzerinden Betrieb Muster"
    assert "/anfrage/" in mail.body
    assert "Wir würden gern" in mail.body
    assert author.email not in str(mail.message())
    receipt = next(each for each in mailoutbox if each.to == [author.email])
    assert board.email not in str(receipt.message())
    assert len(mailoutbox) == 2
    # The link of the mail is kept nowhere.
    assert Message.objects.get(recipient=board.email).text == ""
    assert request.state == "sent"


def test_a_request_follows_a_call_or_says_why_there_was_none(author, employer, mso):
    with pytest.raises(RequestRefused):
        send_request(employer, mso, author=author, **TEXTS)
    entry = ContactEntryFactory(employer=employer, mso=mso)
    assert send_request(employer, mso, author=author, basis=entry, **TEXTS).basis == entry
    with pytest.raises(PermissionDenied):
        send_request(employer, mso, author=author, basis=ContactEntryFactory(), **TEXTS)


def test_strangers_do_not_ask_in_the_name_of_an_employer(employer, mso, board):
    with pytest.raises(PermissionDenied):
        send_request(employer, mso, author=board, **TEXTS, **NO_CALL)


def everything_an_employer_sees(mso, author, client):
    """Send a request and look at all that comes of it; return request, pages and what they cost."""
    client.force_login(author)
    form = {**TEXTS, **NO_CALL, "language": "de"}
    with CaptureQueriesContext(connection) as queries:
        answers = [
            client.get(f"/kontakt/{mso.slug}/"),
            client.post(f"/kontakt/{mso.slug}/anfrage/?ohne-anruf=1", form),
        ]
        request = ContactRequest.objects.get()
        page = request.get_absolute_url()
        answers += [client.get(each) for each in (page, "/anfragen/", "/", f"/kontakt/{mso.slug}/")]
    work_off(sends=False)
    mails = set(Message.objects.values_list("recipient", "subject"))
    with CaptureQueriesContext(connection) as further:
        answers.append(client.post(f"{page}zurueckziehen/", follow=True))
    bodies = b"\n".join(each.content.replace(str(request.pk).encode(), b"PK") for each in answers)
    cost = [each["sql"].split()[0] for each in [*queries, *further]]
    return request, SECRETS.sub(b"", bodies), cost, mails


def forget_everything():
    for model in (RequestLink, Message, Job):
        model.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE cooperations_contactrequest, cooperations_requesttransition CASCADE")


def test_a_block_cannot_be_noticed(mso, author, board, client, employer):
    everything_an_employer_sees(mso, author, client)  # fills the caches
    forget_everything()
    request, plain, cost, mails = everything_an_employer_sees(mso, author, client)
    forget_everything()
    block(mso, employer, actor=board)
    silenced, as_well, cost_as_well, mails_as_well = everything_an_employer_sees(mso, author, client)
    assert (request.is_silenced, silenced.is_silenced) == (False, True)
    assert as_well == plain
    assert cost_as_well == cost
    assert mails - mails_as_well == {each for each in mails if each[0] == board.email} != set()
    assert mails_as_well <= mails


def test_a_mail_waits_and_the_employer_is_blocked_meanwhile(author, employer, mso, board, mailoutbox):
    send_request(employer, mso, author=author, **TEXTS, **NO_CALL)
    work_off(sends=False)
    BlockFactory(blocker=mso, blocked=employer)
    work_off()
    assert [each.to for each in mailoutbox] == [[author.email]]


def test_who_never_got_the_request_is_not_told_that_it_was_taken_back(author, employer, mso, board, mailoutbox):
    request = send_request(employer, mso, author=author, **TEXTS, **NO_CALL)
    work_off(sends=False)
    withdraw_request(request, actor=author)
    work_off()
    assert [each.to for each in mailoutbox] == [[author.email]]


def test_who_got_it_is_told(author, employer, mso, board, mailoutbox):
    request = send_request(employer, mso, author=author, **TEXTS, **NO_CALL)
    work_off()
    withdraw_request(request, actor=author)
    assert not withdraw_request(request, actor=author)
    work_off()
    assert [each.to[0] for each in mailoutbox].count(board.email) == 2


def test_one_reminder_after_a_week_whatever_asks(author, employer, mso, board, mailoutbox):
    request = send_request(employer, mso, author=author, **TEXTS, **NO_CALL)
    work_off()
    today = timezone.localdate()
    assert remind(today + timedelta(days=6)) == 0
    assert sum(remind(today + timedelta(days=days)) for days in (7, 7, 8, 13)) == 1
    work_off()
    reminders = [each for each in mailoutbox if each.to == [board.email]][1:]
    assert len(reminders) == 1
    assert RequestLink.objects.filter(request=request).count() == 2


def test_a_no_by_link_is_told_once_and_the_other_link_says_so(author, employer, mso, mailoutbox):
    colleague = RepresentativeFactory(organisation=mso).user
    request = send_request(employer, mso, author=author, **TEXTS, **NO_CALL)
    work_off()
    first, second = RequestLink.objects.filter(request=request).select_related("link")
    assert decline_request(request, link=first.link, reason="too_short", text="Leider zu knapp")
    assert decline_request(request, link=second.link, reason="no_time") is False
    work_off()
    told = [each for each in mailoutbox if each.to == [author.email]][-1]
    assert "Leider zu knapp" in told.body
    assert request.decline_reason == "too_short"
    assert colleague.email not in str(told.message())
    fresh = ContactRequestFactory()
    with pytest.raises(LinkNotUsable):
        decline_request(fresh, link=first.link, reason="no_time")
    assert ContactRequest.objects.get(pk=fresh.pk).state == "sent"


def test_silence_go_between_silence_again(author, employer, mso, board, mailoutbox):
    umbrella = AffiliationFactory(member=mso).umbrella
    helper = RepresentativeFactory(organisation=umbrella).user
    request = send_request(employer, mso, author=author, **TEXTS, **NO_CALL)
    with pytest.raises(MoveRefused):
        ask_mediator(request, umbrella, actor=author)
    today = timezone.localdate()
    assert fall_silent(today + timedelta(days=13)) == 0
    assert fall_silent(today + timedelta(days=14)) == 1
    request.refresh_from_db()
    assert MEDIATE.name in possible_moves(request, author)
    with pytest.raises(PermissionDenied):
        ask_mediator(request, OrganisationFactory(umbrella=True), actor=author)
    assert list(mediators_for(mso)) == [umbrella]
    assert ask_mediator(request, umbrella, actor=author)
    work_off()
    assert [each.to for each in mailoutbox if "?" in each.subject] == [[helper.email]]
    assert fall_silent(today + timedelta(days=29)) == 0
    assert fall_silent(today + timedelta(days=30)) == 1


def test_the_mso_opens_the_door_again(author, employer, mso, board, mailoutbox):
    request = send_request(employer, mso, author=author, **TEXTS, **NO_CALL)
    decline_request(request, actor=board, reason="no_time")
    with pytest.raises(RequestRefused):
        send_request(employer, mso, author=author, **TEXTS, **NO_CALL)
    assert allow_again(request, actor=board)
    assert not allow_again(request, actor=board)
    assert send_request(employer, mso, author=author, **TEXTS, **NO_CALL)
