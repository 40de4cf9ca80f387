"""Times in Berlin, where clocks are changed twice a year."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")


class NoSuchTimeError(ValueError):
    """The clocks skip this time: there is no 2:30 on the last Sunday of March."""


@lru_cache(maxsize=8192)
def berlin(day: date, at: time) -> datetime:
    """Return the moment at which clocks in Berlin show ``at`` on ``day``, as an aware time in Berlin.

    Of the hour that comes twice in October it is the first.

    Raises:
        NoSuchTimeError: if the clocks skip that time.
    """
    moment = datetime.combine(day, at.replace(tzinfo=None, fold=0), tzinfo=BERLIN)
    if moment.astimezone(UTC).astimezone(BERLIN).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise NoSuchTimeError
    return moment


def later(moment: datetime, minutes: int) -> datetime:
    """Return the time in Berlin ``minutes`` after ``moment`` as they pass, whatever the clocks do meanwhile."""
    return (moment.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(BERLIN)
