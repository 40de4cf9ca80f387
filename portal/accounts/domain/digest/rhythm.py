"""Which week and which day an overview belongs to, and which one a person gets when.

Everybody for whom something is open gets one a week. Whoever has something urgent gets one a day besides, in the
morning, with nothing but that. There are never two on a day: who is asked in the morning and has had no overview of the
week yet gets that one, which tells the urgent things too.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils import timezone

from portal.accounts.models import Digest, Rhythm, User

from .sources import Line


def week_of(day: date) -> str:
    """Return the ISO week of ``day``, like "2026-W47"."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02}"


def period_of(rhythm: Rhythm, day: date) -> str:
    """Return the week or the day that an overview written on ``day`` belongs to."""
    return week_of(day) if rhythm == Rhythm.WEEKLY else day.isoformat()


def next_rhythms(users: Iterable[User], asked: Rhythm, today: date) -> dict[int, Rhythm]:
    """Return which overview each of ``users`` gets now; who gets none is left out. One query."""
    periods = [period_of(rhythm, today) for rhythm in Rhythm]
    written = Digest.objects.filter(user__in=users, period__in=periods, withdrawn_at=None)
    had: dict[int, dict[str, date]] = {}
    for reader, rhythm, at in written.values_list("user", "rhythm", "created_at"):
        had.setdefault(reader, {})[rhythm] = timezone.localdate(at)
    due = {}
    for user in users:
        mine = had.get(user.pk, {})
        if Rhythm.WEEKLY not in mine:
            due[user.pk] = Rhythm.WEEKLY
        elif asked == Rhythm.DAILY and Rhythm.DAILY not in mine and mine[Rhythm.WEEKLY] != today:
            due[user.pk] = Rhythm.DAILY
    return due


def lines_to_tell(rhythm: Rhythm, lines: Sequence[Line]) -> list[Line]:
    """Return those of ``lines`` that an overview of ``rhythm`` tells."""
    return [line for line in lines if rhythm == Rhythm.WEEKLY or line.is_urgent]
