"""Which focus area a heading is about: by its number, its name in German or English, or a name near to it.

Pure but for the translations of the names.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final

from django.utils import translation
from rapidfuzz import fuzz

from reports.enums import FocusArea

CERTAIN: Final = 0.9
_LONGEST: Final = 150
_KEYWORD: Final = re.compile(
    r"(?:(?:tätigkeits|arbeits|handlungs|themen|förder)?schwerpunkt|tätigkeitsfeld|tätigkeitsbereich|handlungsfeld"
    r"|themenfeld|focus area|tsp)\s*(?:nr\.?|nummer|no\.?)?\s*([1-9]|iv|vi{0,1}|i{1,3})\b[\s.:)/–—-]*"
)
_NUMBER: Final = re.compile(r"(?:([1-9])|(iv|vi?|i{1,3}))(?:\s*[.):–—-]\s*|\s+)(?=\S)")
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_WORD: Final = re.compile(r"[^\W\d_]+")
_STEM: Final = 6
# Words that say nothing, and words that stand in many headings of such reports.
_GERMAN_EMPTY: Final = (
    "der die das des dem den ein eine einer eines und oder von vom zu zum zur durch für mit in im am an"
)
_ENGLISH_EMPTY: Final = "the a of and or for with in on by to our through"
_EMPTY: Final = frozenset([*_GERMAN_EMPTY.split(), *_ENGLISH_EMPTY.split(), "an", "auf", "bei", "unser", "unsere"])
_COMMON: Final = {"interk": 0.3, "interc": 0.3, "öffnun": 0.3, "openin": 0.3, "beschä": 0.5, "employ": 0.5}
_SAME: Final = 80.0
# A name alone has to share this much with that of the area; next to the right number less is enough.
_NEAR: Final = 0.6
_ALL_WORDS: Final = 0.55
_WITH_NUMBER: Final = 0.3
_LETTERS_ALIKE: Final = 0.88


@dataclass(frozen=True, slots=True)
class Match:
    """A focus area that a heading names, how certainly (up to 1), and whether its number stands there too."""

    area: FocusArea
    score: float
    has_number: bool = False

    @property
    def is_certain(self) -> bool:
        """Say whether the name is that of the area but for spelling, or the number belongs to it."""
        return self.score >= CERTAIN


@dataclass(frozen=True, slots=True)
class _Name:
    area: FocusArea
    letters: str
    words: tuple[str, ...]


def match_heading(text: str, label: str = "") -> Match | None:
    """Return the focus area a heading names, None for any other heading.

    ``label`` is the number Word puts before it. A number alone names no area: "3. Ausblick" is not the third one.
    """
    heading = unicodedata.normalize("NFC", " ".join(text.split())).casefold()
    if not heading or len(heading) > _LONGEST:
        return None
    keyword = _KEYWORD.match(heading)
    told = keyword or _KEYWORD.match(f"{label} {heading}".casefold().strip())
    if told is not None:
        heading = heading[keyword.end() :] if keyword is not None else heading
        number = _value(told[1])
    else:
        number, heading = _numbered(heading, label)
    scored = sorted(((_likeness(heading, name), name.area) for name in _names()), reverse=True)
    best, area = scored[0]
    second = next((score for score, other in scored if other != area), 0.0)
    if told is not None and number in FocusArea.values and not (best >= CERTAIN and area != number):
        return Match(FocusArea(number), 1.0, has_number=True)
    if number == area and best >= _WITH_NUMBER:
        return Match(area, max(best, CERTAIN) if best >= _NEAR else best, has_number=True)
    if best >= _NEAR and best - second > 0.05:  # noqa: PLR2004 -- two areas as near as that are none
        return Match(area, best)
    return None


def _numbered(heading: str, label: str) -> tuple[int, str]:
    """Return the number before a heading (0: none) and the words after it."""
    typed = _NUMBER.match(heading)
    if typed is not None and (typed[1] or typed[0].rstrip()[-1:] in ".)"):
        return _value(typed[1] or typed[2]), heading[typed.end() :]
    counted = re.fullmatch(r"\(?([1-9]|iv|vi?|i{1,3})[.):]?", label.casefold().strip())
    return (_value(counted[1]) if counted else 0), heading


def _value(number: str) -> int:
    return int(number) if number.isdigit() else _ROMAN.get(number, 0)


@cache
def _names() -> tuple[_Name, ...]:
    names = []
    for language in ("de", "en"):
        with translation.override(language):
            for area in FocusArea:
                letters = str(area.label).casefold()
                names.append(_Name(area, letters, tuple(_words(letters))))
    return tuple(names)


def _words(text: str) -> list[str]:
    return [word[:_STEM] for word in _WORD.findall(text) if word not in _EMPTY]


def _likeness(heading: str, name: _Name) -> float:
    """Return how much of both is said by both, from 0 to 1; spelling mistakes do not matter."""
    letters = fuzz.ratio(heading, name.letters) / 100
    if letters >= _LETTERS_ALIKE:
        return letters
    words = _words(heading)
    if not words:
        return 0.0
    shared = [word for word in name.words if any(fuzz.ratio(word, each) >= _SAME for each in words)]
    known = [word for word in words if any(fuzz.ratio(word, each) >= _SAME for each in name.words)]
    recall = sum(map(_weight, shared)) / sum(map(_weight, name.words))
    precision = sum(map(_weight, known)) / sum(map(_weight, words))
    if not recall or not precision:
        return 0.0
    together = 2 * recall * precision / (recall + precision)
    if precision >= CERTAIN and len(known) > 1 and together >= _ALL_WORDS:
        return max(together, _NEAR)
    # A single word is a heading of many things.
    return together if len(words) > 1 else min(together, _NEAR - 0.01)


def _weight(word: str) -> float:
    return _COMMON.get(word, 1.0)
