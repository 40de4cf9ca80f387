"""Groups under five are not shown, nor what they follow from: by subtraction, by rounding, through a sum."""

from datetime import date
from decimal import Decimal
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.domain.indicators.comparing import Measured
from reports.domain.indicators.hiding import hidden, is_small, sum_of

WHOLE = 1


def people(value, of=None, basis="alle Auszubildenden", **more):
    return Measured(2026, Decimal(value), "people", "Personen", basis, "register", date(2026, 9, 30), people=of, **more)


def share(value, of):
    return Measured(2026, Decimal(value), "share", "%", "alle Beschäftigten", "estimate", date(2026, 9, 30), people=of)


@pytest.mark.parametrize(
    ("measured", "expected"),
    [
        (people(5), False),
        (people(4), True),
        (people(0), True),
        (people(20, of=24), True),
        (people(20, of=25), False),
        (share("50", of=4), True),
        (share("12.5", of=40), False),
        (share("10", of=40), True),
        # Three or four of thirty: no whole number fits twelve percent.
        (share("12", of=30), True),
        # 49.5 to 50.5 of a thousand percent: at least 495 people.
        (share("50", of=1000), False),
        # Half a percent of a thousand is five; rounded to a whole percent it may be as few as five, never four …
        (share("0.5", of=1000), False),
        # … one percent of four hundred is anything from two to six.
        (share("1", of=400), True),
        (share("99", of=400), True),
        (Measured(2026, Decimal(3), "other", "Stunden", "je Person", "survey", date(2026, 9, 30)), False),
    ],
)
def test_a_small_group_follows_from_the_value(measured, expected):
    assert is_small(measured) is expected


@pytest.mark.parametrize(
    ("whole", "parts", "gone"),
    [
        (40, [20], set()),
        (20, [17], {2}),
        (20, [16, 4], {2, 3}),
        # The four and the smallest beside it; eight people in two places.
        (40, [28, 8, 4], {3, 4}),
        (40, [30, 9], {3}),
        # The only part and all of it: nobody would be left.
        (20, [20], {2}),
        (4, [4], {1, 2}),
        # Parts that overlap are not taken from each other.
        (30, [20, 25], set()),
    ],
)
def test_of_a_whole_enough_is_hidden(whole, parts, gone):
    numbers = [whole, *parts]
    values = {key: people(number) for key, number in enumerate(numbers, start=WHOLE)}
    assert hidden(values, {key: WHOLE for key in values if key != WHOLE}) == gone


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.integers(0, 8), st.integers(0, 40)), min_size=1, max_size=4), st.integers(0, 8))
def test_nobody_can_subtract(parts, rest):
    """What is hidden of a whole is five people or more, and each hidden number could be another one."""
    whole = sum(parts) + rest
    values = {key: people(number) for key, number in enumerate([whole, *parts], start=WHOLE)}
    gone = hidden(values, {key: WHOLE for key in values if key != WHOLE})

    assert all(key in gone or measured.value >= 5 for key, measured in values.items())
    if WHOLE in gone:
        return
    shown = {key: int(measured.value) for key, measured in values.items() if key not in gone}
    parts_shown = [key for key in shown if key != WHOLE]
    for size in range(1, len(parts_shown) + 1):
        for some in combinations(parts_shown, size):
            left = whole - sum(shown[key] for key in some)
            is_all = len(some) == len(parts) > 1 and rest == 0
            assert left >= 5 or is_all
    # Another table looks the same: hidden numbers, and those of whom nothing is said, balance each other.
    places = [int(values[key].value) for key in sorted(gone)] + ([rest] if rest or len(parts) == 1 else [])
    others = [
        changes
        for changes in product((-1, 0, 1), repeat=len(places))
        if sum(changes) == 0 and min((a + b for a, b in zip(places, changes, strict=True)), default=0) >= 0
    ]
    for position in range(len(gone)):
        assert any(changes[position] for changes in others)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=0, max_size=6))
def test_a_sum_never_tells_a_hidden_value(numbers):
    values = [people(number) for number in numbers]
    gone = [bool(hidden({WHOLE: each}, {})) for each in values]
    total = sum_of(values, gone)
    if any(number < 5 for number in numbers) or len(numbers) < 2:
        assert total is None
    else:
        assert total == sum(numbers)


def test_only_what_is_alike_is_added():
    one, other = people(10), people(20)
    assert sum_of([one, other], [False, False]) == 30
    assert sum_of([one, people(20, basis="alle Beschäftigten")], [False, False]) is None
    assert sum_of([share("50", 100), share("50", 100)], [False, False]) is None
