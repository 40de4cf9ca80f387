"""How much two names resemble each other: words against words, typing errors allowed, rare words count more.

No queries here. Symmetric; 1 for names of the same words.
"""

from collections.abc import Collection
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from .name_words import initials, joined, name_words
from .word_lists import COMMON_WORDS, ORIGINS, PARTS

COMMON_WEIGHT: Final = 0.4
PLACE_WEIGHT: Final = 0.15
# Shorter words must be the same; longer ones may have one typing error, from eleven letters on two.
TYPING_ERRORS: Final = ((5, 0), (11, 1), (10_000, 2))
BEGINNING: Final = 3
AS_BEGINNING: Final = 0.85
AS_SHORT_NAME: Final = 0.85
AS_INITIALS: Final = 0.75
AS_TWO_INITIALS: Final = 0.6
AS_BEGINNING_OF_NAME: Final = 0.7
OF_A_PART: Final = 0.8
SHORTEST_SHORT_NAME: Final = 3
LONG: Final = 8
ALMOST: Final = 0.97


def names_likeness(
    one: str, other: str, *, short_names: tuple[str, str] = ("", ""), places: Collection[str] = ()
) -> float:
    """Return how much two names resemble each other, from 0 to 1.

    ``short_names`` belong to ``one`` and ``other``; words that name one of ``places`` count little.
    """
    words, others = name_words(one), name_words(other)
    if not words or not others:
        return 0.0
    if sorted(words) == sorted(others):
        return 1.0
    best = _as_abbreviation(one, other, short_names)
    if _differ_in_a_number(words, others):
        return min(best, 0.5)
    local = frozenset(word for place in places for word in name_words(place))
    shared, left, left_other = _matched(words, others, local)
    other_origins = any(_origin(word) for word in left) and any(_origin(word) for word in left_other)
    if not other_origins:
        if _one_letter_apart(joined(one), joined(other)):
            shared = ALMOST
        elif bool(left & PARTS) != bool(left_other & PARTS):
            shared *= OF_A_PART
        elif not left - local or not left_other - local:
            shared = max(shared, AS_BEGINNING_OF_NAME)
    return max(best, min(shared, ALMOST))


def distinctiveness(name: str, places: Collection[str] = ()) -> float:
    """Return how much the words of a name tell it from others: below 1 there are only common words and places."""
    local = frozenset(word for place in places for word in name_words(place))
    return sum(_weight(word, local) for word in set(name_words(name)))


@lru_cache(maxsize=65_536)
def _word_likeness(one: str, other: str) -> float:
    """Return 1 for the same word, less for typing errors and abbreviations, 0 for another word."""
    if one == other:
        return 1.0
    if one.isdecimal() or other.isdecimal() or _of_different_origin(one, other):
        return 0.0
    length = min(len(one), len(other))
    allowed = next(errors for longest, errors in TYPING_ERRORS if length < longest)
    errors = OSA.distance(one, other, score_cutoff=allowed)
    if errors <= allowed and allowed:
        return 1 - errors / length
    if length >= BEGINNING and (one.startswith(other) or other.startswith(one)):
        return AS_BEGINNING
    return 0.0


def _matched(
    words: tuple[str, ...], others: tuple[str, ...], local: frozenset[str]
) -> tuple[float, frozenset[str], frozenset[str]]:
    """Return the weighted share of words that have a counterpart, and the words without one on each side."""
    pairs = sorted(
        (
            (likeness, i, j)
            for i, one in enumerate(words)
            for j, other in enumerate(others)
            if (likeness := _word_likeness(one, other))
        ),
        key=lambda pair: (-pair[0], pair[1] + pair[2], abs(pair[1] - pair[2])),
    )
    left, left_other = set(range(len(words))), set(range(len(others)))
    shared = 0.0
    for likeness, i, j in pairs:
        if i in left and j in left_other:
            left.remove(i)
            left_other.remove(j)
            shared += likeness * (_weight(words[i], local) + _weight(others[j], local))
    whole = sum(_weight(word, local) for word in (*words, *others))
    return shared / whole, frozenset(words[i] for i in left), frozenset(others[j] for j in left_other)


def _weight(word: str, local: frozenset[str]) -> float:
    if word in local:
        return PLACE_WEIGHT
    return COMMON_WEIGHT if word in COMMON_WORDS else 1.0


@lru_cache(maxsize=65_536)
def _origin(word: str) -> str:
    """Return the origin that a word names, also in "polnischsprachig", "" for none."""
    return next((word[:length] for length in range(len(word), 5, -1) if word[:length] in ORIGINS), "")


def _of_different_origin(one: str, other: str) -> bool:
    origin, other_origin = _origin(one), _origin(other)
    return bool(origin and other_origin and origin != other_origin)


def _differ_in_a_number(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Say it of "Verein 3" and "Verein 4"; where only one has a number it may be the year it was founded."""
    numbers, other_numbers = ({word for word in each if word.isdecimal()} for each in (words, others))
    return bool(numbers and other_numbers and numbers != other_numbers)


def _one_letter_apart(one: str, other: str) -> bool:
    """Say it of "Frauenverein" and "Frauen Verein", with one typing error at most."""
    return min(len(one), len(other)) >= LONG and OSA.distance(one, other, score_cutoff=1) <= 1


def _as_abbreviation(one: str, other: str, short_names: tuple[str, str]) -> float:
    short, other_short = (joined(each) if each else "" for each in short_names)
    whole, other_whole = joined(one), joined(other)
    given = {(short, other_whole), (other_short, whole), (short, other_short)}
    if any(a == b and len(a) >= SHORTEST_SHORT_NAME for a, b in given):
        return AS_SHORT_NAME
    guessed = {(each, other) for each in (short, whole)} | {(each, one) for each in (other_short, other_whole)}
    fitting = max((len(a) for a, name in guessed if a in initials(name)), default=0)
    if fitting >= SHORTEST_SHORT_NAME:
        return AS_INITIALS
    return AS_TWO_INITIALS if fitting else 0.0
