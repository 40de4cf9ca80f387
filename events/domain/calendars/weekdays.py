"""Weekdays within months."""

from datetime import date, timedelta

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


def weekday_from(day: date, weekday: int) -> date:
    """Return the first ``weekday`` (Monday is 0) on or after ``day``."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the ``nth`` (from 1) ``weekday`` of the month."""
    return weekday_from(date(year, month, 1), weekday) + timedelta(weeks=nth - 1)
