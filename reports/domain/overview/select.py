"""The rows behind the numbers. What is counted elsewhere in this room is counted among these, and nothing else.

A cooperation counts since its first agreement was confirmed, where its MSOs have their seat and for what they work
on. An event counts once it was announced, where it takes place, or where its host has its seat if no place is known.
An organisation counts where and for what the directory finds it.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from cooperations.enums.side import Side
from cooperations.models import Cooperation, CooperationParty
from cooperations.models.cooperation import CooperationQuerySet
from events.models import Event, EventParty
from events.models.event import SHOWN_STATES, EventQuerySet
from partners.enums import ActivityField, Role
from partners.models import SearchEntry

from .choice import UNKNOWN, Choice

FIELDS = [f"field:{value}" for value in ActivityField.values]
SEAT = Coalesce("organisation__district", "organisation__municipality__district")


def cooperations_of(user: Any, choice: Choice) -> CooperationQuerySet:
    """Return the cooperations of ``choice`` that are or were in force, in no order."""
    rows: CooperationQuerySet = Cooperation.objects.visible_to(user).filter(valid_version__isnull=False)
    if choice.year is not None:
        if choice.year > timezone.localdate().year:
            return rows.none()
        ended = Q(ended_on=None) | Q(ended_on__year__gte=choice.year)
        rows = rows.filter(ended, confirmed_on__year__lte=choice.year)
    msos = msos_in_cooperations().filter(cooperation=OuterRef("pk"))
    return rows.filter(_by_msos(msos.annotate(seat=SEAT), choice))


def events_of(user: Any, choice: Choice) -> EventQuerySet:
    """Return the events of ``choice`` that were announced, in no order; ``place`` is the key of their district."""
    rows: Any = Event.objects.visible_to(user).filter(state__in=SHOWN_STATES).with_district()
    if choice.year is not None:
        rows = rows.begun_in(choice.year)
    if choice.format:
        rows = rows.filter(formats__contains=[choice.format])
    if choice.district:
        rows = rows.filter(place=None if choice.district == UNKNOWN else choice.district)
    msos = msos_in_events().filter(event=OuterRef("pk"))
    found: EventQuerySet = rows.filter(_by_msos(msos, choice.having(district="")))
    return found


def organisations_of(user: Any, choice: Choice) -> QuerySet[SearchEntry]:
    """Return the entries of the MSOs of ``choice`` in the directory, in no order."""
    rows: Any = SearchEntry.objects.visible_to(user).filter(facets__contains=[f"role:{Role.MSO}"])
    for kind, value in (("district", choice.district), ("field", choice.field)):
        if value == UNKNOWN:
            rows = with_words(rows).exclude(said__contains=f"{kind}:")
        elif value:
            rows = rows.filter(facets__contains=[f"{kind}:{value}"])
    found: QuerySet[SearchEntry] = rows
    return found


def with_words(entries: QuerySet[SearchEntry]) -> Any:
    """Give entries their facets as one text, ``said``: comparing lists with lists takes ten times as long."""
    return entries.annotate(said=Cast("facets", TextField()))


def msos_in_cooperations() -> QuerySet[CooperationParty]:
    """Return the MSOs that take part in cooperations, in no order."""
    return CooperationParty.objects.filter(side=Side.MSO, accepted_at__isnull=False, left_on=None).order_by()


def msos_in_events() -> QuerySet[EventParty]:
    """Return the MSOs that take part in events, in no order."""
    return EventParty.objects.accepted().filter(side=Side.MSO).order_by()


def _by_msos(msos: QuerySet[Any], choice: Choice) -> Q:
    """Keep what has an MSO in the district and one of the field; the same need not be both."""
    found = Q()
    if choice.district == UNKNOWN:
        found &= ~Q(Exists(msos.filter(seat__isnull=False)))
    elif choice.district:
        found &= Q(Exists(msos.filter(seat=choice.district)))
    if choice.field == UNKNOWN:
        found &= ~Q(Exists(msos.filter(organisation__search_entry__facets__overlap=FIELDS)))
    elif choice.field:
        found &= Q(Exists(msos.filter(organisation__search_entry__facets__contains=[f"field:{choice.field}"])))
    return found
