"""How recently an organisation has said that its entry is right (product A8)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.utils import timezone

from partners.models import Organisation

FRESH_FOR = timedelta(days=365)


@dataclass(frozen=True)
class Freshness:
    """The day of the last confirmation, and whether it is fresh (within a year), stale or was never given."""

    day: date | None
    state: Literal["fresh", "stale", "never"]


def freshness_of(organisation: Organisation) -> Freshness:
    """Return how fresh the entry of ``organisation`` is today."""
    if organisation.confirmed_at is None:
        return Freshness(None, "never")
    is_fresh = timezone.now() - organisation.confirmed_at <= FRESH_FOR
    return Freshness(timezone.localdate(organisation.confirmed_at), "fresh" if is_fresh else "stale")
