"""The search of the directory: from a question to one page of entries, the number of all, and counts per facet.

Order by relevance: for one word the static standing, names that hold the word first; for several words ``ts_rank``,
standing among equals; in both cases of the 1,000 best standing candidates. Without words the standing alone.
When nothing is found, the words are read differently (``reading.py``) and the page says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import BigIntegerField, Case, Expression, F, IntegerField, QuerySet, TextChoices, Value, When
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from partners.models import SearchEntry
from portal.geo.domain.places import Place

from .counts import Counts, count_facets
from .distance import metres_from, within
from .keyset import Cursor, Page, take_page
from .reading import Reading, folded, read_again, read_exactly

PAGE_SIZE = 20
CANDIDATES = 1000
MANY = 20_000
DEFAULT_RADIUS_KM = 25


class Sort(TextChoices):
    """Orders of results."""

    RELEVANCE = "relevance", _("best match first")
    DISTANCE = "distance", _("nearest first")
    NAME = "name", _("by name")
    FRESHNESS = "freshness", _("last confirmed first")


@dataclass(frozen=True)
class Question:
    """What is searched for. ``facets`` are chosen values by kind: one of a kind suffices, all kinds must fit."""

    text: str = ""
    place: Place | None = None
    radius_km: int = DEFAULT_RADIUS_KM
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = Sort.RELEVANCE
    cursor: Cursor | None = None


@dataclass(frozen=True)
class Answer:
    """One page of results with what the page says about them."""

    page: Page
    counts: Counts
    reading: Reading
    # Whether only the best 1,000 are listed although more were found.
    is_cut: bool


def find_entries(user: Any, question: Question) -> Answer:
    """Answer ``question`` with what ``user`` may see. Never fails, whatever the text.

    Two queries, three where words are ranked, and some more when nothing is found and the words are read again.
    """
    reading = read_exactly(question.text)
    counts = count_facets(_without_facets(user, question, reading), question.facets)
    if not counts.total and reading.words:
        again = read_again(SearchEntry.objects.visible_to(user), reading)
        if again is not reading:
            reading = again
            counts = count_facets(_without_facets(user, question, reading), question.facets)
    one_by_one = counts.total > MANY
    entries = _with_facets(_without_facets(user, question, reading, one_by_one=one_by_one), question.facets)
    ordered, descending, is_capped = _keyed(entries, question, reading, one_by_one=one_by_one)
    page = take_page(ordered.defer("vector", "text", "words"), PAGE_SIZE, question.cursor, descending=descending)
    return Answer(page, counts, reading, is_cut=is_capped and counts.total > CANDIDATES)


def entries_of(user: Any, question: Question, reading: Reading) -> QuerySet[SearchEntry]:
    """Return all entries that answer ``question`` with its words taken as in ``reading``, in no order."""
    return _with_facets(_without_facets(user, question, reading), question.facets)


def numbers_farther(user: Any, question: Question, reading: Reading, radii: Iterable[int]) -> dict[int, int]:
    """Return how many would be found within each larger one of ``radii``, 1,000 at most. A query each."""
    if question.place is None:
        return {}
    wider = {km: replace(question, radius_km=km) for km in radii if km > question.radius_km}
    return {km: entries_of(user, each, reading)[:CANDIDATES].count() for km, each in wider.items()}


def key_type(sort: str) -> type[int] | type[str]:
    """Return of which type the key of a cursor is in order ``sort``."""
    return str if sort == Sort.NAME else int


def _with_facets(entries: QuerySet[SearchEntry], facets: Mapping[str, tuple[str, ...]]) -> QuerySet[SearchEntry]:
    """Keep entries that have one of the chosen values of every kind."""
    for kind, values in facets.items():
        if values:
            entries = entries.filter(facets__overlap=[f"{kind}:{value}" for value in values])
    return entries


def _without_facets(
    user: Any, question: Question, reading: Reading, *, one_by_one: bool = False
) -> QuerySet[SearchEntry]:
    entries = reading.apply(SearchEntry.objects.visible_to(user), one_by_one=one_by_one)
    if question.place:
        entries = within(entries, question.place.latitude, question.place.longitude, question.radius_km)
    return entries


def _keyed(
    entries: QuerySet[SearchEntry], question: Question, reading: Reading, *, one_by_one: bool
) -> tuple[QuerySet[SearchEntry], bool, bool]:
    """Return the entries with the ``key`` they are ordered by, whether it descends, and whether they are capped.

    One query where the best are to be found among those whose words match.
    """

    def column(name: str) -> Any:
        # Sorted by an expression, so that PostgreSQL looks the words up instead of walking the index of this order.
        return F(name) if one_by_one or not reading.words else Coalesce(F(name), F(name))

    if question.sort == Sort.NAME:
        return entries.annotate(key=column("name_key")), False, False
    if question.sort == Sort.FRESHNESS:
        return entries.annotate(key=column("confirmed_day")), True, False
    if question.sort == Sort.DISTANCE and question.place:
        return entries.annotate(key=metres_from(question.place.latitude, question.place.longitude)), False, False
    if not reading.words:
        return entries.annotate(key=F("standing")), True, False
    # By "pk": ordering by "organisation" would follow the order of organisations and join them. Fetched, because
    # PostgreSQL would rank all entries before it asks which are among them.
    best = entries.order_by(column("standing").desc(), "pk").values_list("pk", flat=True)[:CANDIDATES]
    candidates = SearchEntry.objects.filter(pk__in=list(best))
    return candidates.annotate(key=_relevance(reading)), True, True


def _relevance(reading: Reading) -> Expression:
    """Return the order among candidates as one whole number: how well it matches, then the standing."""
    if len(reading.words) == 1:
        word = folded(reading.words[0])
        match: Any = Case(
            When(name_key__startswith=word, then=Value(2)),
            When(name_key__contains=word, then=Value(1)),
            default=Value(0),
            output_field=IntegerField(),
        )
    else:
        match = Cast(
            Coalesce(SearchRank(F("vector"), reading.query or SearchQuery("")), Value(0.0)) * Value(1000),
            IntegerField(),
        )
    standing_fits = Value(100_000, BigIntegerField())
    return Cast(match, BigIntegerField()) * standing_fits + F("standing")
