"""The first item at risk of a list, and who could take it."""

from datetime import datetime

import pytest
from django.utils import timezone, translation

from checklists.domain.event_lists import SLUG, begin_list
from checklists.domain.risk import first_at_risk
from checklists.domain.ticking import tick_item
from checklists.models import Checklist, RuleFinding
from checklists.states.item import Answer
from events.models import Event
from tests.factories.checklists import version_of
from tests.factories.events import EventFactory
from tests.factories.partners import RepresentativeFactory

pytestmark = pytest.mark.django_db
BERLIN = timezone.get_default_timezone()
ITEMS = {
    "early": {"due_days": -30, "anchor": "event"},
    "talk": {"due_days": -20, "anchor": "event", "owner": "both", "weight": 2},
    "press": {"due_days": -7, "anchor": "event", "applies_when": {"public_coverage": ["wanted"]}},
    "guests": {"due_days": -3, "anchor": "event", "owner": "mso"},
}


@pytest.fixture(autouse=True)
def _english(time_machine):
    time_machine.move_to(datetime(2027, 3, 1, 12, tzinfo=BERLIN), tick=False)
    with translation.override("en"):
        yield


@pytest.fixture
def checklist():
    version_of(SLUG, ITEMS)
    starts_at = datetime(2027, 6, 16, 18, tzinfo=BERLIN)
    event = EventFactory(starts_at=starts_at)
    begin_list(event, None)
    return Checklist.objects.select_related("event__venue", "event__needs").get(event=event)


def person(checklist, side, name):
    party = checklist.event.parties.get(side=side)
    return RepresentativeFactory(organisation=party.organisation, user__name=name).user


def done(checklist, key, actor):
    tick_item(checklist, key, actor=actor, answer=Answer("done"), revision=0)


def test_nothing_is_at_risk_while_all_fits(checklist):
    assert first_at_risk(checklist) is None


def test_first_overdue_item_is_named_until_it_is_done(checklist, time_machine):
    erika = person(checklist, "employer", "Erika Muster")
    time_machine.move_to(datetime(2027, 6, 1, 12, tzinfo=BERLIN))
    first = first_at_risk(checklist)
    assert (first.key, first.why, first.turn, first.could_take) == ("early", "overdue", "employer", [])
    assert "14 May 2027" in first.sentence
    assert first.url.endswith(f"/{checklist.pk}/punkte/early/")
    done(checklist, "early", erika)
    assert first_at_risk(checklist).key == "talk"
    done(checklist, "talk", erika)
    assert first_at_risk(checklist) is None


def test_who_has_least_to_do_could_take_it(checklist, time_machine):
    busy, free = (person(checklist, "employer", name) for name in ("Anna Beispiel", "Zoe Beispiel"))
    amina = person(checklist, "mso", "Amina Muster")
    checklist.answers.filter(key="press").update(assigned_user=busy)
    time_machine.move_to(datetime(2027, 6, 1, 12, tzinfo=BERLIN))
    assert first_at_risk(checklist, busy).could_take == ["Zoe Beispiel"]
    assert first_at_risk(checklist, amina).could_take == []
    done(checklist, "early", busy)
    checklist.answers.filter(key="talk").update(assigned_user=free)
    seen = first_at_risk(checklist, free)
    assert (seen.turn, seen.could_take) == ("Zoe Beispiel", ["Anna Beispiel", "migrant self-organisation"])
    seen = first_at_risk(checklist, amina)
    assert (seen.helper, seen.could_take) == (amina, ["Amina Muster", "employer"])


def test_findings_count_for_those_they_are_for(checklist):
    erika, amina = person(checklist, "employer", "Erika Muster"), person(checklist, "mso", "Amina Muster")
    RuleFinding.objects.create(
        checklist=checklist, key="early", rule="any", code="any", level="problem", audience="employer"
    )
    assert first_at_risk(checklist, erika).why == "problem"
    assert first_at_risk(checklist, amina) is None
    assert first_at_risk(checklist) is None
    Checklist.objects.update(closed_at=timezone.now())
    checklist.refresh_from_db()
    assert first_at_risk(checklist, erika) is None


def test_items_that_do_not_apply_are_no_risk(checklist, time_machine):
    checklist.answers.exclude(key="press").delete()
    time_machine.move_to(datetime(2027, 6, 14, 12, tzinfo=BERLIN))
    assert first_at_risk(checklist) is None
    checklist.event.needs.coverage = "wanted"
    assert first_at_risk(checklist).key == "press"


def test_risk_costs_few_queries_and_one_for_who_could_help(checklist, time_machine, django_assert_num_queries):
    erika = person(checklist, "employer", "Erika Muster")
    erika.representations.current().count()
    for day, number in ((1, 4), (30, 5)):
        time_machine.move_to(datetime(2027, 5, day, 12, tzinfo=BERLIN))
        checklist.event = Event.objects.with_sections().get(pk=checklist.event_id)
        first_at_risk(checklist, erika)
        checklist.event = Event.objects.with_sections().get(pk=checklist.event_id)
        with django_assert_num_queries(number):
            assert (first_at_risk(checklist, erika) is None) == (number == 4)
