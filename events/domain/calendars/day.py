"""Whether people can be asked to work on something on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .between import Correction, feasts_between
from .feast import Kind, Match
from .public import public_holiday
from .school import SchoolBreak, school_break
from .weekdays import SUNDAY

_EVES = ((12, 24), (12, 31))


@dataclass(frozen=True)
class People:
    """Whom a day has to suit. ``traditions``: what they named themselves; nothing is guessed."""

    traditions: frozenset[str] = frozenset()
    avoids_school_holidays: bool = False


def is_workable(
    day: date, people: People, *, corrections: Iterable[Correction] = (), further: Iterable[SchoolBreak] = ()
) -> bool:
    """Return whether ``people`` can be asked to work on ``day``.

    Not on Sundays, public holidays of the state, 24 and 31 December, high feasts of the traditions they named (by any
    published day), and not in school holidays if they avoid those. ``further``: school holidays put in by the ministry.
    """
    if day.weekday() == SUNDAY or (day.month, day.day) in _EVES or public_holiday(day):
        return False
    if people.avoids_school_holidays and school_break(day, further):
        return False
    return not people.traditions or not any(
        feast.is_kept_by(people.traditions) and feast.kind is Kind.HIGH and feast.match(day) is Match.ON
        for feast in feasts_between(day, day, corrections)
    )
