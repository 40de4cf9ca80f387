"""From what a person types to words and a text search query. Any text of any length gives a valid query.

Words are letters, digits and the marks that belong to them, in any alphabet; everything else separates. Nothing of
the query language of PostgreSQL can get through, because its operators are no letters.
"""

import unicodedata
from functools import reduce

from django.contrib.postgres.search import CombinedSearchQuery, SearchQuery

from .vocabulary import SYNONYMS

LONGEST_TEXT = 300
LONGEST_WORD = 60
MOST_WORDS = 8
EXPANSIONS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"))
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


def alternatives(word: str) -> list[str]:
    """Return ``word``, its other spellings (ae/oe/ue for umlauts and back) and words of the same meaning."""
    found = [word]
    plain, expanded, umlauts = word, word, word
    for umlaut, pair in EXPANSIONS:
        plain = plain.replace(pair, pair[0])
        umlauts = umlauts.replace(pair, umlaut)
        expanded = expanded.replace(umlaut, pair)
    found += [plain, umlauts, expanded]
    for group in SYNONYMS:
        if group & set(found):
            found += sorted(group)
    return list(dict.fromkeys(found))


def word_query(word: str, *, unfinished: bool) -> Query:
    """Return the query for one word in all its spellings; ``unfinished`` also matches what begins with it."""
    suffix = ":*" if unfinished else ""
    queries: list[Query] = []
    for number, spelling in enumerate(alternatives(word)):
        queries.append(SearchQuery(f"'{spelling}'", config="de", search_type="raw"))
        own = number < 1 + len(EXPANSIONS)
        queries.append(SearchQuery(f"'{spelling}'{suffix if own else ''}", config="de_plain", search_type="raw"))
    return reduce(lambda one, other: one | other, queries)


def all_words(words: list[str]) -> Query:
    """Return the query for entries that have every word; the last one may be unfinished."""
    queries = [word_query(word, unfinished=number == len(words)) for number, word in enumerate(words, start=1)]
    return reduce(lambda one, other: one & other, queries)


def any_word(words: list[str]) -> Query:
    """Return the query for entries that have at least one of the words."""
    return reduce(lambda one, other: one | other, [word_query(word, unfinished=False) for word in words])
