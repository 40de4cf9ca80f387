"""Names of places in a form in which they can be compared. No queries here."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

EXPANDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
LONGEST = 100
SIMILAR_TRIGRAMS = 0.2
SIMILAR_LETTERS = 0.75
SIMILAR_LETTERS_OTHER_START = 0.85


def fold(text: str) -> str:
    """Return ``text`` as lower-case words of a-z and 0-9, umlauts as ae, oe, ue; at most 100 characters go in."""
    text = unicodedata.normalize("NFC", text[:LONGEST]).casefold().translate(EXPANDED)
    return plain(text)


def fold_bare(text: str) -> str:
    """Return ``text`` like ``fold`` does, but umlauts as bare vowels ("Koln", as many type it)."""
    return plain(unicodedata.normalize("NFC", text[:LONGEST]).casefold())


def plain(text: str) -> str:
    """Drop accents and everything that is neither a letter a-z nor a digit."""
    stripped = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return " ".join(re.findall(r"[a-z0-9]+", stripped.replace("ß", "ss")))


@lru_cache(maxsize=4096)
def spellings(name: str) -> frozenset[str]:
    """Return every folded form under which ``name`` is looked for, also without a bracketed addition."""
    forms = {name, re.sub(r"\(.*?\)", "", name)}
    return frozenset(folded for form in forms for folded in (fold(form), fold_bare(form)))


@lru_cache(maxsize=4096)
def trigrams(folded: str) -> frozenset[str]:
    """Return the trigrams of a folded text, padded like PostgreSQL's pg_trgm does."""
    return frozenset(
        padded[start : start + 3]
        for word in folded.split()
        for padded in [f"  {word} "]
        for start in range(len(padded) - 2)
    )


def likeness(wanted: str, name: str) -> float:
    """Return how much the folded ``wanted`` resembles a spelling of ``name``, from 0 to 1; 0 means: not the same.

    Trigrams choose, the share of letters in the same order confirms: "Hamburg" is not taken for "Hamm", nor
    "München" for "Jüchen": a first letter is rarely mistyped.
    """
    best = 0.0
    searched = trigrams(wanted)
    for spelling in spellings(name):
        known = trigrams(spelling)
        shared = len(searched & known)
        if not shared or shared / len(searched | known) < SIMILAR_TRIGRAMS:
            continue
        letters = SequenceMatcher(None, wanted, spelling).ratio()
        needed = SIMILAR_LETTERS if wanted[0] == spelling[0] else SIMILAR_LETTERS_OTHER_START
        if letters >= needed:
            best = max(best, letters)
    return best
