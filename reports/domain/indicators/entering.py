"""Giving values of indicators in a report, with the year before beside them."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from portal.shared.states import MoveRefused
from reports.models import Indicator, IndicatorValue, Report
from reports.permissions import can_write_report
from reports.states.report import writing_refusal


class StaleValue(Exception):
    """Somebody else saved meanwhile; nothing was stored."""


@dataclass(frozen=True)
class ValueTerms:
    """A value as somebody entered it; it stands for ``from_day`` to ``to_day``, or for ``to_day`` alone."""

    value: Decimal
    counts: str
    unit: str
    basis: str
    way: str
    to_day: date
    from_day: date | None = None
    people: int | None = None
    response_rate: Decimal | None = None
    note: str = ""

    def put_into(self, row: Any) -> None:
        """Set the columns of a row."""
        for each in fields(self):
            setattr(row, each.name, getattr(self, each.name))


@dataclass(frozen=True)
class EntryRow:
    """An indicator that a report can give a value of, the value, and the newest one of an earlier report."""

    indicator: Indicator
    now: IndicatorValue | None
    before: IndicatorValue | None


def entry_rows(report: Report) -> list[EntryRow]:
    """Return what ``report`` can give values of: those asked for, and those it has one of. Two queries."""
    rows = Indicator.objects.for_organisation(report.organisation_id)
    now, before = _values(report)
    return [
        EntryRow(each, now.get(each.pk), before.get(each.pk)) for each in rows if not each.retired or each.pk in now
    ]


def entry_of(report: Report, indicator: Indicator) -> EntryRow:
    """Return the same of one indicator. One query."""
    now, before = _values(report, indicator=indicator)
    return EntryRow(indicator, now.get(indicator.pk), before.get(indicator.pk))


def version_of(value: Any) -> str:
    """Return what tells one state of a value from the next; "" where there is none."""
    return value.updated_at.isoformat() if value is not None else ""


@transaction.atomic
def save_value(report: Report, indicator: Indicator, terms: ValueTerms, *, seen: str, actor: Any) -> IndicatorValue:
    """Store the value that ``report`` gives of ``indicator``; ``seen`` is the version somebody changed.

    Raises ``PermissionDenied``, ``MoveRefused`` when the report cannot be written now, ``StaleValue``.
    """
    locked = _locked(report, actor)
    if indicator.organisation_id not in (None, locked.organisation_id):
        raise PermissionDenied
    row = IndicatorValue.objects.filter(report=locked, indicator=indicator).first()
    if version_of(row) != seen:
        raise StaleValue
    stored = row or IndicatorValue(report=locked, indicator=indicator)
    terms.put_into(stored)
    stored.save()
    return stored


@transaction.atomic
def save_own_indicator(report: Report, name: str, terms: ValueTerms, *, actor: Any) -> IndicatorValue:
    """Store an indicator of the partner's own with its first value.

    Raises ``PermissionDenied``, ``MoveRefused`` when the report cannot be written now or the name is taken.
    """
    locked = _locked(report, actor)
    if Indicator.objects.for_organisation(locked.organisation_id).filter(name__iexact=name).exists():
        raise MoveRefused(_("There is an indicator with this name already."))
    indicator = Indicator.objects.create(
        organisation_id=locked.organisation_id,
        name=name,
        counts=terms.counts,
        unit=terms.unit,
        basis=terms.basis,
        way=terms.way,
    )
    return save_value(locked, indicator, terms, seen="", actor=actor)


@transaction.atomic
def remove_value(report: Report, indicator: Indicator, *, actor: Any) -> bool:
    """Take a value back, and an indicator of the partner's own that has no other; False when it is gone already.

    Raises ``PermissionDenied``, ``MoveRefused`` when the report cannot be written now.
    """
    locked = _locked(report, actor)
    is_gone = bool(IndicatorValue.objects.filter(report=locked, indicator=indicator).order_by().delete()[0])
    if indicator.organisation_id == locked.organisation_id and not indicator.values.exists():
        Indicator.objects.filter(pk=indicator.pk, parts=None).delete()
    return is_gone


def _values(report: Report, **only: Any) -> tuple[dict[int, IndicatorValue], dict[int, IndicatorValue]]:
    """The values of the report and the newest of those before it, by indicator."""
    found = IndicatorValue.objects.filter(
        report__organisation=report.organisation_id, report__period__end__lte=report.period.end, **only
    ).select_related("report__period")
    now: dict[int, IndicatorValue] = {}
    before: dict[int, IndicatorValue] = {}
    for each in found.order_by("report__period__end", "pk"):
        side = now if each.report_id == report.pk else before
        side[each.indicator_id] = each
    return now, before


def _locked(report: Report, actor: Any) -> Report:
    if actor is not None and not can_write_report(actor, report):
        raise PermissionDenied
    locked = Report.objects.select_for_update(of=("self",)).select_related("period").get(pk=report.pk)
    if refusal := writing_refusal(locked):
        raise MoveRefused(refusal)
    return locked
