"""What is new in one saved search, and what a mail shows of it."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from partners.domain.portrait import CARD_FIELDS, Portrait, portray, with_card_parts
from partners.domain.whole_search import in_order, published_entries
from partners.enums import OrganisationState
from partners.models import Organisation, SavedSearch

from .keeping import MOST_MATCHES, next_day
from .meaning import question_of

SHOWN = 10


@dataclass(frozen=True)
class News:
    """What is new in one search: the ids of all new organisations, and the portraits of the first ones."""

    search: SavedSearch
    ids: list[int]
    portraits: list[Portrait]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return len(self.ids) - len(self.portraits)


def look(user: Any, search: SavedSearch) -> News:
    """Note what is new in ``search`` as known and set the day it is looked at next.

    ``search`` is locked. A few queries; the portraits two more where something is new.
    """
    question = question_of(search.query)
    entries = in_order(published_entries(user, question).exclude(pk__in=search.known), question)
    new = list(entries.values_list("pk", flat=True)[:MOST_MATCHES])
    search.known = [*search.known, *new]
    search.due_on = next_day(search.rhythm, timezone.localdate())
    search.told_at = timezone.now()
    search.save(update_fields=["known", "due_on", "told_at"])
    return News(search, new, portraits_of(user, new[:SHOWN]))


def portraits_of(user: Any, ids: Collection[int]) -> list[Portrait]:
    """Return what ``user`` may see now of the published ones among the organisations ``ids``, in their order."""
    if not ids:
        return []
    rows = Organisation.objects.visible_to(user).filter(pk__in=ids, state=OrganisationState.PUBLISHED)
    by_id = {each.organisation.pk: each for each in portray(user, with_card_parts(rows), CARD_FIELDS)}
    return [by_id[pk] for pk in ids if pk in by_id]


def seen_as(portraits: Iterable[Portrait]) -> str:
    """Return a digest of what a mail shows of the portraits: the same as long as that is the same."""
    shown = [
        (each.organisation.pk, each.organisation.name, each.organisation.slug, each.place, each.roles, each.values)
        for each in portraits
    ]
    return hashlib.sha256(repr(shown).encode()).hexdigest()
