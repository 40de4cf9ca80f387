"""What is open again when the event changes: of all 44 items, and of those that formats bring. No database."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from checklists.domain.conditions import Applies, applies
from checklists.domain.loading import read_templates
from checklists.domain.standing import Standing, Standpoint, has_changed, mark_of, standing
from checklists.enums import Level, Topic
from checklists.rules.facts import EventFacts, Needs, Place

START = datetime(2027, 3, 1, 18, tzinfo=ZoneInfo("Europe/Berlin"))
FACTS = EventFacts(
    starts_at=START,
    ends_at=START + timedelta(hours=2),
    formats=frozenset({"information_evening", "bus_tour"}),
    target_groups=frozenset({"parents"}),
    place=Place(has_address=True, where="kampstr1|44137|"),
    needs=Needs(languages=frozenset({"de"}), photos="planned", coverage="wanted"),
)
WEEK = timedelta(days=7)
DATE_AND_PLACE = {"media", "place-and-time-told", "reminded", "way-home"}
REOPENED = {
    "the date is moved": (
        {"starts_at": START + WEEK, "ends_at": START + WEEK + timedelta(hours=2)},
        DATE_AND_PLACE
        | {"day", "time", "trusted-person", "who-informs", "press", "access-and-emergency", "room-ready"}
        | {"bus-booked", "list-on-board", "tables-staffed", "enough-helpers", "link-sent-twice"}
        | {"tour-planned-together", "parents-agree"},
    ),
    "it begins earlier": (
        {"starts_at": START - timedelta(hours=1)},
        DATE_AND_PLACE | {"time", "bus-booked", "tables-staffed", "link-sent-twice"},
    ),
    "the date is gone": (
        {"starts_at": None, "ends_at": None},
        DATE_AND_PLACE
        | {"day", "time", "trusted-person", "who-informs", "press", "access-and-emergency", "room-ready"}
        | {"bus-booked", "list-on-board", "tables-staffed", "enough-helpers", "link-sent-twice"}
        | {"tour-planned-together", "parents-agree"},
    ),
    "the place is another": (
        {"place": Place(has_address=True, where="hafenstr2|44145|")},
        DATE_AND_PLACE
        | {"place", "access-and-emergency", "room-ready"}
        | {"bus-booked", "signs", "insured", "rules-told", "tour-planned-together"},
    ),
    "the group is another": (
        {"target_groups": frozenset({"young_people"})},
        {"target-group-set", "hurdles", "who-informs", "fitting-words", "chosen-by-the-group", "voices"},
    ),
    "the guests speak another language": (
        {"needs": replace(FACTS.needs, group_languages=frozenset({"ar"}))},
        {"hurdles", "fitting-words", "signs"},
    ),
    "one format is called off": ({"formats": frozenset({"information_evening"})}, {"programme"}),
    "nothing that an answer rests on": ({"capacity": 40, "expected": 12, "minors": "yes"}, set()),
}


@pytest.fixture(scope="module")
def items():
    templates = {each.slug: each.items for each in read_templates()}
    assert len(templates["cooperation-event"]) == 44
    return [*templates["cooperation-event"], *templates["event-formats"]]


@pytest.mark.parametrize("change", REOPENED)
def test_a_change_reopens_what_rests_on_it_and_nothing_else(items, change):
    values, expected = REOPENED[change]
    now = replace(FACTS, **values)
    found = {item.slug for item in items if has_changed(mark_of(item.again_when, FACTS), item.again_when, now)}
    assert found == expected


def test_every_topic_and_every_item_that_rests_on_something_is_tried(items):
    assert {topic for item in items for topic in item.again_when} == set(Topic.values)
    assert set().union(*(slugs for _values, slugs in REOPENED.values())) == {
        item.slug for item in items if item.again_when
    }


def test_what_is_reopened_is_done_again_when_the_portal_sees_it_or_the_date_comes_back(items):
    day = next(item for item in items if item.slug == "day")
    mark, moved = mark_of(day.again_when, FACTS), replace(FACTS, starts_at=START + WEEK, ends_at=START + WEEK)
    levels = {None: Standing.REOPENED, Level.OPEN: Standing.REOPENED, Level.OK: Standing.DONE}
    for level, expected in levels.items():
        assert standing(Standpoint("done", level, has_changed(mark, day.again_when, moved))) == expected
    assert standing(Standpoint("done", None, has_changed(mark, day.again_when, FACTS))) == Standing.DONE


def test_items_of_a_format_that_is_called_off_no_longer_apply(items):
    bus = next(item for item in items if item.slug == "bus-booked")
    assert applies(bus.applies_when, FACTS) == Applies.YES
    assert applies(bus.applies_when, replace(FACTS, formats=frozenset({"information_evening"}))) == Applies.NO
    agree = next(item for item in items if item.slug == "parents-agree")
    visit = replace(FACTS, formats=frozenset({"company_visit"}))
    said = [applies(agree.applies_when, replace(visit, minors=minors)) for minors in ("yes", "no", "unknown")]
    assert said == [Applies.YES, Applies.NO, Applies.UNKNOWN]
