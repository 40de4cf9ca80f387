"""Whether an item applies: what is decided settles it, what is not leaves it open."""

import pytest

from checklists.domain.conditions import FACT_VALUES, Applies, applies
from checklists.enums import Fact
from checklists.rules.facts import EventFacts, Needs, Place

YES, NO, UNKNOWN = Applies.YES, Applies.NO, Applies.UNKNOWN
HERE = {"place": Place(has_address=True)}


@pytest.mark.parametrize(
    ("condition", "values", "expected"),
    [
        ({}, {}, YES),
        ({"photos": ["planned"]}, {}, UNKNOWN),
        ({"photos": ["planned"]}, {"needs": Needs(photos="planned")}, YES),
        ({"photos": ["planned"]}, {"needs": Needs(photos="none")}, NO),
        ({"public_coverage": ["wanted"]}, {"needs": Needs(coverage="not")}, NO),
        ({"minors": ["yes"]}, {"minors": "yes"}, YES),
        ({"minors": ["yes"]}, {}, UNKNOWN),
        ({"online": ["no"]}, HERE, YES),
        ({"online": ["no"]}, {}, UNKNOWN),
        ({"online": ["no"]}, {"place": Place(is_online=True)}, NO),
        ({"online": ["no"]}, {"place": Place(is_online=True, has_address=True)}, YES),
        ({"format": ["bus_tour", "market"]}, {"formats": frozenset({"market", "leisure"})}, YES),
        ({"format": ["bus_tour"]}, {"formats": frozenset({"market"})}, NO),
        ({"photos": ["planned"], "online": ["yes"]}, HERE, NO),
        ({"photos": ["planned"], "online": ["no"]}, HERE, UNKNOWN),
    ],
)
def test_a_condition_is_settled_by_what_is_decided(condition, values, expected):
    assert applies(condition, EventFacts(**values)) == expected


def test_without_an_event_a_condition_is_open():
    assert applies({"photos": ["planned"]}, None) == UNKNOWN


def test_every_fact_has_values_that_templates_may_name():
    assert {*FACT_VALUES} == {*Fact}
    assert all(FACT_VALUES.values())
