"""What everybody may know of organisations, gathered in a fixed number of queries.

Always as an anonymous person sees it, whoever asks: published organisations, public fields, and contact persons who
agreed to be shown to everybody.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, QuerySet

from partners.domain.portrait import Portrait, portray, with_profiles
from partners.models import ContactPerson, LastChange, Organisation, ReachabilityWindow
from portal.geo.models import District

from .identifiers import Key, Kind
from .offers import OFFERS, Offer
from .taxonomies import Term, all_terms

PUBLIC = AnonymousUser()
ALL_TERMS = list(all_terms())
PLACES = {term.facet: place for place, term in enumerate(ALL_TERMS)}


@dataclass(frozen=True)
class Record:
    """One organisation as everybody may know it.

    ``point`` is its own where its street is public, else the middle of its municipality or district.
    """

    portrait: Portrait
    changed_at: datetime
    point: tuple[float, float] | None
    terms: list[Term]
    contacts: list[ContactPerson]
    service_area: list[District]

    @property
    def organisation(self) -> Organisation:
        """The organisation itself: name, roles, place and state are public, all else stands in the portrait."""
        return self.portrait.organisation

    @property
    def key(self) -> Key:
        """The identifier of the organisation."""
        return Key(Kind.ORGANIZATION, self.organisation.pk)

    @property
    def offers(self) -> list[Offer]:
        """What it offers."""
        return [offer for offer in OFFERS.values() if offer.is_made_by(self.organisation)]

    @property
    def has_own_point(self) -> bool:
        """Say whether the point is the organisation's own."""
        return self.point == (self.organisation.latitude, self.organisation.longitude)


def public_organisations() -> QuerySet[Organisation]:
    """Return what everybody may see."""
    return Organisation.objects.visible_to(PUBLIC)


def gather(ids: Collection[int], *, is_full: bool = True) -> dict[int, Record]:
    """Return the records of those of ``ids`` that are public, by id.

    Six queries; three when ``is_full`` is off, which leaves out contact persons and service areas.
    """
    rows = list(
        with_profiles(public_organisations().filter(pk__in=ids))
        .select_related("search_entry")
        .defer("district__outline", "search_entry__vector", "search_entry__text", "search_entry__words")
    )
    found = [each.pk for each in rows]
    contacts = _contacts(found) if is_full else {}
    areas = _service_areas(found) if is_full else {}
    changes = change_times(found)
    return {
        portrait.organisation.pk: Record(
            portrait,
            changes[portrait.organisation.pk],
            _point(portrait.organisation),
            _terms(portrait.organisation),
            contacts.get(portrait.organisation.pk, []),
            areas.get(portrait.organisation.pk, []),
        )
        for portrait in portray(PUBLIC, rows)
    }


def change_times(ids: Collection[int]) -> dict[int, datetime]:
    """Return when what everybody may see of the organisations ``ids`` last changed. One query."""
    return dict(LastChange.objects.filter(pk__in=ids).values_list("organisation_id", "changed_at"))


def _point(organisation: Organisation) -> tuple[float, float] | None:
    entry = organisation.search_entry
    if entry.latitude is None or entry.longitude is None:
        return None
    return entry.latitude, entry.longitude


def _terms(organisation: Organisation) -> list[Term]:
    """Return the public terms in the order of their lists. The search entry holds public facets only."""
    facets = organisation.search_entry.facets
    places = sorted(PLACES[facet] for facet in facets if facet in PLACES)
    return [ALL_TERMS[place] for place in places]


def _contacts(ids: list[int]) -> dict[int, list[ContactPerson]]:
    windows = Prefetch("windows", ReachabilityWindow.objects.order_by("weekday", "start", "pk"))
    people: dict[int, list[ContactPerson]] = defaultdict(list)
    shown = ContactPerson.objects.visible_to(PUBLIC).filter(organisation__in=ids)
    for person in shown.order_by("-is_general", "name", "pk").prefetch_related(windows):
        people[person.organisation_id].append(person)
    return people


def _service_areas(ids: list[int]) -> dict[int, list[District]]:
    areas: dict[int, list[District]] = defaultdict(list)
    links = Organisation.service_area.through.objects.filter(organisation__in=ids)
    for link in links.select_related("district").defer("district__outline").order_by("district__name", "pk"):
        areas[link.organisation_id].append(link.district)
    return areas
