"""A list as each side sees it."""

import pytest
from django.utils import timezone, translation

from checklists.domain.event_lists import begin_list
from checklists.domain.loading import load_templates
from checklists.domain.seen import sheet_with_findings
from checklists.domain.standing import Standing
from checklists.domain.ticking import tick_item
from checklists.models import Checklist
from checklists.states.item import Answer
from events.models import EventNeeds, Venue
from portal.shared.caching import derived
from tests.factories.accounts import UserFactory
from tests.factories.checklists import list_of, version_of
from tests.factories.events import EventFactory
from tests.factories.partners import RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def checklist():
    load_templates()
    begin_list(EventFactory(needs={"group_languages": ["ar", "tr"], "languages": ["de"]}), None)
    return Checklist.objects.select_related("event", "version").get()


@pytest.fixture
def people(checklist):
    """Somebody of the employer and somebody of the association."""
    parties = checklist.event.parties.order_by("side")
    return [RepresentativeFactory(organisation=party.organisation).user for party in parties]


def line(checklist, user, key):
    sheet = sheet_with_findings(checklist, user, timezone.localdate())
    return next(each for each in sheet.lines if each.answer.key == key)


def test_what_the_portal_says_is_said_in_words(checklist, people):
    with translation.override("de"):
        (seen,) = line(checklist, people[0], "hurdles").findings
    assert (seen.says, seen.to_do) == (
        "Eine Sprache der Gäste spricht und dolmetscht niemand: Arabisch, Türkisch.",
        "Suchen Sie jemanden, der dolmetscht.",
    )


def test_the_self_check_is_for_the_employer_alone(checklist, people):
    employer, mso = people
    assert [len(line(checklist, user, "openness").findings) for user in (employer, mso, UserFactory())] == [1, 0, 0]
    assert len(line(checklist, mso, "place").findings) == 1


def test_a_list_stands_as_people_and_portal_say(checklist, people):
    user = people[0]
    Venue.objects.update(step_free=True, transport="Linie 4")
    for key in ("welcome", "programme", "hurdles", "room-ready"):
        tick_item(checklist, key, actor=user, answer=Answer("done"), revision=0)
    Venue.objects.update(room="Saal 2")
    EventNeeds.objects.update(photos="none")
    sheet = sheet_with_findings(checklist, user, timezone.localdate())
    standings = {each.answer.key: each.standing for each in sheet.lines}
    assert {key: standings[key] for key in ("place", "welcome", "programme", "hurdles", "room-ready", "consents")} == {
        "place": Standing.CHECKED,
        "welcome": Standing.DONE,
        "programme": Standing.DONE_UNSEEN,
        "hurdles": Standing.DONE_PROBLEM,
        "room-ready": Standing.REOPENED,
        "consents": Standing.NOT_APPLICABLE,
    }
    assert [len(phase.lines) for phase in sheet.phases] == [4, 4, 3, 4, 5, 4, 4, 4, 6, 6]
    assert sheet.progress.total == 43


def test_it_costs_the_same_number_of_queries_whatever_its_length(people, checklist, django_assert_num_queries):
    short = list_of(version_of("short", ["one", "two", "three"]), event=checklist.event)
    short = Checklist.objects.select_related("event", "version").get(pk=short.pk)
    for each in (short, Checklist.objects.select_related("event", "version").get(pk=checklist.pk)):
        reader = type(people[0]).objects.get(pk=people[0].pk)
        derived.clear()
        with django_assert_num_queries(26):
            assert sheet_with_findings(each, reader, timezone.localdate()).lines
