from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.shared.small_numbers import SMALLEST, shown, suppressed, suppressed_list

NUMBERS = st.one_of(st.integers(0, 7), st.integers(0, 60))
TABLES = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(NUMBERS, min_size=width, max_size=width), min_size=1, max_size=2)
)


@pytest.mark.parametrize(
    ("number", "inside", "expected"),
    [
        (0, None, None),
        (4, None, None),
        (5, None, 5),
        (5, 10, 5),
        (20, 24, None),
        (20, 20, None),
        (4, 40, None),
    ],
)
def test_a_number_is_shown_when_neither_it_nor_the_rest_is_small(number, inside, expected):
    assert shown(number, inside=inside) == expected


def test_the_next_smallest_goes_with_a_single_small_one():
    assert suppressed_list([3, 9, 12, 40]) == ((None, None, 12, 40), 64)
    assert suppressed_list([3, 4, 12, 40]) == ((None, None, 12, 40), 59)
    assert suppressed_list([7, 9]) == ((7, 9), 16)
    # Two zeros would follow from their sum.
    assert suppressed_list([0, 0, 12, 40]) == ((None, None, None, 40), 52)
    assert suppressed_list([1, 2]) == ((None, None), None)


def test_sums_of_both_ways_give_nothing_away():
    table = suppressed([[3, 20, 30], [8, 9, 10], [50, 60, 70]])

    assert table.cells == ((None, None, 30), (None, None, 10), (50, 60, 70))
    assert (table.row_sums, table.column_sums, table.total) == ((53, 27, 180), (61, 89, 110), 260)


def all_of(table):
    return [*table.row_sums, *table.column_sums, table.total, *(cell for row in table.cells for cell in row)]


def sums_of(cells):
    columns = list(zip(*cells, strict=True))
    return [*map(sum, cells), *map(sum, columns), sum(map(sum, cells)), *(cell for row in cells for cell in row)]


def others_that_look_the_same(cells, table):
    """Every table whose numbers differ by one at most and that would be shown as ``table``, number by number."""
    for changes in product((-1, 0, 1), repeat=len(cells) * len(cells[0])):
        change = iter(changes)
        other = [[cell + next(change) for cell in row] for row in cells]
        numbers = sums_of(other)
        if min(numbers) >= 0 and all(
            seen in (None, number) for seen, number in zip(all_of(table), numbers, strict=True)
        ):
            yield numbers


@settings(max_examples=150, deadline=None)
@given(TABLES)
def test_no_hidden_number_follows_from_what_is_shown(cells):
    table = suppressed(cells)
    told = all_of(table)
    true = sums_of(cells)

    assert all(seen is None or seen == number >= SMALLEST for seen, number in zip(told, true, strict=True))
    others = list(others_that_look_the_same(cells, table))
    for position, seen in enumerate(told):
        if seen is None:
            assert any(other[position] != true[position] for other in others)


@settings(max_examples=150, deadline=None)
@given(st.lists(NUMBERS, min_size=1, max_size=5))
def test_no_hidden_part_follows_from_its_whole(numbers):
    parts, whole = suppressed_list(numbers)

    hidden = [number for number, seen in zip(numbers, parts, strict=True) if seen is None]
    assert all(seen is None or seen == number >= SMALLEST for seen, number in zip(parts, numbers, strict=True))
    if whole is not None and hidden:
        assert whole == sum(numbers)
        assert len(hidden) > 1
        assert sum(hidden) > 0
