"""The arithmetic of signing rules against a slow definition of it."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperations.domain.confirming.rule import Rule, Tally, outcome_of

RULES = st.tuples(st.integers(1, 5), st.integers(0, 3)).map(lambda pair: Rule(pair[0], pair[0] + pair[1]))


@st.composite
def tallies(draw):
    rule = draw(RULES)
    yes = draw(st.integers(0, rule.total))
    no = draw(st.integers(0, rule.total - yes))
    return Tally(rule, yes, no, draw(st.integers(0, rule.total - yes - no)))


def can_be_met(tally):
    """Try all ways in which those who have not answered could answer."""
    silent = range(tally.rule.total - tally.yes - tally.no)
    ways = (way for number in range(len(silent) + 1) for way in combinations(silent, number))
    return any(tally.yes + len(way) >= tally.rule.required for way in ways)


@pytest.mark.parametrize(("required", "total"), [(0, 1), (2, 1), (-1, -1)])
def test_impossible_rules_are_refused(required, total):
    with pytest.raises(ValueError, match="cannot sign"):
        Rule(required, total)


@given(tallies())
@settings(max_examples=500)
def test_a_rule_is_impossible_exactly_when_no_answers_could_meet_it(tally):
    assert tally.is_impossible == (not can_be_met(tally))


@given(tallies())
@settings(max_examples=500)
def test_naming_as_many_as_asked_for_lets_the_rule_be_met(tally):
    named = tally.waiting + tally.to_name
    assert tally.is_impossible or tally.yes + named >= tally.rule.required
    assert tally.to_name <= tally.free_places
    assert tally.yes + tally.no + named + (tally.free_places - tally.to_name) == tally.rule.total


@given(tallies())
@settings(max_examples=500)
def test_it_bears_exactly_as_many_noes_of_those_named_as_leave_enough_of_them(tally):
    def enough_after(noes):
        return tally.yes + tally.waiting - noes >= tally.rule.required

    assert tally.bears == sum(enough_after(noes) for noes in range(1, tally.rule.total + 1))


@given(st.lists(tallies(), max_size=4))
@settings(max_examples=500)
def test_one_refusal_refuses_and_only_all_complete(listed):
    expected = "open"
    if not all(can_be_met(each) for each in listed):
        expected = "refused"
    elif listed and not [each for each in listed if each.yes < each.rule.required]:
        expected = "complete"
    assert outcome_of(listed) == expected


def test_three_of_five():
    rule = Rule(3, 5)
    assert [Tally(rule, 2, no).is_impossible for no in range(4)] == [False, False, False, True]
    assert (Tally(rule, 2, 2, 1).bears, Tally(rule, 2, 1, 2).bears) == (0, 1)
    assert outcome_of([Tally(rule, 3, 2), Tally(Rule(1, 1), 1)]) == "complete"
    assert outcome_of([Tally(rule, 3, 2), Tally(Rule(1, 1), 0, 0, 1)]) == "open"
