"""Adding months to a day the way PostgreSQL does it, so that both count the same."""

import calendar
from datetime import date


def add_months(day: date, months: int) -> date:
    """Return the same day ``months`` later; where that month is shorter, its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
