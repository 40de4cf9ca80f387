"""Shades follow the numbers."""

from hypothesis import given
from hypothesis import strategies as st

from partners.domain.map.classes import MOST, shade


def test_nothing_is_not_shaded():
    assert shade({"a": 0, "b": 0}) == ({"a": 0, "b": 0}, [])


def test_few_different_numbers_get_a_shade_each_over_the_whole_scale():
    levels, classes = shade({"a": 1, "b": 2, "c": 9, "d": 2, "e": 0})
    assert levels == {"a": 1, "b": 3, "c": 5, "d": 3, "e": 0}
    assert [(each.level, each.low, each.high) for each in classes] == [(1, 1, 1), (3, 2, 2), (5, 9, 9)]


def test_many_numbers_are_divided_into_fifths():
    levels, classes = shade({str(number): number for number in range(1, 11)})
    assert [levels[str(number)] for number in range(1, 11)] == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert [(each.low, each.high) for each in classes] == [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10)]


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 60), max_size=53))
def test_larger_numbers_are_never_lighter_and_the_legend_holds_every_number(numbers):
    levels, classes = shade(numbers)
    ranked = sorted(numbers, key=numbers.__getitem__)
    assert [levels[key] for key in ranked] == sorted(levels[key] for key in ranked)
    by_level = {each.level: each for each in classes}
    assert len(by_level) == len(classes) <= MOST
    for key, number in numbers.items():
        assert (levels[key] == 0) == (number == 0)
        assert number == 0 or by_level[levels[key]].low <= number <= by_level[levels[key]].high
