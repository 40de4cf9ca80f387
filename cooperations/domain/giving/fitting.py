"""Whether a need and an offer fit, and why: open arithmetic that a page says in a sentence."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.utils.translation import gettext as _

from cooperations.enums.giving import GivingKind
from cooperations.models import CooperationParty, Need, Offer
from partners.domain.distance import kilometres_between
from partners.models import SearchEntry

NEAR_KM = 50

Point = tuple[float, float]


@dataclass(frozen=True)
class Fit:
    """Why a need and an offer fit: the two work together, or how far apart they are (None: distance unknown)."""

    kilometres: int | None
    are_together: bool = False

    @property
    def sentence(self) -> str:
        """Say why, in the active language."""
        if self.are_together:
            return _("Same kind, and you have a cooperation.")
        if not self.kilometres:
            return _("Same kind, in your area.")
        return _("Same kind, about %(km)s km apart.") % {"km": self.kilometres}


def fit_of(
    need: Need, offer: Offer, points: Mapping[int, Point], together: Collection[frozenset[int]] = ()
) -> Fit | None:
    """Return why the two fit, None if they do not.

    They fit when they are of the same kind and their organisations have a cooperation in force, or are at most 50 km
    apart (great circle between the public points of both, rounded to whole kilometres), or in the same district where
    a point is missing. "Something else" fits nothing: two such notices have nothing in common. Nothing else counts,
    and nobody pays for a better place: cooperations come first, nearer ones next, then who has waited longer.
    """
    if need.kind != offer.kind or need.kind == GivingKind.OTHER or need.organisation_id == offer.organisation_id:
        return None
    if frozenset((need.organisation_id, offer.organisation_id)) in together:
        return Fit(None, are_together=True)
    here, there = points.get(need.organisation_id), points.get(offer.organisation_id)
    if here and there:
        kilometres = round(kilometres_between(here, there))
        return Fit(kilometres) if kilometres <= NEAR_KM else None
    district = need.organisation.district_id
    return Fit(None) if district and district == offer.organisation.district_id else None


def points_of(organisations: Iterable[int]) -> dict[int, Point]:
    """Return where the organisations are, as everybody may know it. One query."""
    rows = SearchEntry.objects.filter(organisation__in=set(organisations)).values_list("pk", "latitude", "longitude")
    return {pk: (north, east) for pk, north, east in rows if north is not None and east is not None}


def pairs_together(organisations: Iterable[int]) -> set[frozenset[int]]:
    """Return the pairs among ``organisations`` that take part in one cooperation in force. One query."""
    parties = CooperationParty.objects.present().filter(
        organisation__in=set(organisations),
        cooperation__valid_version__isnull=False,
        cooperation__ended_on=None,
    )
    members: dict[Any, set[int]] = {}
    for cooperation, organisation in parties.values_list("cooperation", "organisation"):
        members.setdefault(cooperation, set()).add(organisation)
    return {frozenset(pair) for group in members.values() for pair in combinations(sorted(group), 2)}
