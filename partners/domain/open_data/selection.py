"""Which records a question is about: filters over public facts, one page in a stable order.

The order is that of the primary keys: what is added comes at the end and moves nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet, SmallIntegerField, Value

from partners.domain.distance import within
from partners.domain.reading import read_exactly
from partners.enums import OrganisationState
from partners.models import LastChange, Organisation, SearchEntry

from .offers import OFFERS
from .records import PUBLIC, public_organisations

Row = tuple[int, int]
LONGEST_CHAIN = 20


@dataclass(frozen=True)
class Near:
    """A circle on the map."""

    latitude: float
    longitude: float
    metres: int


@dataclass(frozen=True)
class Selection:
    """What is asked for; empty parts do not filter. Of ``facets`` one suffices."""

    search: str = ""
    facets: tuple[str, ...] = ()
    modified_after: datetime | None = None
    organisation: int | None = None
    near: Near | None = None
    # Key of a district in which the offer must be available.
    district: str = ""
    needs_place: bool = False


def organisations(selection: Selection) -> QuerySet[Organisation]:
    """Return the public organisations that ``selection`` asks for, in the order of their keys."""
    found = public_organisations()
    if selection.organisation is not None:
        found = found.filter(pk=selection.organisation)
    if selection.modified_after:
        changed = LastChange.objects.filter(changed_at__gte=selection.modified_after)
        found = found.filter(pk__in=changed.values("organisation_id"))
    if selection.near:
        # Joined, because the distance names the table of the search entries.
        near, placed = selection.near, found.filter(search_entry__latitude__isnull=False)
        found = within(placed, near.latitude, near.longitude, near.metres / 1000)
    entries = _entries(selection)
    if entries is not None:
        found = found.filter(pk__in=entries.values("pk"))
    return found.order_by("pk")


def _entries(selection: Selection) -> QuerySet[SearchEntry] | None:
    """Return the search entries that fit, None if nothing asks for them."""
    everything: QuerySet[SearchEntry] = SearchEntry.objects.visible_to(PUBLIC)
    entries = everything
    if selection.search:
        entries = read_exactly(selection.search).apply(entries)
    if selection.facets:
        entries = entries.filter(facets__overlap=list(selection.facets))
    if selection.district:
        # The facet says where an organisation is and for where it is in charge.
        entries = entries.filter(facets__contains=[f"district:{selection.district}"])
    if selection.needs_place:
        entries = entries.filter(latitude__isnull=False)
    return None if entries is everything else entries


def offered(found: QuerySet[Organisation], kinds: Collection[str] = ()) -> QuerySet[Organisation, Row]:
    """Return what the organisations ``found`` offer as rows of organisation and number of the offer.

    Where terms of ``kinds`` were asked for, only offers that such terms describe; terms that describe none (what
    kind of organisation it is) leave all.
    """
    described = [offer for offer in OFFERS.values() if offer.taxonomies & set(kinds)]
    parts = [
        found.order_by()
        .filter(roles__overlap=sorted(offer.roles))
        .annotate(offer=Value(offer.number, SmallIntegerField()))
        .values_list("id", "offer")
        for offer in described or OFFERS.values()
    ]
    return parts[0].union(*parts[1:], all=True).order_by("id", "offer")


def successor(organisation: int) -> int | None:
    """Return into which public organisation ``organisation`` was merged, None if into none. A query per merge."""
    current = organisation
    for _step in range(LONGEST_CHAIN):
        merged = Organisation.objects.filter(pk=current, state=OrganisationState.MERGED)
        target = merged.values_list("merged_into", flat=True).first()
        if target is None or public_organisations().filter(pk=target).exists():
            return target
        current = target
    return None
