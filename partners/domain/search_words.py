"""From what a person types to words and a text search query. Any text of any length gives a valid query.

Words are letters, digits and the marks that belong to them, in any alphabet; everything else separates. Nothing of
the query language of PostgreSQL can get through, because its operators are no letters.
"""

import re
import unicodedata
from functools import reduce

from django.contrib.postgres.search import CombinedSearchQuery, SearchQuery

from .vocabulary import SYNONYMS

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


def synonyms(words: list[str]) -> list[str]:
    """Return words that mean the same as one of ``words``."""
    groups = [group for group in SYNONYMS if group & set(words)]
    return sorted(frozenset().union(*groups) - set(words))


def word_query(word: str, *, unfinished: bool) -> Query:
    """Return the query for one word in all its spellings; ``unfinished`` also matches what begins with it."""
    own = spellings(word)
    other = synonyms(own)
    stemmed = [SearchQuery(f"'{each}'", config="de", search_type="raw") for each in own + other]
    suffix = ":*" if unfinished else ""
    plain = [SearchQuery(f"'{each}'{suffix}", config="de_plain", search_type="raw") for each in own]
    queries: list[Query] = [*stemmed, *plain]
    return reduce(lambda one, another: one | another, queries)


def all_words(words: list[str]) -> Query:
    """Return the query for entries that have every word; the last one may be unfinished."""
    queries = [word_query(word, unfinished=number == len(words)) for number, word in enumerate(words, start=1)]
    return reduce(lambda one, other: one & other, queries)


def any_word(words: list[str]) -> Query:
    """Return the query for entries that have at least one of the words."""
    return reduce(lambda one, other: one | other, [word_query(word, unfinished=False) for word in words])
