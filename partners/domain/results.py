"""Search entries as result cards: portraits with distance and the facts that match the search."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from partners.models import Organisation, SearchEntry
from portal.geo.domain.places import Place

from .distance import kilometres_between
from .facets import KINDS
from .portrait import CARD_FIELDS, Portrait, portray, with_card_parts
from .search_words import spellings, synonyms
from .vocabulary import WORDS

MOST_FACTS = 3
SHORTEST_MATCH = 3
FACT_KINDS = frozenset(kind.name for kind in KINDS if kind.is_fact)


@dataclass(frozen=True)
class Result:
    """One card: portrait, distance in whole kilometres (None without a place), labels of facts that match."""

    portrait: Portrait
    kilometres: int | None
    facts: list[str]


def results_of(
    user: Any,
    entries: list[SearchEntry],
    *,
    place: Place | None,
    wanted: list[str],
    labels: Mapping[str, Any],
) -> list[Result]:
    """Return the cards of ``entries`` in their order; ``wanted`` are facet keys in order of weight. Two queries."""
    rows = with_card_parts(Organisation.objects.filter(pk__in=[entry.pk for entry in entries]))
    portraits = {each.organisation.pk: each for each in portray(user, rows, CARD_FIELDS)}
    results = []
    for entry in entries:
        facts = [key for key in wanted if key in entry.facets and key.split(":")[0] in FACT_KINDS]
        results.append(
            Result(
                portraits[entry.pk],
                _kilometres(entry, place),
                [str(labels[key]) for key in facts[:MOST_FACTS] if key in labels],
            )
        )
    return results


def wanted_facets(chosen: Mapping[str, tuple[str, ...]], words: tuple[str, ...]) -> list[str]:
    """Return the facet keys a search is after: those chosen as filters, then those whose words were typed."""
    keys = [f"{kind}:{value}" for kind, values in chosen.items() for value in values]
    meant = [*words, *(other for word in words for other in sorted(synonyms(spellings(word)).words))]
    typed = [_fold(word) for word in meant if len(word) >= SHORTEST_MATCH]
    for key, known in WORDS.items():
        if any(each.startswith(word) for each in _fold(known).split() for word in typed):
            keys.append(key)
    return list(dict.fromkeys(keys))


def _fold(text: str) -> str:
    folded = text.lower()
    for letter, plain in (("ä", "a"), ("ö", "o"), ("ü", "u"), ("ß", "ss"), ("ae", "a"), ("oe", "o"), ("ue", "u")):
        folded = folded.replace(letter, plain)
    return folded


def _kilometres(entry: SearchEntry, place: Place | None) -> int | None:
    if place is None or entry.latitude is None or entry.longitude is None:
        return None
    return round(kilometres_between((place.latitude, place.longitude), (entry.latitude, entry.longitude)))
