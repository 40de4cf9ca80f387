"""How recently an organisation has said that its entry is right (product A8).

A confirmation is fresh for a year. Whoever did not answer three mails is marked (``Organisation.marked_at``, set by
``domain.asking``, taken away by a trigger as soon as somebody confirms). Ninety days later the entry is no longer
suggested: ``hidden_from_suggestions`` for one, ``still_suggested()`` for a query; the two say the same.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.db.models import Q
from django.utils import timezone

from partners.models import Organisation

FRESH_FOR = timedelta(days=365)
HIDDEN_AFTER = timedelta(days=90)


@dataclass(frozen=True)
class Freshness:
    """The day of the last confirmation and what it is worth.

    fresh: within a year. due: longer ago. marked: asked three times by mail, no answer. never: not confirmed yet.
    """

    day: date | None
    state: Literal["fresh", "due", "marked", "never"]
    hidden_from_suggestions: bool = False


def freshness_of(organisation: Organisation) -> Freshness:
    """Return how fresh the entry of ``organisation`` is now. No query."""
    now, confirmed, marked = timezone.now(), organisation.confirmed_at, organisation.marked_at
    is_hidden = marked is not None and marked <= now - HIDDEN_AFTER
    if confirmed is None:
        return Freshness(None, "never", is_hidden)
    day = timezone.localdate(confirmed)
    if marked is not None:
        return Freshness(day, "marked", is_hidden)
    return Freshness(day, "fresh" if now - confirmed <= FRESH_FOR else "due")


def still_suggested(prefix: str = "") -> Q:
    """Return the condition for organisations that may be suggested; ``prefix`` leads to them ("organisation__")."""
    limit = timezone.now() - HIDDEN_AFTER
    return Q(**{f"{prefix}marked_at": None}) | Q(**{f"{prefix}marked_at__gt": limit})
