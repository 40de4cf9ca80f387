"""Why a date is right although something speaks against it."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction
from django.db.models import F

from events.domain.hooks import has_changed
from events.models import DateExplanation, Event


@transaction.atomic
def explain_date(event: Event, *, actor: Any, codes: Collection[str], text: str) -> DateExplanation | None:
    """Store ``text`` as the reason why the date of ``event`` is right although ``codes`` speak against it.

    It holds for this date only; a second one takes the place of the first. None if the event has no date any more.
    """
    locked = Event.objects.select_for_update(no_key=True).get(pk=event.pk)
    if locked.starts_at is None:
        return None
    stored, _is_new = DateExplanation.objects.update_or_create(
        event=locked, starts_at=locked.starts_at, defaults={"codes": sorted(codes), "text": text, "by": actor}
    )
    has_changed(locked, "explained")
    return stored


def explanation_of(event: Event) -> DateExplanation | None:
    """Return what was said about the date the event has now. One query."""
    if event.starts_at is None:
        return None
    return DateExplanation.objects.select_related("by").filter(event=event, starts_at=event.starts_at).first()


def explained_codes(events: Iterable[Event]) -> dict[Any, frozenset[str]]:
    """Return by id of the event what was explained for the date it has now. One query, none without events."""
    ids = [event.pk for event in events]
    if not ids:
        return {}
    rows = DateExplanation.objects.filter(event__in=ids, starts_at=F("event__starts_at")).order_by()
    return {event: frozenset(codes) for event, codes in rows.values_list("event", "codes")}
