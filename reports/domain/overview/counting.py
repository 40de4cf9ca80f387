"""Numbers of the selections in ``select``, by what they can be told apart by. All of them are computed by the database.

What belongs to several districts, fields, formats or years counts in each of them, so parts may add up to more than
the whole. A cell is counted among what fits all *other* parts of the choice, as the filters of the directory do.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from events.models.event import in_year
from partners.domain.counts import Counts, count_facets
from partners.enums import ActivityField, MeetingFormat, Role
from partners.models import SearchEntry

from .choice import UNKNOWN, Choice
from .select import (
    SEAT,
    cooperations_of,
    events_of,
    msos_in_cooperations,
    msos_in_events,
    organisations_of,
    with_words,
)

Numbers = Mapping[str, int]


def count_organisations(user: Any, choice: Choice) -> Counts:
    """Return the numbers of MSOs by facet key, as the directory counts them. Two queries, one if nothing changed."""
    chosen = {"role": (Role.MSO.value,), "district": _values(choice.district), "field": _values(choice.field)}
    return count_facets(SearchEntry.objects.visible_to(user), chosen)


def silent_organisations(user: Any, choice: Choice) -> tuple[int, int]:
    """Return how many MSOs have said no district, and how many no field. One query."""
    entries = with_words(organisations_of(user, Choice()))
    in_district = Q(facets__contains=[f"district:{choice.district}"]) if choice.district else Q()
    of_field = Q(facets__contains=[f"field:{choice.field}"]) if choice.field else Q()
    found = entries.aggregate(
        district=Count("pk", filter=~Q(said__contains="district:") & of_field),
        field=Count("pk", filter=~Q(said__contains="field:") & in_district),
    )
    return found["district"], found["field"]


def cooperations_by_district(user: Any, choice: Choice) -> Numbers:
    """Return the numbers of cooperations by key of a district. Two queries."""
    wide = choice.having(district="")
    rows = msos_in_cooperations().filter(cooperation__in=cooperations_of(user, wide)).annotate(seat=SEAT)
    counted = rows.values_list("seat").annotate(number=Count("cooperation", distinct=True))
    unknown = cooperations_of(user, wide.having(district=UNKNOWN)).count()
    return {**{key: number for key, number in counted if key}, UNKNOWN: unknown}


def events_by_district(user: Any, choice: Choice) -> Numbers:
    """Return the numbers of events by key of a district. One query."""
    rows: Any = events_of(user, choice.having(district="")).order_by()
    counted = rows.values_list("place").annotate(number=Count("pk"))
    return {key or UNKNOWN: number for key, number in counted}


def cooperations_by_field(user: Any, choice: Choice) -> Numbers:
    """Return the numbers of cooperations by field of activity. Two queries."""
    wide = choice.having(field="")
    rows = msos_in_cooperations().filter(cooperation__in=cooperations_of(user, wide))
    unknown = cooperations_of(user, wide.having(field=UNKNOWN)).count()
    return {**rows.aggregate(**_by_field("cooperation")), UNKNOWN: unknown}


def events_by_field(user: Any, choice: Choice) -> Numbers:
    """Return the numbers of events by field of activity of the MSOs. Two queries."""
    wide = choice.having(field="")
    rows = msos_in_events().filter(event__in=events_of(user, wide).values("pk"))
    unknown = events_of(user, wide.having(field=UNKNOWN)).count()
    return {**rows.aggregate(**_by_field("event")), UNKNOWN: unknown}


def events_by_format(user: Any, choice: Choice) -> Numbers:
    """Return the numbers of events by format. One query."""
    rows = events_of(user, choice.having(format=""))
    return rows.aggregate(**{value: Count("pk", filter=Q(formats__contains=[value])) for value in MeetingFormat.values})


def known_years(user: Any) -> list[int]:
    """Return the years in which there was anything, this one and each between, the latest first. Two queries."""
    today = timezone.localdate().year
    first = cooperations_of(user, Choice()).aggregate(first=Min("confirmed_on"))["first"]
    berlin = timezone.get_default_timezone()
    events = events_of(user, Choice()).aggregate(first=Min("starts_at"), last=Max("starts_at"))
    seen = [timezone.localtime(each, berlin).year for each in events.values() if each]
    years = [today, *seen, *([first.year] if first else [])]
    return list(range(max(years), min(years) - 1, -1))


def cooperations_by_year(user: Any, choice: Choice, years: Sequence[int]) -> Numbers:
    """Return in how many cooperations there was an agreement in force, by year. One query."""
    today = timezone.localdate().year
    cells = {
        str(year): Count(
            "pk",
            filter=Q(confirmed_on__year__lte=year) & (Q(ended_on=None) | Q(ended_on__year__gte=year)),
        )
        for year in years
        if year <= today
    }
    counted: Numbers = cooperations_of(user, choice.having(year=None)).aggregate(**cells)
    return counted


def events_by_year(user: Any, choice: Choice, years: Sequence[int]) -> Numbers:
    """Return how many events begin in each year. One query."""
    cells = {str(year): Count("pk", filter=in_year(year)) for year in years}
    counted: Numbers = events_of(user, choice.having(year=None)).aggregate(**cells)
    return counted


def _by_field(counted: str) -> dict[str, Count]:
    has = "organisation__search_entry__facets__contains"
    return {
        value: Count(counted, distinct=True, filter=Q(**{has: [f"field:{value}"]})) for value in ActivityField.values
    }


def _values(value: str) -> tuple[str, ...]:
    return (value,) if value else ()
