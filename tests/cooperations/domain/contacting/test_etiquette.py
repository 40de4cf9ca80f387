"""May an employer ask an MSO now? And how long an answer takes."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from cooperations.domain.contacting.etiquette import may_request
from cooperations.domain.contacting.median import median_answer_days
from cooperations.domain.contacting.people import people_of
from portal.outbox.models import Bounce
from tests.factories.contact import BlockFactory, ContactRequestFactory, ContactSettingsFactory
from tests.factories.partners import (
    ContactPersonFactory,
    MsoProfileFactory,
    OrganisationFactory,
    RepresentativeFactory,
)

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 12, 31, 12, tzinfo=BERLIN)


@pytest.fixture
def employer():
    return OrganisationFactory(employer=True)


@pytest.fixture
def mso():
    return RepresentativeFactory().organisation


def test_in_the_usual_case_yes(employer, mso):
    assert may_request(employer, mso, now=NOON).ok


def test_nothing_tells_of_a_block(employer, mso):
    before = may_request(employer, mso, now=NOON)
    BlockFactory(blocker=mso, blocked=employer)
    assert may_request(employer, mso, now=NOON) == before


@pytest.mark.parametrize("state", ["sent", "mediated"])
def test_not_while_one_is_open(employer, mso, state):
    ContactRequestFactory(employer=employer, mso=mso, state=state)
    assert "already" in may_request(employer, mso).sentence


def test_not_for_six_months_after_a_no_and_the_day_is_named(employer, mso):
    ContactRequestFactory(employer=employer, mso=mso, state="declined", closed_on=date(2026, 12, 1))
    answer = may_request(employer, mso, now=NOON)
    assert (answer.ok, answer.again_on) == (False, date(2027, 6, 1))
    assert "2027" in answer.sentence
    assert not may_request(employer, mso, now=NOON + timedelta(days=151)).ok
    assert may_request(employer, mso, now=NOON + timedelta(days=152)).ok


@pytest.mark.parametrize(
    ("pause", "ok"),
    [
        ({"is_paused": True}, False),
        ({"is_paused": True, "paused_until": date(2026, 12, 31)}, False),
        ({"is_paused": True, "paused_until": date(2026, 12, 30)}, True),
        ({"is_paused": False}, True),
    ],
)
def test_a_pause_holds_up_to_its_last_day(employer, mso, pause, ok):
    ContactSettingsFactory(organisation=mso, pause_note="Sommerfest" if pause["is_paused"] else "", **pause)
    answer = may_request(employer, mso, now=NOON)
    assert answer.ok is ok
    assert ok or "Sommerfest" in answer.sentence


def test_the_limit_is_that_of_the_month_and_the_number_is_not_told(employer, mso):
    MsoProfileFactory(organisation=mso, monthly_request_limit=2)
    for day in (date(2026, 11, 30), date(2026, 12, 1)):
        ContactRequestFactory(mso=mso, sent_on=day)
    ContactRequestFactory(mso=mso, sent_on=date(2026, 12, 2), is_silenced=True)
    assert may_request(employer, mso, now=NOON).ok
    ContactRequestFactory(mso=mso, sent_on=date(2026, 12, 31))
    answer = may_request(employer, mso, now=NOON)
    assert (answer.ok, answer.again_on) == (False, date(2027, 1, 1))
    assert " 2 " not in answer.sentence
    # Half past midnight in Berlin is another month, whatever the clock of Greenwich says.
    assert may_request(employer, mso, now=datetime(2027, 1, 1, 0, 30, tzinfo=BERLIN)).ok


def test_a_limit_of_none_is_a_pause(employer, mso):
    MsoProfileFactory(organisation=mso, monthly_request_limit=0)
    assert not may_request(employer, mso).ok


def test_whom_no_mail_reaches_is_called_instead(employer):
    mso = OrganisationFactory()
    assert "call" in may_request(employer, mso).sentence
    ContactPersonFactory(organisation=mso, email="Vorstand@example.org", languages=["tr"])
    assert may_request(employer, mso).ok
    assert [(each.address, each.language) for each in people_of(mso)] == [("vorstand@example.org", "tr")]


def test_those_who_act_come_first_and_marked_addresses_not_at_all(mso):
    ContactPersonFactory(organisation=mso, email="kontakt@example.org", is_general=True)
    user = mso.representatives.get().user
    assert [each.user for each in people_of(mso)] == [user]
    Bounce.objects.create(digest="x", address=user.email, status="5.1.1", is_permanent=True)
    assert [each.address for each in people_of(mso)] == ["kontakt@example.org"]


def test_drafts_take_no_requests(employer):
    assert not may_request(employer, RepresentativeFactory(organisation__state="paused").organisation).ok


def answered(mso, hours, **values):
    now = timezone.now()
    sent_at = values.pop("sent_at", now - timedelta(days=30))
    return ContactRequestFactory(
        mso=mso, state="answered", sent_at=sent_at, first_answer_at=sent_at + timedelta(hours=hours), **values
    )


def test_the_median_is_shown_from_five_answers_on(mso, django_assert_num_queries):
    for hours in (1, 30, 49, 300):
        answered(mso, hours)
    ContactRequestFactory(mso=mso)
    answered(mso, 1, is_silenced=True)
    answered(mso, 1, sent_at=timezone.now() - timedelta(days=800))
    assert median_answer_days([mso.pk]) == {}
    declined = ContactRequestFactory(mso=mso, state="declined", first_answer_at=timezone.now())
    assert declined.first_answer_at
    with django_assert_num_queries(1):
        assert median_answer_days([mso.pk, 0]) == {mso.pk: 2}
