"""The same thing at the same moment: one winner; and controls that show what lock and constraint are for."""

import threading
from datetime import timedelta
from unittest import mock

import pytest
from django.db import IntegrityError, connection

from cooperations.domain.contacting.etiquette import Answer
from cooperations.domain.requests import answering, sending
from cooperations.domain.requests.answering import decline_request
from cooperations.domain.requests.sending import RequestRefused, send_request
from cooperations.models import ContactRequest, ContactSettings, RequestTransition
from partners.models import MsoProfile
from portal.accounts.domain.signed_links import LinkNotUsable, issue_link
from portal.outbox.models import Message
from portal.shared.states import MoveRefused
from tests.factories.contact import ContactRequestFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.races import meet_in_move, refusal_of_the_database, run_together, without_locks

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 50
TEXTS = {"subject": "Anliegen", "aim": "Ziel", "text": "Text", "no_phone_reason": "Niemand da"}


def sender(employer, mso):
    author = RepresentativeFactory(organisation=employer).user

    def send():
        return send_request(employer, mso, author=author, **TEXTS)

    return send


@pytest.fixture
def mso():
    organisation = RepresentativeFactory(role="board").organisation
    ContactSettings.objects.create(organisation=organisation)
    return organisation


def test_fifty_clicks_send_one_request(mso):
    send = sender(OrganisationFactory(employer=True), mso)
    outcomes = run_together(*[send] * MANY)
    assert len([each for each in outcomes if isinstance(each, ContactRequest)]) == 1
    assert len([each for each in outcomes if isinstance(each, MoveRefused)]) == MANY - 1


def without_lock(organisation):
    return ContactSettings.objects.get(organisation=organisation)


def counted_late(employer, mso, **_options):
    """Stand in for the rules as they are without a lock: everybody has counted before anybody stores."""
    answer = REAL_RULES(employer, mso)
    BARRIER.wait(timeout=60)
    return answer


REAL_RULES = sending.may_request
BARRIER = None


def race_for_the_limit(mso, number):
    MsoProfile.objects.update_or_create(organisation=mso, defaults={"monthly_request_limit": 3})
    run_together(*[sender(OrganisationFactory(employer=True), mso) for _ in range(number)])
    return ContactRequest.objects.filter(mso=mso).count()


def test_fifty_employers_share_three_places(mso):
    assert race_for_the_limit(mso, MANY) == 3


def test_control_without_the_lock_the_limit_is_broken(mso, monkeypatch):
    monkeypatch.setattr(sending, "lock_settings", without_lock)
    monkeypatch.setattr(f"{__name__}.BARRIER", threading.Barrier(8))
    monkeypatch.setattr(sending, "may_request", counted_late)
    assert race_for_the_limit(mso, 8) == 8


@pytest.fixture
def no_unique_index():
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'request_open_once'")
        definition = cursor.fetchone()[0]
        cursor.execute("DROP INDEX request_open_once")
    yield
    ContactRequest.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(definition)


def test_control_without_lock_and_constraint_a_pair_has_many_requests(mso, monkeypatch, no_unique_index):
    monkeypatch.setattr(sending, "lock_settings", without_lock)
    monkeypatch.setattr(f"{__name__}.BARRIER", threading.Barrier(4))
    monkeypatch.setattr(sending, "may_request", counted_late)
    run_together(*[sender(OrganisationFactory(employer=True), mso)] * 4)
    assert ContactRequest.objects.count() == 4


def noes(request, number):
    """A third each by two links and by the page of the board."""
    board = RepresentativeFactory(organisation=request.mso, role="board").user
    links = [issue_link("request_decline", timedelta(days=1))[0] for _number in range(2)]

    def decline(**by):
        def click():
            try:
                return decline_request(ContactRequest.objects.get(pk=request.pk), reason="no_time", **by)
            except LinkNotUsable:
                return "used"

        return refusal_of_the_database(click)

    ways = [decline(link=links[0]), decline(actor=board), decline(link=links[1])]
    return [ways[place % 3] for place in range(number)]


@pytest.fixture
def request_of_somebody():
    return ContactRequestFactory(employer=RepresentativeFactory(organisation__employer=True).organisation)


def test_fifty_noes_by_two_links_and_by_the_page_are_one(request_of_somebody):
    outcomes = run_together(*noes(request_of_somebody, MANY))
    assert outcomes.count(True) == 1
    assert set(outcomes) <= {True, False, "used"}
    assert RequestTransition.objects.filter(subject=request_of_somebody).count() == Message.objects.count() == 1


def test_control_without_lock_link_and_page_both_say_no(request_of_somebody, monkeypatch):
    without_locks(monkeypatch)
    meet_in_move(monkeypatch, answering, "DECLINE", threading.Barrier(2, timeout=60))
    outcomes = run_together(*noes(request_of_somebody, 2))
    assert outcomes == [True, True] or IntegrityError in {type(each) for each in outcomes}


def asked_again_under_the_no(mso, monkeypatch, number):
    """The rules are asked before the no is there, and the new request is stored after it."""
    request = ContactRequestFactory(mso=mso)
    board = mso.representatives.get().user
    ready, said = threading.Barrier(number + 1, timeout=60), threading.Event()

    def allowed_before(*_arguments):
        ready.wait()
        assert said.wait(60)
        return Answer(ok=True)

    def say_no():
        ready.wait()
        try:
            return decline_request(ContactRequest.objects.get(pk=request.pk), actor=board, reason="no_time")
        finally:
            said.set()

    monkeypatch.setattr(sending, "lock_settings", without_lock)
    monkeypatch.setattr(sending, "may_request", allowed_before)
    return run_together(*[sender(request.employer, mso)] * number, say_no)


def test_requests_that_were_allowed_before_a_no_are_refused_after_it(mso, monkeypatch):
    outcomes = asked_again_under_the_no(mso, monkeypatch, MANY - 1)
    assert ({type(each) for each in outcomes[:-1]}, outcomes[-1]) == ({RequestRefused}, True)
    assert ContactRequest.objects.count() == 1


def test_control_without_the_trigger_the_no_is_not_heard(mso, monkeypatch):
    table = ContactRequest._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgname LIKE 'pgtrigger_request_not_repeated%'")
        (trigger,) = cursor.fetchone()
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
    try:
        asked_again_under_the_no(mso, monkeypatch, 2)
        assert sorted(ContactRequest.objects.values_list("state", flat=True)) == ["declined", "sent"]
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {trigger}")


def test_a_new_request_waits_for_the_no_that_is_on_its_way(mso):
    request = ContactRequestFactory(mso=mso)
    board = mso.representatives.get().user
    send = sender(request.employer, mso)
    with mock.patch.object(sending, "may_request", return_value=Answer(ok=True)):
        outcomes = run_together(
            lambda: decline_request(ContactRequest.objects.get(pk=request.pk), actor=board, reason="no_time"), send
        )
    assert isinstance(outcomes[1], MoveRefused)
    assert ContactRequest.objects.count() == 1
