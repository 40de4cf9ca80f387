"""Values of several years beside each other: like with like, else the differences."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reports.domain.indicators.comparing import Measured, differences, over_the_years

FIRST = Measured(2024, Decimal(100), "people", "Personen", "alle Beschäftigten", "register", date(2024, 9, 30))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, ()),
        ({"unit": "PERSONEN", "basis": " alle  beschäftigten"}, ()),
        ({"unit": "Stellen"}, ("unit",)),
        ({"counts": "other"}, ("unit",)),
        ({"basis": "nur Kernverwaltung", "way": "estimate"}, ("basis", "way")),
    ],
)
def test_differences_are_named(change, expected):
    assert differences(FIRST, replace(FIRST, **change)) == expected


def test_change_is_told_only_beside_a_like_value_that_is_shown():
    values = [
        replace(FIRST, year=2026, value=Decimal(130)),
        FIRST,
        replace(FIRST, year=2025, value=Decimal(120)),
        replace(FIRST, year=2027, value=Decimal(90), way="survey"),
        replace(FIRST, year=2028, value=Decimal(3), way="survey"),
        replace(FIRST, year=2029, value=Decimal(9), way="survey"),
    ]
    rows = over_the_years(values, frozenset({2028}))
    assert [(row.measured.year, row.value, row.change, row.unlike) for row in rows] == [
        (2024, 100, None, ()),
        (2025, 120, 20, ()),
        (2026, 130, 10, ()),
        (2027, 90, None, ("way",)),
        (2028, None, None, ()),
        (2029, 9, None, ()),
    ]
