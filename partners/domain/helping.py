"""Who can help an employer to find an MSO: for any place those in charge, nearest first, with ways to reach them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from django.db.models import IntegerField, Prefetch, QuerySet, Value
from django.db.models.functions import Cast

from partners.enums import AgencyField, OrganisationState, Role, UmbrellaLevel
from partners.models import ContactPerson, Organisation, ReachabilityWindow, SearchEntry
from portal.geo.domain.places import Place
from portal.geo.models import District

from .distance import metres_from
from .in_charge import entries_in_charge
from .portrait import Portrait, portray, with_profiles

NEAREST = 3
MOST = 8
FIELDS = ("description", "website", "street", "carrier", "agency_fields", "level")
AGENCY_KEYS = [f"agency:{value}" for value in AgencyField.values]
Kind = Literal["centre", "agency", "umbrella", "state"]
KINDS: tuple[Kind, ...] = ("centre", "agency", "umbrella", "state")


@dataclass(frozen=True)
class Helper:
    """Somebody who can help: what the user may see of them, how far it is, whom to ask there."""

    portrait: Portrait
    kilometres: int | None
    contacts: list[ContactPerson]


@dataclass(frozen=True)
class Help:
    """Who can help at a place. ``further`` says how many of a kind there are beyond those listed.

    ``is_nearest``: no agency is in charge of the district, those listed are the nearest elsewhere.
    """

    district: District | None
    helpers: dict[Kind, list[Helper]]
    further: dict[Kind, int] = field(default_factory=dict)
    is_nearest: bool = False


def who_helps(user: Any, place: Place | None) -> Help:
    """Return who can help at ``place``, without one those of the whole state. Eight queries at most."""
    entries = list(_measured(entries_in_charge(place.district_key if place else None), place))
    is_nearest = place is not None and not any(_kind_of(entry) == "agency" for entry in entries)
    if place is None or is_nearest:
        entries += _agencies_elsewhere(place)
    by_kind: dict[Kind, list[SearchEntry]] = {kind: [] for kind in KINDS}
    for entry in sorted(entries, key=_nearest_first):
        by_kind[_kind_of(entry)].append(entry)
    shown = [entry for kind in KINDS for entry in by_kind[kind][:MOST]]
    helpers = _helpers(user, shown)
    return Help(
        District.objects.defer("outline").filter(pk=place.district_key).first() if place else None,
        {kind: [helpers[entry.pk] for entry in by_kind[kind][:MOST]] for kind in KINDS},
        {kind: len(of_kind) - MOST for kind, of_kind in by_kind.items() if len(of_kind) > MOST},
        is_nearest,
    )


def _measured(entries: QuerySet[SearchEntry], place: Place | None) -> QuerySet[Any]:
    """Annotate entries with ``metres`` from the place, None without one."""
    metres = metres_from(place.latitude, place.longitude) if place else Cast(Value(None), IntegerField())
    return entries.only("name", "facets").annotate(metres=metres)


def _agencies_elsewhere(place: Place | None) -> list[SearchEntry]:
    """Return the nearest integration agencies, and the bodies of the whole state that run some and list them all."""
    published = SearchEntry.objects.filter(state=OrganisationState.PUBLISHED)
    carriers = published.filter(facets__contains=[f"role:{Role.SUPPORT_SERVICE}"], facets__overlap=AGENCY_KEYS)
    found = list(_measured(carriers.filter(latitude=None), place))
    if place is not None:
        agencies = published.filter(facets__contains=[f"role:{Role.INTEGRATION_AGENCY}"], latitude__isnull=False)
        found += _measured(agencies, place).order_by("metres", "pk")[:NEAREST]
    return found


def _kind_of(entry: SearchEntry) -> Kind:
    facets = set(entry.facets)
    if f"role:{Role.INTEGRATION_CENTRE}" in facets:
        return "centre"
    if f"role:{Role.INTEGRATION_AGENCY}" in facets:
        return "agency"
    if f"role:{Role.UMBRELLA}" not in facets or f"level:{UmbrellaLevel.STATE}" in facets:
        return "state"
    return "umbrella"


def _nearest_first(entry: Any) -> tuple[bool, int, str]:
    return (entry.metres is None, entry.metres or 0, entry.name)


def _helpers(user: Any, entries: Iterable[Any]) -> dict[int, Helper]:
    """Return the helpers by id. Four queries: organisations, audiences, contact persons and their times."""
    metres = {entry.pk: entry.metres for entry in entries}
    organisations = with_profiles(Organisation.objects.filter(pk__in=list(metres)))
    persons: dict[int, list[ContactPerson]] = {pk: [] for pk in metres}
    times = Prefetch("windows", ReachabilityWindow.objects.order_by("weekday", "start"))
    for person in ContactPerson.objects.visible_to(user).filter(organisation__in=list(metres)).prefetch_related(times):
        persons[person.organisation_id].append(person)
    return {
        portrait.organisation.pk: Helper(
            portrait,
            None if metres[portrait.organisation.pk] is None else round(metres[portrait.organisation.pk] / 1000),
            persons[portrait.organisation.pk],
        )
        for portrait in portray(user, organisations, FIELDS)
    }
