"""What the ministry found out about feasts and school holidays, each with its source."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from events.domain.calendars import Correction, SchoolBreak
from events.models import FeastCorrection, SchoolHolidays


def corrections() -> list[Correction]:
    """Return all corrections that hold. One query."""
    rows = FeastCorrection.objects.filter(withdrawn_at=None)
    return [Correction(row.feast, row.year, row.first, row.last, row.source) for row in rows]


def further_breaks() -> list[SchoolBreak]:
    """Return the school holidays the ministry has put in. One query."""
    return [SchoolBreak(row.name, row.first, row.last) for row in SchoolHolidays.objects.all()]


def withdraw_correction(feast: str, year: int) -> None:
    """Let the calculated days of the feast hold again; the correction stays in the history."""
    FeastCorrection.objects.filter(feast=feast, year=year, withdrawn_at=None).update(withdrawn_at=timezone.now())


@transaction.atomic
def correct_feast(correction: Correction, *, actor: Any) -> None:
    """Put the days of ``correction`` over the calculated ones, in place of an earlier correction."""
    withdraw_correction(correction.feast, correction.year)
    FeastCorrection.objects.create(
        feast=correction.feast,
        year=correction.year,
        first=correction.first,
        last=correction.last,
        source=correction.source,
        by=actor,
    )


def add_school_holidays(added: SchoolBreak, *, source: str, actor: Any) -> None:
    """Put in school holidays; the same ones again change their end and source."""
    SchoolHolidays.objects.update_or_create(
        name=added.name, first=added.first, defaults={"last": added.last, "source": source, "by": actor}
    )
