"""How an item stands, and what that means for the progress."""

from dataclasses import replace
from datetime import datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.domain.conditions import Applies
from checklists.domain.standing import (
    DONE,
    Standing,
    Standpoint,
    has_changed,
    level_of,
    mark_of,
    progress_of_standings,
    standing,
)
from checklists.enums import AnswerState, Level, Topic
from checklists.rules.base import Finding
from checklists.rules.facts import EventFacts, Needs, Place

OPEN, DONE_, LEFT_OUT = AnswerState.OPEN, AnswerState.DONE, AnswerState.NOT_APPLICABLE
ALL = [
    Standpoint(answer, finding, is_changed, applies)
    for answer, finding, is_changed, applies in product(AnswerState, (None, *Level), (False, True), Applies)
]


@pytest.mark.parametrize(
    ("answer", "finding", "is_changed", "expected"),
    [
        (OPEN, None, False, "open"),
        (OPEN, Level.OPEN, False, "open"),
        (OPEN, Level.OK, False, "checked"),
        (OPEN, Level.PROBLEM, False, "problem"),
        (DONE_, None, False, "done"),
        (DONE_, Level.OK, False, "done"),
        (DONE_, Level.OPEN, False, "done_unseen"),
        (DONE_, Level.PROBLEM, False, "done_problem"),
        (DONE_, Level.OK, True, "done"),
        (DONE_, None, True, "reopened"),
        (DONE_, Level.OPEN, True, "reopened"),
        (DONE_, Level.PROBLEM, True, "done_problem"),
        (LEFT_OUT, Level.PROBLEM, True, "not_applicable"),
    ],
)
def test_person_portal_and_change_together(answer, finding, is_changed, expected):
    assert standing(Standpoint(answer, finding, is_changed)) == expected


@pytest.mark.parametrize(
    ("answer", "applies", "expected"),
    [(OPEN, "no", "not_applicable"), (OPEN, "unknown", "undecided"), (DONE_, "unknown", "done"), (DONE_, "no", "done")],
)
def test_what_does_not_apply_is_left_out_unless_people_did_it(answer, applies, expected):
    assert standing(Standpoint(answer, applies=Applies(applies))) == expected


def test_nothing_counts_as_done_with_a_problem_or_without_a_tick_or_a_check():
    for each in ALL:
        if standing(each) in DONE:
            assert each.finding != Level.PROBLEM
            assert each.answer == DONE_ or each.finding == Level.OK


@given(st.lists(st.tuples(st.sampled_from(ALL), st.integers(1, 10)), max_size=12), st.data())
def test_progress_stays_in_its_bounds_and_a_tick_never_lowers_it(items, data):
    before = progress_of_standings((standing(each), weight) for each, weight in items)
    assert 0 <= before.percent <= 100
    ticked = [number for number, (each, _weight) in enumerate(items) if each.answer == OPEN and each.applies == "yes"]
    if ticked:
        number = data.draw(st.sampled_from(ticked))
        each, weight = items[number]
        items[number] = (replace(each, answer=DONE_, is_changed=False), weight)
        after = progress_of_standings((standing(each), weight) for each, weight in items)
        assert after.percent >= before.percent


def test_what_is_undecided_is_left_out_of_the_progress():
    progress = progress_of_standings([(Standing.DONE, 1), (Standing.OPEN, 1), (Standing.UNDECIDED, 10)])
    assert (progress.percent, progress.total) == (50, 2)


def test_the_gravest_finding_counts():
    assert level_of([]) is None
    assert level_of([Finding(Level.OK, "a"), Finding(Level.PROBLEM, "b"), Finding(Level.OPEN, "c")]) == Level.PROBLEM


FACTS = EventFacts(starts_at=datetime(2027, 3, 1, 18, 0), ends_at=datetime(2027, 3, 1, 20, 0))  # noqa: DTZ001 -- local
CHANGES = {
    Topic.DATE: {"starts_at": datetime(2027, 3, 2, 18, 0), "ends_at": datetime(2027, 3, 2, 20, 0)},  # noqa: DTZ001
    Topic.TIME: {"ends_at": datetime(2027, 3, 1, 20, 30)},  # noqa: DTZ001
    Topic.PLACE: {"place": Place(where="kampstr1|44137|")},
    Topic.FORMAT: {"formats": frozenset({"market"})},
    Topic.GROUP: {"target_groups": frozenset({"parents"})},
    Topic.LANGUAGES: {"needs": Needs(interpreted=frozenset({"ar"}))},
}


@pytest.mark.parametrize("changed", Topic)
def test_a_mark_changes_with_its_own_facts_only(changed):
    now = replace(FACTS, **CHANGES[changed])
    assert [topic for topic in Topic if has_changed(mark_of([topic], FACTS), [topic], now)] == [changed]


def test_without_facts_nothing_is_reopened():
    assert mark_of([], FACTS) == mark_of(["date"], None) == ""
    assert not has_changed("", ["date"], FACTS)
