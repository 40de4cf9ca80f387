"""Due days reckoned backwards: workable, in order, the same when reckoned twice. No database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis.strategies import booleans, builds, composite, dates, integers, lists, none, sampled_from, sets

from checklists.domain.planning import Due, PlannedItem, Workdays, plan
from events.domain.calendars import People, Tradition, is_workable, public_holiday, school_break

EVENT_DAY = date(2027, 6, 16)  # a Wednesday
OWNERS = ["employer", "mso", "both"]
VOLUNTEERS = Workdays(is_voluntary=True)
PAID = Workdays()


def due(days, owner="employer", workdays=PAID, day=EVENT_DAY, anchor="event"):
    found = plan([PlannedItem("one", owner, days, anchor)], {anchor: day}, workdays)["one"]
    return found.on, str(found.part)


@pytest.mark.parametrize(
    ("days", "owner", "workdays", "expected"),
    [
        (-9, "employer", PAID, (date(2027, 6, 7), "day")),
        # Saturday and Sunday: an employer is asked on the Friday before, volunteers on the Saturday.
        (-10, "employer", PAID, (date(2027, 6, 4), "day")),
        (-10, "mso", VOLUNTEERS, (date(2027, 6, 5), "weekend")),
        (-10, "mso", PAID, (date(2027, 6, 4), "day")),
        (-10, "both", VOLUNTEERS, (date(2027, 6, 4), "evening")),
        (-9, "mso", VOLUNTEERS, (date(2027, 6, 7), "evening")),
        # Corpus Christi, 27 May.
        (-20, "employer", PAID, (date(2027, 5, 26), "day")),
        # Afterwards it is moved on: 26 June is a Saturday.
        (10, "employer", PAID, (date(2027, 6, 28), "day")),
        (0, "mso", VOLUNTEERS, (EVENT_DAY, "day")),
    ],
)
def test_days_are_moved_to_those_people_can_work_on(days, owner, workdays, expected):
    assert due(days, owner, workdays) == expected


def test_day_of_the_event_stays_even_on_a_sunday():
    assert due(0, day=date(2027, 6, 13)) == (date(2027, 6, 13), "day")


def test_school_holidays_are_passed_over_for_a_fortnight_only():
    summer = school_break(date(2027, 8, 1))
    second_week, fifth_week = summer.first + timedelta(days=9), summer.first + timedelta(days=30)
    assert due(-1, "mso", VOLUNTEERS, day=second_week + timedelta(days=1))[0] < summer.first
    assert summer.first < due(-1, "mso", VOLUNTEERS, day=fifth_week + timedelta(days=1))[0] <= fifth_week
    assert due(-1, day=second_week + timedelta(days=1))[0] > summer.first


def test_feasts_count_only_for_who_named_them():
    # The first day of Eid al-Fitr 2027 is a Tuesday (Diyanet: 9 March).
    eid = date(2027, 3, 9)
    keeps = Workdays(frozenset({Tradition.ISLAM}))
    assert due(-7, "mso", keeps, eid + timedelta(days=7))[0] < eid
    assert due(-7, "mso", PAID, eid + timedelta(days=7))[0] == eid
    assert due(-7, "employer", keeps, eid + timedelta(days=7))[0] == eid


def test_items_are_due_before_what_waits_for_them():
    items = [
        PlannedItem("place", "both", -20, "event", blocks=("media", "gone")),
        PlannedItem("media", "mso", -28, "event", blocks=("who",)),
        PlannedItem("who", "mso", -30, "event"),
    ]
    found = plan(items, {"event": EVENT_DAY}, PAID)
    assert found["place"].on == found["media"].on == found["who"].on == date(2027, 5, 14)
    moved = plan([replace(items[0], own_due_on=date(2027, 6, 1)), *items[1:]], {"event": EVENT_DAY}, PAID)
    assert moved["place"] == Due(date(2027, 6, 1))


def test_own_day_binds_what_comes_before_it():
    items = [
        PlannedItem("place", "employer", -20, "event", blocks=("media",)),
        PlannedItem("media", "mso", -10, "event", own_due_on=date(2027, 5, 3)),
    ]
    assert plan(items, {"event": EVENT_DAY}, PAID)["place"].on == date(2027, 5, 3)


def test_items_without_a_known_day_have_none():
    items = [PlannedItem("contact", "employer", 7, "first_contact"), PlannedItem("any", "mso")]
    assert plan(items, {"event": EVENT_DAY}, PAID) == {}


@pytest.mark.parametrize(
    ("begun", "expected"),
    [
        (date(2027, 1, 4), [date(2027, 4, 16), date(2027, 5, 26), date(2027, 6, 10)]),
        # A week later is Whit Monday: the day after for what is late, the others keep their days.
        (date(2027, 5, 10), [date(2027, 5, 18), date(2027, 5, 26), date(2027, 6, 10)]),
        # Four days before: nothing is due after the day itself.
        (EVENT_DAY - timedelta(days=4), [EVENT_DAY, EVENT_DAY, EVENT_DAY]),
    ],
)
def test_a_list_begun_late_asks_for_nothing_in_the_past(begun, expected):
    items = [
        PlannedItem("early", "employer", -60, "event", blocks=("later",)),
        PlannedItem("later", "employer", -20, "event"),
        PlannedItem("last", "employer", -6, "event"),
    ]
    found = plan(items, {"event": EVENT_DAY}, PAID, begun=begun)
    assert [found[key].on for key in ("early", "later", "last")] == expected


@composite
def planned_lists(draw):
    """Draw items of which some wait for others, in circles too."""
    keys = [f"item-{number}" for number in range(draw(integers(1, 8)))]
    return [
        draw(
            builds(
                PlannedItem,
                key=sampled_from([key]),
                owner=sampled_from(OWNERS),
                days=integers(-150, 60) | none(),
                anchor=sampled_from(["event", "agreement"]),
                blocks=lists(sampled_from(keys), max_size=2).map(tuple),
                own_due_on=none() | none() | dates(date(2026, 11, 1), date(2027, 9, 1)),
            )
        )
        for key in keys
    ]


traditions = sets(sampled_from(list(Tradition)), max_size=2).map(frozenset)
workdays = builds(Workdays, traditions, is_voluntary=booleans(), with_families=booleans())
days = dates(date(2027, 1, 1), date(2028, 12, 31))


@settings(max_examples=80, deadline=None)
@given(planned_lists(), workdays, days, days)
def test_plans_hold_what_they_promise(items, people, event, agreement):
    anchors = {"event": event, "agreement": agreement}
    found = plan(items, anchors, people)
    assert plan([replace(item, own_due_on=found[item.key].on) for item in items if item.key in found], {}, people) == {
        key: Due(each.on) for key, each in found.items()
    }
    plan(items, {"event": event + timedelta(days=40)}, people)
    assert plan(items, anchors, people) == found
    for item in items:
        if item.own_due_on is not None:
            assert found[item.key] == Due(item.own_due_on)
        elif item.days is None:
            assert item.key not in found
        else:
            assert_right(item, found, anchors[item.anchor], people)


def assert_right(item, found, anchor, people):
    day, part = found[item.key].on, found[item.key].part
    raw = anchor + timedelta(days=item.days)
    assert day <= raw or item.days > 0
    if day == anchor:
        return
    saturdays = item.owner == "mso" and people.is_voluntary
    assert day.weekday() < (6 if saturdays else 5)
    assert public_holiday(day) is None
    if item.owner != "employer":
        assert is_workable(day, People(people.traditions))
    if people.is_voluntary and item.owner != "employer":
        assert part == ("weekend" if day.weekday() == 5 else "evening")


@settings(max_examples=60, deadline=None)
@given(planned_lists(), workdays, days)
def test_nothing_is_due_after_what_waits_for_it(items, people, event):
    # Without circles: items wait for later ones only.
    order = {item.key: place for place, item in enumerate(items)}
    items = [
        replace(item, own_due_on=None, blocks=tuple(key for key in item.blocks if order[key] > order[item.key]))
        for item in items
    ]
    found = plan(items, {"event": event, "agreement": event}, people)
    for item in items:
        for key in item.blocks:
            if item.key in found and key in found:
                assert found[item.key].on <= found[key].on
