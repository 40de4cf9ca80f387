"""Sentences of guests: they leave the two sides only as far as they are released, and vanish when taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.domain.hooks import has_changed
from events.models import Event, Quote
from events.permissions.after import can_read_names_of_release, can_write_after
from events.permissions.event import holding_parties_of
from partners.models import Organisation

from .writing import event_to_write, refuse_stranger


@dataclass(frozen=True)
class Release:
    """What a sentence may be used for, until when (None: not limited), how that was said. Nothing: not released."""

    released_for: Sequence[str] = ()
    released_until: date | None = None
    release_way: str = ""


@dataclass(frozen=True)
class Shown:
    """A quote as one reader sees it. ``speaker`` is for the organisation that wrote it down."""

    pk: int
    text: str
    speaker: str
    row: Quote
    is_own: bool
    is_over: bool


@transaction.atomic
def record_quote(  # noqa: PLR0913 -- a sentence, of whom, for whom, released how
    event: Event, recorded_for: Organisation, *, text: str, speaker: str, release: Release, actor: Any
) -> Quote:
    """Write down what somebody said. Without a release it stays with ``recorded_for``.

    Raises ``PermissionDenied``, ``ValidationError`` with sentences by field.
    """
    present = event_to_write(event, actor, can_write_after)
    refuse_stranger(present, actor, recorded_for.pk)
    _refuse_incomplete(release)
    quote = Quote(event=present, recorded_for=recorded_for, recorded_by=actor, text=text, speaker=speaker)
    _store(quote, release)
    return quote


@transaction.atomic
def release_quote(quote: Quote, release: Release, *, actor: Any) -> None:
    """Say what else, or what less, a quote may be used for. The organisation that wrote it down does.

    Raises ``PermissionDenied``, ``ValidationError`` with sentences by field.
    """
    row = _to_write(quote, actor)
    if row.erased_at is not None:
        raise PermissionDenied
    _refuse_incomplete(release)
    _store(row, release)


@transaction.atomic
def withdraw_quote(quote: Quote, *, actor: Any) -> bool:
    """Take a quote back at the person's word: its words are gone everywhere at once. False when that was done before.

    Raises ``PermissionDenied``.
    """
    row = _to_write(quote, actor)
    if row.withdrawn_at is not None:
        return False
    row.withdrawn_at = row.erased_at = timezone.now()
    row.text = row.speaker = ""
    row.save(update_fields=["withdrawn_at", "erased_at", "text", "speaker"])
    has_changed(row.event, "quotes")
    return True


def quotes_of(user: Any, event: Event, today: date) -> tuple[list[Shown], int]:
    """Return the quotes ``user`` reads, and how many the other side keeps for itself. One query.

    The other side reads what is released, without the name. Nothing of what was taken back is left.
    """
    shown, kept = [], 0
    for row in Quote.objects.filter(event=event, erased_at=None):
        row.event = event
        is_own = can_read_names_of_release(user, event, row)
        is_over = row.released_until is not None and row.released_until < today
        if not is_own and (is_over or not row.released_for):
            kept += 1
            continue
        shown.append(Shown(row.pk, row.text, row.speaker if is_own else "", row, is_own, is_over))
    return shown, kept


def _to_write(quote: Quote, actor: Any) -> Quote:
    """Return the row, locked below its event. Who took part and acts for the organisation writes, whenever it is."""
    present = event_to_write(quote.event, actor, lambda user, each: bool(holding_parties_of(user, each)))
    refuse_stranger(present, actor, quote.recorded_for_id)
    row = Quote.objects.select_for_update().get(pk=quote.pk)
    row.event = present
    return row


def _store(quote: Quote, release: Release) -> None:
    quote.released_for, quote.released_until = list(release.released_for), release.released_until
    quote.release_way = release.release_way if release.released_for else ""
    quote.save()
    has_changed(quote.event, "quotes")


def _refuse_incomplete(release: Release) -> None:
    refused: dict[str, str] = {}
    if release.released_for and not release.release_way:
        refused["release_way"] = _("Please say how the person released it.")
    if release.released_until and not release.released_for:
        refused["released_for"] = _("Please say what for.")
    if release.released_until and release.released_until < timezone.localdate():
        refused["released_until"] = _("This day is over. Please choose one that is still to come.")
    if refused:
        raise ValidationError(refused)
