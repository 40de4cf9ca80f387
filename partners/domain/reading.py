"""How the words of a search are read: exactly first; if nothing is found, as parts of names, corrected, or singly."""

from dataclasses import dataclass
from typing import Literal

from django.db.models import Func, Q, QuerySet, Value

from partners.models import SearchEntry
from partners.models.search import LookedUp

from .search_words import Query, all_words, any_word, split_words, word_query
from .terms import nearest_term

ENOUGH = 1000
Mode = Literal["exact", "parts", "corrected", "any"]


@dataclass(frozen=True)
class Reading:
    """The words as they were taken, in which mode, and what was corrected: (typed, taken instead)."""

    words: tuple[str, ...]
    mode: Mode = "exact"
    corrections: tuple[tuple[str, str], ...] = ()

    @property
    def query(self) -> Query | None:
        """The text search query, None without words."""
        if not self.words:
            return None
        return any_word(list(self.words)) if self.mode == "any" else all_words(list(self.words))

    def apply(self, entries: QuerySet[SearchEntry], *, one_by_one: bool = False) -> QuerySet[SearchEntry]:
        """Keep the entries that match; ``one_by_one`` is faster where nearly all do and only the first are wanted."""
        if not self.words:
            return entries
        if self.mode == "parts":
            return entries.filter(*(Q(name_key__contains=folded(word)) for word in self.words))
        if one_by_one:
            return entries.filter(vector=self.query)
        return entries.alias(words_in=LookedUp("vector")).filter(words_in=self.query)


def folded(word: str) -> Func:
    """Return ``word`` in the form of ``SearchEntry.name_key``: lower case without accents."""
    return Func(Value(word), function="partners_name_key")


def read_exactly(text: str) -> Reading:
    """Return the first reading: every word must occur, the last one may be unfinished."""
    return Reading(tuple(split_words(text)))


def read_again(entries: QuerySet[SearchEntry], reading: Reading) -> Reading:
    """Return another reading that finds something in ``entries``, or ``reading`` itself.

    If the words occur together somewhere, filters excluded it, and the words stay as they are. A few queries per
    word: this happens only where nothing was found.
    """
    if _finds(reading.apply(entries)):
        return reading
    parts = Reading(reading.words, "parts")
    if _finds(parts.apply(entries)):
        return parts
    taken = {word: _correct(entries, word) for word in reading.words}
    words = tuple(taken.values())
    corrections = tuple((typed, word) for typed, word in taken.items() if typed != word)
    for other in (Reading(words, "corrected", corrections), Reading(words, "any", corrections)):
        if other != reading and _finds(other.apply(entries)):
            return other
    return reading


def _finds(entries: QuerySet[SearchEntry]) -> bool:
    """Say whether there are any. Asked for one row only, PostgreSQL would read the table instead of the index."""
    return entries.order_by()[:ENOUGH].count() > 0


def _correct(entries: QuerySet[SearchEntry], word: str) -> str:
    if _finds(entries.alias(words_in=LookedUp("vector")).filter(words_in=word_query(word, unfinished=True))):
        return word
    return nearest_term(word) or word
