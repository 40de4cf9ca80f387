"""On which days, and at which time of them, the people of a list can be asked to work on it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from checklists.enums import DuePart, Owner
from events.domain.calendars import Correction, People, SchoolBreak, is_workable

_SATURDAY: Final = 5
_ONE_DAY: Final = timedelta(days=1)
# Summer holidays last six weeks: what would have to wait longer than this is due within them.
MOST_DAYS_OF_HOLIDAYS: Final = 14
# Longer than any run of Sundays, public holidays and feasts.
_FARTHEST: Final = 30


@dataclass(frozen=True)
class Workdays:
    """The days of both sides. ``traditions`` are those the MSOs named themselves; nothing is guessed.

    ``is_voluntary``: the MSO works in the evening and on Saturdays. ``with_families``: the group has children at
    school, so that nobody is reached in school holidays; nor are volunteers.
    """

    traditions: frozenset[str] = frozenset()
    is_voluntary: bool = False
    with_families: bool = False
    corrections: tuple[Correction, ...] = ()
    further: tuple[SchoolBreak, ...] = ()
    _known: dict[tuple[str, date, bool], bool] = field(default_factory=dict, compare=False, repr=False)

    def is_open(self, owner: str, day: date, *, in_holidays: bool = False) -> bool:
        """Return whether ``owner`` can be asked to work on ``day``; ``in_holidays``: in school holidays too.

        Employers, and volunteers together with them, work from Monday to Friday, volunteers alone on Saturdays too.
        """
        place = (owner, day, in_holidays)
        if place not in self._known:
            self._known[place] = self._is_open(owner, day, in_holidays=in_holidays)
        return self._known[place]

    def nearest(self, owner: str, day: date, step: int) -> date:
        """Return the first workable day from ``day`` on, back (``step`` -1) or ahead (1).

        School holidays are passed over if they end within a fortnight.
        """
        found = self._first(owner, day, step, MOST_DAYS_OF_HOLIDAYS, in_holidays=False)
        return found or self._first(owner, day, step, _FARTHEST, in_holidays=True) or day

    def part(self, owner: str, day: date) -> DuePart:
        """Return when on ``day`` ``owner`` is asked to work: volunteers never on a working morning."""
        if owner == Owner.EMPLOYER or not self.is_voluntary:
            return DuePart.DAY
        return DuePart.EVENING if day.weekday() < _SATURDAY else DuePart.WEEKEND

    def slots(self, side: str, day: date) -> int:
        """Return about how many items ``side`` can do on ``day``: one, volunteers two on a Saturday.

        A rough count: school holidays and feasts are left out.
        """
        if not is_workable(day, People()):
            return 0
        if day.weekday() < _SATURDAY:
            return 1
        return 2 if side == Owner.MSO and self.is_voluntary else 0

    def _is_open(self, owner: str, day: date, *, in_holidays: bool) -> bool:
        if day.weekday() >= _SATURDAY and not (owner == Owner.MSO and self.is_voluntary):
            return False
        if owner == Owner.EMPLOYER:
            return is_workable(day, People())
        avoids = not in_holidays and (self.is_voluntary or self.with_families)
        people = People(self.traditions, avoids_school_holidays=avoids)
        return is_workable(day, people, corrections=self.corrections, further=self.further)

    def _first(self, owner: str, day: date, step: int, most: int, *, in_holidays: bool) -> date | None:
        days = (day + step * number * _ONE_DAY for number in range(most + 1))
        return next((each for each in days if self.is_open(owner, each, in_holidays=in_holidays)), None)
