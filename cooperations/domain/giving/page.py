"""What the page of giving and taking shows to one person."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from cooperations.enums.giving import GivingKind
from cooperations.models import Need, Offer, Support
from partners.models import organisation_ids

from .matching import Match, matches_for

SHOWN = 100


@dataclass(frozen=True)
class Exchange:
    """Matches, own notices, those of others and support, as one person sees them."""

    matches: list[Match]
    own_needs: list[Need]
    own_offers: list[Offer]
    needs: list[Need]
    offers: list[Offer]
    supports: list[Support]


def exchange_for(user: Any, kind: str = "") -> Exchange:
    """Return what ``user`` sees; ``kind`` narrows the notices of others. A fixed number of queries."""
    mine = organisation_ids(user)
    of_kind = Q(kind=kind) if kind in GivingKind.values else Q()
    needs = Need.objects.readable_by(user).filter(of_kind).exclude(organisation__in=mine)
    offers = Offer.objects.readable_by(user).filter(of_kind).exclude(organisation__in=mine)
    return Exchange(
        matches=matches_for(user),
        own_needs=_newest(Need.objects.of(user)),
        own_offers=_newest(Offer.objects.of(user)),
        needs=_newest(needs),
        offers=_newest(offers),
        supports=list(Support.objects.visible_to(user).select_related("giver", "receiver", "cooperation")[:SHOWN]),
    )


def _newest(rows: Any) -> list[Any]:
    return list(
        rows.select_related("organisation", "organisation__municipality").order_by("-created_at", "-pk")[:SHOWN]
    )


@dataclass(frozen=True)
class KindNumbers:
    """How many needs and offers of one kind are open, and how often support was confirmed this year."""

    label: str
    needs: int
    offers: int
    supports: int


def numbers_of_giving() -> list[KindNumbers]:
    """Return the numbers by kind, without names. Three queries."""
    needs, offers = _by_kind(Need.objects.open()), _by_kind(Offer.objects.open())
    confirmed = Support.objects.confirmed().filter(on__year=timezone.localdate().year)
    supports = _by_kind(confirmed)
    return [
        KindNumbers(str(kind.label), needs.get(kind, 0), offers.get(kind, 0), supports.get(kind, 0))
        for kind in GivingKind
    ]


def _by_kind(rows: Any) -> dict[str, int]:
    return dict(rows.order_by().values_list("kind").annotate(Count("pk")))


def needs_on_page(user: Any, organisation: Any) -> list[Need]:
    """Return the open needs of ``organisation`` that ``user`` may read, newest first. One query."""
    readable = Need.objects.readable_by(user).filter(organisation=organisation)
    return list(readable.order_by("-created_at", "-pk"))
