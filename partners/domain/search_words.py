"""From what a person types to words and a text search query. Any text of any length gives a valid query.

Words are letters, digits and the marks that belong to them, in any alphabet; everything else separates. Nothing of
the query language of PostgreSQL can get through, because its operators are no letters.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import reduce

from django.contrib.postgres.search import CombinedSearchQuery, SearchQuery

from .vocabulary import SYNONYMS, Synonyms

LONGEST_TEXT = 300
LONGEST_WORD = 60
MOST_WORDS = 8
UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue"}
PAIRS = {pair: umlaut for umlaut, pair in UMLAUTS.items()}
# After a vowel or q these letters are no umlaut: "Frauen", "neue", "Quelle".
PAIR = re.compile("(?<![aeiouq])(ae|oe|ue)")
# Folded; German and English words that say nothing about an organisation, and legal forms.
STOP_TEXT = """
am an and auf aus bei beim das dem den der des die ein eine einem einen einer ev fuer for fur für gem ggmbh gmbh im in
ins mit nach oder of or the to und uns von vom vor with wir zu zum zur über uber
"""
STOP_WORDS = frozenset(STOP_TEXT.split())
Query = SearchQuery | CombinedSearchQuery


def split_words(text: str) -> list[str]:
    """Return the words of ``text`` in lower case, each once, eight at most; stop words only if all are."""
    normal = unicodedata.normalize("NFC", text[:LONGEST_TEXT]).lower()
    parts = "".join(each if unicodedata.category(each)[0] in "LNM" else " " for each in normal).split()
    words = list(dict.fromkeys(part[:LONGEST_WORD] for part in parts))
    telling = [word for word in words if word not in STOP_WORDS and not (len(word) == 1 and word.isascii())]
    return (telling or words)[:MOST_WORDS]


def spellings(word: str) -> list[str]:
    """Return ``word`` and its other spellings: ae/oe/ue for umlauts, umlauts or bare vowels for ae/oe/ue."""
    expanded = word
    for umlaut, pair in UMLAUTS.items():
        expanded = expanded.replace(umlaut, pair)
    plain = PAIR.sub(lambda match: match[0][0], word)
    umlauts = PAIR.sub(lambda match: PAIRS[match[0]], word)
    return list(dict.fromkeys([word, plain, umlauts, expanded]))


def typed_forms(word: str) -> frozenset[str]:
    """Return the forms in which people type ``word``: with umlauts, with ae/oe/ue, with bare vowels."""
    expanded = bare = word
    for umlaut, pair in UMLAUTS.items():
        expanded, bare = expanded.replace(umlaut, pair), bare.replace(umlaut, pair[0])
    return frozenset({word, expanded, bare})


GROUPS: Mapping[str, Synonyms] = {
    form: group for group in SYNONYMS for word in group.words for form in typed_forms(word)
}


def synonyms(words: list[str]) -> Synonyms:
    """Return the words, and beginnings of words, that mean the same as one of ``words``."""
    groups = [GROUPS[word] for word in words if word in GROUPS]
    return Synonyms(
        frozenset().union(*(group.words for group in groups)) - set(words),
        frozenset().union(*(group.beginnings for group in groups)),
    )


def word_query(word: str, *, unfinished: bool) -> Query:
    """Return the query for one word in all its spellings; ``unfinished`` also matches what begins with it."""
    own = spellings(word)
    other = synonyms(own)
    stemmed = [SearchQuery(f"'{each}'", config="de", search_type="raw") for each in own + sorted(other.words)]
    suffix = ":*" if unfinished else ""
    parts = [f"'{each}'{suffix}" for each in own] + [f"'{each}':*" for each in sorted(other.beginnings)]
    plain = [SearchQuery(part, config="de_plain", search_type="raw") for part in parts]
    queries: list[Query] = [*stemmed, *plain]
    return reduce(lambda one, another: one | another, queries)


def all_words(words: list[str]) -> Query:
    """Return the query for entries that have every word; the last one may be unfinished."""
    queries = [word_query(word, unfinished=number == len(words)) for number, word in enumerate(words, start=1)]
    return reduce(lambda one, other: one & other, queries)


def any_word(words: list[str]) -> Query:
    """Return the query for entries that have at least one of the words."""
    return reduce(lambda one, other: one | other, [word_query(word, unfinished=False) for word in words])
