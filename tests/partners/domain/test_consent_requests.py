"""A person is asked by mail, answers by a link, and withdraws by another, without an account."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from partners.domain.consent_requests import answer_request, ask_for_consent, find_request
from partners.domain.consents import (
    ConsentImpossible,
    find_consent,
    record_consent,
    still_stands,
    withdraw_by_link,
    withdraw_consent,
)
from partners.domain.contacts import store_contact
from partners.enums import Audience, ConsentWay
from partners.models import ContactPerson
from portal.accounts.domain.signed_links import LinkNotUsable
from portal.accounts.models import SignedLink
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job, Message
from tests.factories.accounts import UserFactory
from tests.factories.partners import ContactPersonFactory
from tests.races import run_together

pytestmark = pytest.mark.django_db

TOKEN = re.compile(r"/einwilligung/([\w-]+)/")


@pytest.fixture
def contact():
    return ContactPersonFactory(name="Mara Muster", email="mara@example.org", languages=["ti", "tr", "de"])


@pytest.fixture
def actor():
    return UserFactory(name="Hanna Haupt")


def ask(contact, actor, audience=Audience.EMPLOYERS, language="en"):
    ask_for_consent(contact, audience=audience, language=language, actor=actor)
    return TOKEN.search(Message.objects.latest("job__created_at").text).group(1)


def way_out():
    return TOKEN.search(Message.objects.get(job__key__startswith="consent-receipt").text).group(1)


def answer(token, *, agreed):
    return answer_request(find_request(token), agreed=agreed)


def test_asking_shows_nobody_yet(contact, actor):
    ask(contact, actor)
    contact.refresh_from_db()
    assert (contact.audience, contact.current_consent) == ("own", None)


def test_yes_shows_the_person_and_keeps_wording_way_and_language(contact, actor):
    answer(ask(contact, actor), agreed=True)
    contact.refresh_from_db()
    consent, request = contact.current_consent, contact.consent_requests.get()
    assert (contact.audience, consent.wording_version, consent.way, consent.recorded_by) == (
        "employers",
        "2026-1",
        ConsentWay.LINK,
        None,
    )
    assert (request.agreed, request.language, request.wording_version) == (True, "en", "2026-1")


def test_no_shows_nobody_and_leaves_in_peace(contact, actor):
    answer(ask(contact, actor), agreed=False)
    contact.refresh_from_db()
    assert (contact.audience, contact.consents.count()) == ("own", 0)
    with pytest.raises(ConsentImpossible, match="said no"):
        ask(contact, actor)
    with time_machine.travel(timezone.now() + timedelta(days=183)):
        ask(contact, actor)


def test_answer_counts_once(contact, actor):
    token = ask(contact, actor)
    answer(token, agreed=False)
    with pytest.raises(LinkNotUsable):
        answer(token, agreed=True)
    assert contact.consents.count() == 0


def test_second_question_waits_for_the_first(contact, actor):
    ask(contact, actor)
    with pytest.raises(ConsentImpossible, match="You asked on"):
        ask(contact, actor)
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        ask(contact, actor)


def test_person_without_address_cannot_be_asked(actor):
    with pytest.raises(ConsentImpossible):
        ask(ContactPersonFactory(email=""), actor)


def test_audience_without_wording_cannot_be_asked_for(contact, actor):
    with pytest.raises(ConsentImpossible):
        ask(contact, actor, audience=Audience.OWN)


def test_mail_holds_the_wording_in_the_language_asked_for(contact, actor):
    ask(contact, actor, language="de")
    message = Message.objects.latest("job__created_at")
    assert (message.language, "Ich bin einverstanden" in message.text, "I agree" in message.text) == (
        "de",
        True,
        False,
    )


def send_all():
    for job in Job.objects.filter(state=Job.State.QUEUED).order_by("due_at"):
        Job.objects.filter(pk=job.pk).update(due_at=timezone.now() - timedelta(seconds=1))
        run_job(job.pk)
    return [each.subject for each in mail.outbox]


def test_person_is_reminded_once(contact, actor):
    ask(contact, actor)
    first, second = Job.objects.filter(key__startswith="consent-request").order_by("due_at")
    assert timedelta(days=6) < second.due_at - first.due_at < timedelta(days=8)
    assert [subject.startswith("Reminder") for subject in send_all()] == [False, True]
    assert send_all() == send_all()


@pytest.mark.parametrize("agreed", [True, False])
def test_who_has_answered_is_not_reminded(contact, actor, agreed):
    answer(ask(contact, actor), agreed=agreed)
    assert [subject for subject in send_all() if "?" in subject] == []


@pytest.mark.parametrize("values", [{"name": "Neu Name"}, {"email": "other@example.org"}])
def test_question_ends_when_the_person_behind_it_changes(contact, actor, values):
    token = ask(contact, actor)
    for name, value in values.items():
        setattr(contact, name, value)
    store_contact(contact, [], changed=list(values), actor=actor)
    assert find_request(token).link.state == SignedLink.State.REVOKED
    assert send_all() == []


def test_yes_brings_a_mail_with_the_way_out(contact, actor):
    answer(ask(contact, actor), agreed=True)
    consent = find_consent(way_out())
    withdraw_consent(consent.contact, actor=None)
    contact.refresh_from_db()
    assert (contact.audience, contact.current_consent, still_stands(consent)) == ("own", None, False)
    assert contact.organisation.changes.first().actor is None


def test_consent_that_others_recorded_is_told_to_the_person(contact, actor):
    record_consent(contact, audience=Audience.PUBLIC, way=ConsentWay.PAPER, given_at=timezone.now(), actor=actor)
    message = Message.objects.get()
    assert (message.recipient, message.language, bool(find_consent(way_out()))) == ("mara@example.org", "tr", True)


def test_way_out_works_for_later_consents_and_after_many_years(contact, actor):
    answer(ask(contact, actor), agreed=True)
    token = way_out()
    record_consent(contact, audience=Audience.PUBLIC, way=ConsentWay.PAPER, given_at=timezone.now(), actor=actor)
    with time_machine.travel(timezone.now() + timedelta(days=365 * 30)):
        withdraw_consent(find_consent(token).contact, actor=None)
    contact.refresh_from_db()
    assert contact.audience == "own"


def test_withdrawing_by_the_link_is_confirmed_once_in_the_language_of_the_question(contact, actor):
    answer(ask(contact, actor), agreed=True)
    token = way_out()
    assert (withdraw_by_link(find_consent(token)), withdraw_by_link(find_consent(token))) == (True, False)
    message = Message.objects.get(job__key__startswith="consent-withdrawal")
    assert (message.recipient, message.language) == ("mara@example.org", "en")
    assert "You withdrew your consent on" in message.text


def test_second_withdrawal_is_confirmed_as_well_if_there_is_an_address(contact, actor):
    answer(ask(contact, actor), agreed=True)
    token = way_out()
    withdraw_by_link(find_consent(token))
    for email, told in (("mara@example.org", 2), ("", 2)):
        ContactPerson.objects.filter(pk=contact.pk).update(email=email)
        contact.refresh_from_db()
        record_consent(contact, audience=Audience.PUBLIC, way=ConsentWay.PAPER, given_at=timezone.now(), actor=actor)
        assert withdraw_by_link(find_consent(token)) is True
        assert Message.objects.filter(job__key__startswith="consent-withdrawal").count() == told


def test_wrong_tokens_find_nothing(contact, actor):
    token = ask(contact, actor)
    assert (find_request("wrong"), find_consent(token)) == (None, None)


@pytest.mark.django_db(transaction=True)
def test_yes_and_no_at_the_same_moment_give_one_answer(contact, actor):
    token = ask(contact, actor)

    def try_to(agreed):
        try:
            return answer(token, agreed=agreed)
        except LinkNotUsable:
            return "too late"

    outcomes = run_together(lambda: try_to(True), lambda: try_to(False))
    contact.refresh_from_db()
    assert outcomes.count("too late") == 1
    assert (contact.current_consent is not None) is contact.consent_requests.get().agreed


@pytest.mark.django_db(transaction=True)
def test_two_editors_who_ask_at_the_same_moment_send_one_question(contact, actor):
    def try_to():
        try:
            return ask_for_consent(
                ContactPerson.objects.get(pk=contact.pk), audience=Audience.PUBLIC, language="de", actor=actor
            )
        except ConsentImpossible:
            return None

    run_together(try_to, try_to)
    assert contact.consent_requests.count() == 1
