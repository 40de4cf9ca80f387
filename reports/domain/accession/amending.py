"""Changing measures of a signed declaration: each change is an amendment with what it was, what it is, and why."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.shared.states import MoveRefused
from reports.models import Amendment, Declaration, Measure
from reports.permissions import can_record_signatures

from .mails import tell_amended
from .storing import add_measure, change_measure
from .terms import MeasureTerms, terms_of, written_down


class StaleMeasure(Exception):
    """Somebody else amended the declaration meanwhile; nothing was stored. ``amendments`` is how many there are."""

    def __init__(self, amendments: int) -> None:
        super().__init__()
        self.amendments = amendments


@dataclass(frozen=True)
class Agreed:
    """Why both sides change what was signed, and on which day they agreed on it."""

    reason: str
    on: date


@transaction.atomic
def amend_measure(  # noqa: PLR0913 -- what an amendment is made of
    declaration: Declaration,
    number: int | None,
    terms: MeasureTerms | None,
    agreed: Agreed,
    *,
    seen: int,
    actor: Any,
    tell: bool = True,
) -> Amendment | None:
    """Change the measure ``number`` of a signed declaration; None when it reads so already.

    Without ``number`` a measure is added, without ``terms`` it is taken back. ``seen`` is how many amendments there
    were when ``actor`` looked. Raises ``PermissionDenied``, ``MoveRefused`` with a sentence, ``StaleMeasure``,
    ``Measure.DoesNotExist``.
    """
    if actor is not None and not can_record_signatures(actor):
        raise PermissionDenied
    locked = Declaration.objects.select_for_update(of=("self",)).get(pk=declaration.pk)
    _check_moment(locked, agreed)
    measure = None if number is None else locked.measures.in_force().get(number=number)
    before = terms_of(measure) if measure is not None else None
    if before == terms:
        return None
    known = locked.amendments.count()
    if known != seen:
        raise StaleMeasure(known)
    if terms is None and locked.measures.in_force().count() == 1:
        raise MoveRefused(_("A declaration keeps at least one measure."))
    amendment = Amendment.objects.create(
        declaration=locked,
        number=known + 1,
        measure_number=number or _next_number(locked),
        before=written_down(before) if before else None,
        after=written_down(terms) if terms else None,
        reason=agreed.reason,
        agreed_on=agreed.on,
        by=actor,
    )
    _apply(locked, measure, terms, agreed.on)
    if tell:
        tell_amended(amendment)
    return amendment


def _check_moment(locked: Declaration, agreed: Agreed) -> None:
    if not locked.is_signed:
        raise MoveRefused(_("Only a declaration in force can be amended."))
    if locked.signed_on and agreed.on < locked.signed_on:
        raise MoveRefused(_("An amendment cannot be older than the declaration itself."))
    if agreed.on > timezone.localdate():
        raise MoveRefused(_("This day lies in the future."))


def _next_number(locked: Declaration) -> int:
    return max(locked.measures.values_list("number", flat=True), default=0) + 1


def _apply(locked: Declaration, measure: Measure | None, terms: MeasureTerms | None, agreed_on: date) -> None:
    if measure is None:
        assert terms is not None  # noqa: S101 -- an amendment changes something
        add_measure(locked, terms)
    elif terms is None:
        measure.withdrawn_on = agreed_on
        measure.save()
    else:
        change_measure(measure, terms, withdrawn_on=agreed_on)
