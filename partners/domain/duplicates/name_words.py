"""Names of associations as words that can be compared: no legal form, one spelling, compounds taken apart.

No queries here, and no failure on any text.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from .word_lists import HEADS, STOP_WORDS

LONGEST: Final = 300
LETTERS: Final = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss", "’": "", "'": ""}
)
LEGAL_FORM: Final = re.compile(
    r"\b(?:(?:nicht )?eingetragener verein|n e v|e v|ev|g ?gmbh|gmbh|g ?ug(?: haftungsbeschrankt)?|"
    r"ug(?: haftungsbeschrankt)?|e g|gbr|i gr|in grundung|gemeinnutzige[rs]?)\b"
)
STATE: Final = re.compile(r"\bnordrhein westfalen\b|\bn ?r ?w\b")
SAME_WORD: Final = {
    "center": "zentrum",
    "centre": "zentrum",
    "centrum": "zentrum",
    "club": "klub",
    "dt": "deutsch",
    "dtsch": "deutsch",
    "intern": "international",
    "int": "international",
    "ges": "gesellschaft",
    "st": "sankt",
}
CUT_SHORT: Final = (
    (re.compile(r"ver\.(?=\W|$)"), "verein "),
    (re.compile(r"zentr\.(?=\W|$)"), "zentrum "),
    (re.compile(r"verb\.(?=\W|$)"), "verband "),
    (re.compile(r"ges\.(?=\W|$)"), "gesellschaft "),
    (re.compile(r"gem\.(?=\W|$)"), "gemeinde "),
    (re.compile(r"init\.(?=\W|$)"), "initiative "),
)
ENDING: Final = re.compile(r"(?:innen|ern|en|er|em|es|e|s)$")
SHORTEST_STEM: Final = 5
SHORTEST_FIRST_HALF: Final = 4


def folded(text: str) -> str:
    """Return ``text`` as lower-case words without accents, a blank between them; ä, ae and a become one."""
    lowered = unicodedata.normalize("NFKC", text[:LONGEST]).casefold().translate(LETTERS)
    bare = "".join(each for each in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(each))
    return " ".join(re.findall(r"[^\W_]+", bare)).replace("ae", "a").replace("oe", "o").replace("ue", "u")


@lru_cache(maxsize=65_536)
def raw_words(name: str) -> tuple[str, ...]:
    """Return the folded words of ``name`` without its legal form, in their order."""
    text = name[:LONGEST].casefold()
    for short, whole in CUT_SHORT:
        text = short.sub(whole, text)
    text = folded(text)
    return tuple(LEGAL_FORM.sub(" ", STATE.sub("nrw", text)).split()) or tuple(text.split())


@lru_cache(maxsize=65_536)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of ``name`` to compare: stems, compounds taken apart, without words that carry nothing."""
    parts = [part for word in raw_words(name) if word not in STOP_WORDS for part in _taken_apart(word)]
    return tuple(_stem(SAME_WORD.get(part, part)) for part in parts) or raw_words(name)


@lru_cache(maxsize=65_536)
def initials(name: str) -> frozenset[str]:
    """Return the abbreviations that ``name`` could have: its first letters, with and without small words."""
    words = raw_words(name)
    full = [word for word in words if word not in STOP_WORDS]
    halves = [part for word in full for part in _taken_apart(word)]
    return frozenset("".join(word[0] for word in each) for each in (words, full, halves) if len(each) > 1)


def joined(name: str) -> str:
    """Return the letters and digits of ``name`` without blanks and legal form."""
    return "".join(raw_words(name))


def _taken_apart(word: str) -> tuple[str, ...]:
    for head in HEADS:
        if word.endswith(head) and len(word) - len(head) >= SHORTEST_FIRST_HALF:
            return word[: -len(head)], head
    return (word,)


def _stem(word: str) -> str:
    stem = ENDING.sub("", word)
    return stem if len(stem) >= SHORTEST_STEM else word
