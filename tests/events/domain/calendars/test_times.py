"""Clock changes, the sun, Fridays: times are right to five minutes, all year round."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.domain.calendars import Point, friday_prayer, noon, shabbat, sunset
from events.domain.calendars.berlin import NoSuchTimeError, berlin, later

SUMMER_BEGINS, SUMMER_ENDS = date(2027, 3, 28), date(2027, 10, 31)


def test_the_hour_that_clocks_skip_is_refused() -> None:
    with pytest.raises(NoSuchTimeError):
        berlin(SUMMER_BEGINS, time(2, 30))
    assert berlin(SUMMER_BEGINS, time(3)).astimezone(UTC) == datetime(2027, 3, 28, 1, tzinfo=UTC)


def test_of_the_hour_that_comes_twice_it_is_the_first() -> None:
    assert berlin(SUMMER_ENDS, time(2, 30)).astimezone(UTC) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_minutes_pass_whatever_the_clocks_do() -> None:
    assert later(berlin(SUMMER_BEGINS, time(1)), 120).time() == time(4)
    assert later(berlin(SUMMER_ENDS, time(1)), 120).time() == time(2)


@given(
    day=st.dates(date(2024, 1, 1), date(2037, 12, 31)),
    at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
)
def test_a_time_that_exists_is_what_clocks_show(day: date, at: time) -> None:
    try:
        moment = berlin(day, at)
    except NoSuchTimeError:
        assert day.month == 3
        assert day.weekday() == 6
        assert at.hour == 2
    else:
        assert (moment.date(), moment.time()) == (day, at)
        assert later(later(moment, 90), -90) == moment


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        # Sun over Dortmund by the tables of the German Weather Service's region, to a few minutes.
        (date(2027, 2, 10), time(17, 35)),
        (date(2027, 6, 21), time(21, 50)),
        (date(2027, 12, 21), time(16, 20)),
    ],
)
def test_sunset_in_dortmund(day: date, shown: time) -> None:
    wanted = berlin(day, shown)
    assert abs(sunset(day) - wanted) <= timedelta(minutes=5)


def test_sunset_follows_the_place() -> None:
    aachen, hoexter = Point(50.77, 6.08), Point(51.77, 9.38)
    assert sunset(date(2027, 9, 22), aachen) - sunset(date(2027, 9, 22), hoexter) >= timedelta(minutes=10)


def test_friday_prayer_lies_around_noon_of_the_sun_in_winter_and_summer() -> None:
    winter, summer = friday_prayer(date(2027, 2, 12)), friday_prayer(date(2027, 7, 2))
    assert winter
    assert summer
    assert winter[0].time() == time(12, 30)
    assert summer[1].time() == time(14, 50)
    assert winter[0] < noon(date(2027, 2, 12)) < winter[1]
    assert friday_prayer(date(2027, 2, 11)) is None


def test_shabbat_lasts_from_friday_evening_to_the_stars_of_saturday() -> None:
    friday = shabbat(date(2027, 2, 12))
    assert friday == shabbat(date(2027, 2, 13))
    assert friday
    assert (friday[0].time(), friday[1].time()) == (time(17, 20), time(18, 30))
    assert shabbat(date(2027, 2, 14)) is None
