"""Corrections of a published brochure, each in the edition that prints them."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from portal.shared.states import MoveRefused
from reports.models import Contribution, Edition, Erratum

from .edition_editing import editing
from .printed_names import FOCUS_AREAS


def correctable(edition: Edition) -> QuerySet[Contribution]:
    """Return the contributions of the period that may be corrected, by partner."""
    return (
        Contribution.objects.filter(report__period=edition.period_id, words__gt=0)
        .select_related("report__organisation")
        .order_by("report__organisation__name", "focus_area")
    )


def printed_text(edition: Edition, contribution: Contribution) -> str:
    """Return the text of a contribution as the edition prints it now: the partner's, or the last correction of it."""
    corrections = Erratum.objects.filter(contribution=contribution, edition__number__lte=edition.number)
    last = corrections.exclude(corrected_text="").order_by("-edition__number").first()
    return last.corrected_text if last is not None else contribution.text


def add_erratum(  # noqa: PLR0913 -- what a correction consists of
    edition: Edition,
    *,
    actor: Any,
    change: str,
    contribution: Contribution | None = None,
    place: str = "",
    corrected_text: str = "",
) -> Erratum:
    """Note what the edition changes; the place is said by the contribution unless it is given.

    Raises ``PermissionDenied``, and ``MoveRefused`` for a first or released edition and for a second correction of the
    same contribution.
    """
    with editing(edition, actor=actor) as locked:
        if locked.corrects_id is None:
            raise MoveRefused(_("Only a later edition corrects; change the texts themselves."))
        if contribution is not None and not place:
            area = FOCUS_AREAS[contribution.focus_area]
            place = f"{contribution.report.organisation.name}, {area}"
        erratum = Erratum(
            edition=locked, contribution=contribution, place=place, change=change, corrected_text=corrected_text
        )
        try:
            with transaction.atomic():
                erratum.save()
        except IntegrityError as error:
            if "one_correction_per_contribution" not in str(error):
                raise
            raise MoveRefused(_("This contribution is corrected in this edition already.")) from None
    return erratum


def remove_erratum(erratum: Erratum, *, actor: Any) -> None:
    """Take a correction off the list. Raises ``PermissionDenied`` and ``MoveRefused`` for a released edition."""
    with editing(erratum.edition, actor=actor):
        erratum.delete()
