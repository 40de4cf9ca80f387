"""Bars stay in the drawing, beside each other, as high as their number."""

import pytest

from reports.renderers.charts.bars import bar_chart


def test_bars_are_as_high_as_their_numbers():
    chart = bar_chart([("2029", 10), ("2030", 5), ("2031", 0)])
    heights = [bar.height for bar in chart.bars]
    assert heights == [162, 81, 0]
    assert {bar.y + bar.height for bar in chart.bars} == {chart.ground}


def test_small_number_is_seen_beside_a_large_one():
    assert bar_chart([("a", 1), ("b", 10_000)]).bars[0].height == 2


@pytest.mark.parametrize("count", [1, 2, 15, 40])
def test_bars_neither_touch_nor_leave_the_drawing(count):
    chart = bar_chart([(str(number), number) for number in range(count)])
    edges = [edge for bar in chart.bars for edge in (bar.x, bar.x + bar.width)]
    assert edges == sorted(edges)
    assert edges[0] > 0
    assert edges[-1] < chart.width
    assert min(bar.above for bar in chart.bars) > 10


def test_nothing_is_an_empty_chart():
    assert bar_chart([]).is_empty
    assert bar_chart([("2031", 0)]).is_empty
    assert not bar_chart([("2031", 1)]).is_empty
