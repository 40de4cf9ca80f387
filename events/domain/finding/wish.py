"""What is looked for, and the times that are compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from events.domain.calendars import DORTMUND, Point
from events.domain.calendars.berlin import berlin, later
from events.domain.calendars.weekdays import SATURDAY, SUNDAY
from partners.enums import MeetingFormat, MeetingTime, TargetGroup

MOST_DAYS = 180
_STARTS: dict[MeetingTime, tuple[time, ...]] = {
    MeetingTime.DAY: (time(9, 30), time(14), time(16, 30)),
    MeetingTime.EVENING: (time(18), time(19)),
}
_SATURDAY_STARTS: tuple[time, ...] = (time(11), time(15))
_SUNDAY_STARTS: tuple[time, ...] = (time(15),)


@dataclass(frozen=True)
class Wish:
    """A span of days (both included, at most 180), how long it takes, when in the week, for whom and where.

    Raises:
        ValueError: if the span is empty or too long, or the event would last no time.
    """

    first: date
    last: date
    minutes: int = 120
    parts: frozenset[MeetingTime] = frozenset(MeetingTime)
    formats: frozenset[MeetingFormat] = frozenset()
    groups: frozenset[TargetGroup] = frozenset()
    point: Point = DORTMUND

    def __post_init__(self) -> None:
        if not 0 <= (self.last - self.first).days < MOST_DAYS or self.minutes <= 0:
            raise ValueError("A wish has 1 to 180 days and takes some time.")

    def days(self) -> Iterator[date]:
        """Yield the days looked at."""
        for number in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=number)


@dataclass(frozen=True)
class Slot:
    """A time that is looked at."""

    starts_at: datetime
    ends_at: datetime

    @property
    def day(self) -> date:
        """Return the day in Berlin on which it begins."""
        return self.starts_at.date()

    def overlaps(self, begin: datetime, end: datetime) -> bool:
        """Return whether it touches the time from ``begin`` to ``end``."""
        return self.starts_at < end and begin < self.ends_at


def slot_at(starts_at: datetime, minutes: int) -> Slot:
    """Return the slot of ``minutes`` from ``starts_at``."""
    return Slot(starts_at, later(starts_at, minutes))


def part_of(moment: datetime) -> MeetingTime:
    """Return the part of the week in which ``moment`` (in Berlin) lies. Evening is from 17:00."""
    if moment.weekday() in (SATURDAY, SUNDAY):
        return MeetingTime.WEEKEND
    return MeetingTime.EVENING if moment.hour >= EVENING_HOUR else MeetingTime.DAY


EVENING_HOUR = 17


def slots_on(day: date, wish: Wish) -> Iterator[Slot]:
    """Yield the usual times of ``day`` within the parts of the week that are wished for."""
    weekday = day.weekday()
    if weekday in (SATURDAY, SUNDAY):
        parts: tuple[MeetingTime, ...] = (MeetingTime.WEEKEND,)
        times = {MeetingTime.WEEKEND: _SATURDAY_STARTS if weekday == SATURDAY else _SUNDAY_STARTS}
    else:
        parts, times = (MeetingTime.DAY, MeetingTime.EVENING), _STARTS
    for at in (at for part in parts if part in wish.parts for at in times[part]):
        yield slot_at(berlin(day, at), wish.minutes)
