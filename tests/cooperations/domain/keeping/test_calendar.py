"""The days of a year: for every start nine of them, three weeks apart, none in the holidays; own months as wished."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cooperations.domain.keeping.calendar import days_of_year, is_quiet, spread
from cooperations.enums.keeping import Occasion
from cooperations.models.months import add_months

STARTS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@given(STARTS, st.integers(1, 9))
def test_days_are_spread_and_never_quiet(start, number):
    days = spread(start, number)
    assert len(days) == number
    assert not any(is_quiet(day) for day in days)
    assert start < days[0]
    assert days[-1] < add_months(start, 12)
    assert all(later - earlier >= timedelta(weeks=3) for earlier, later in pairwise(days))


@given(STARTS, st.dictionaries(st.sampled_from(Occasion), st.one_of(st.none(), st.integers(1, 12))))
def test_months_that_were_chosen_are_kept_within_the_year(start, months):
    days = days_of_year(start, tuple(Occasion), months)
    assert set(days) == set(Occasion)
    for occasion, month in months.items():
        if month:
            assert days[occasion].month == month
        assert start <= days[occasion] < add_months(start, 12) + timedelta(days=1)


def test_quiet_are_the_holidays_and_the_end_of_the_year():
    days = [
        date(2026, 6, 30),
        date(2026, 7, 1),
        date(2026, 8, 31),
        date(2026, 9, 1),
        date(2026, 12, 24),
        date(2027, 1, 1),
    ]
    assert [is_quiet(day) for day in days] == [False, True, True, False, True, False]
