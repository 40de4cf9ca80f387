"""All results of a search, not only a page of them: for files and for telling what is new."""

from typing import Any

from django.db.models import F, QuerySet

from partners.enums import OrganisationState
from partners.models import SearchEntry

from .distance import metres_from
from .reading import ENOUGH, read_again, read_exactly
from .search import Question, Sort, entries_of


def published_entries(user: Any, question: Question) -> QuerySet[SearchEntry]:
    """Return the published entries that answer ``question`` for ``user``, its words read as the page reads them.

    Without order. No query where there are no words; else one, and some more where the words are not found as typed.
    """
    reading = read_exactly(question.text)
    entries = entries_of(user, question, reading)
    if reading.words and not entries.order_by()[:ENOUGH].count():
        entries = entries_of(user, question, read_again(SearchEntry.objects.visible_to(user), reading))
    return entries.filter(state=OrganisationState.PUBLISHED)


def in_order(entries: QuerySet[SearchEntry], question: Question) -> QuerySet[SearchEntry]:
    """Order ``entries`` as asked: nearest first, last confirmed first, or by name.

    "Best match first" makes no sense for a whole list; there it is by name, too.
    """
    if question.sort == Sort.DISTANCE and question.place:
        metres = metres_from(question.place.latitude, question.place.longitude)
        return entries.annotate(metres=metres).order_by("metres", "pk")
    if question.sort == Sort.FRESHNESS:
        return entries.order_by(F("confirmed_day").desc(), "pk")
    return entries.order_by("name_key", "pk")
