"""Numbers as they stand in German sentences: "1.100", "13,6", "drei", "rund 40", "ein Drittel"."""

import re
from dataclasses import dataclass
from typing import Final

_WORDS: Final = {
    "null": 0, "ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "eines": 1, "eins": 1, "zwei": 2, "drei": 3,
    "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
    "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
    "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80,
    "neunzig": 90, "hundert": 100,
}  # fmt: skip
_PARTS: Final = {"hälfte": 2, "drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "achtel": 8, "zehntel": 10}
_EVERY: Final = {"zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "sechst": 6, "siebt": 7, "acht": 8, "zehnt": 10}

DIGITS: Final = r"\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,4})?|\d{1,9}(?:,\d{1,4})?"
_SPELT: Final = "|".join(sorted(_WORDS, key=len, reverse=True))
_ARTICLES: Final = frozenset({"ein", "eine", "einen", "einem", "einer", "eines"})
COUNT_WORDS: Final = "|".join(sorted(set(_WORDS) - _ARTICLES - {"null"}, key=len, reverse=True))
ABOUT: Final = frozenset(
    {"rund", "etwa", "ca.", "ca", "circa", "zirka", "cirka", "ungefähr", "annähernd", "rd.", "gegen"}
)
NEARLY: Final = frozenset({"knapp", "fast", "nahezu", "beinahe"})
ABOVE: Final = frozenset({"gut", "über", "mehr als", "etwas mehr als", "mindestens", "wenigstens"})
BELOW: Final = frozenset({"unter", "weniger als", "höchstens", "maximal", "bis zu"})
QUALIFIER: Final = (
    r"etwas mehr als|mehr als|weniger als|bis zu|rund|etwa|circa|zirka|cirka|ca\.?|rd\.|ungefähr|annähernd|gegen"
    r"|knapp|fast|nahezu|beinahe|gut|über|mindestens|wenigstens|unter|höchstens|maximal"
)
_PART: Final = "|".join(each.capitalize() for each in _PARTS)
_EVERY_NOUN: Final = "|".join(each.capitalize() for each in _EVERY)
_SHARE: Final = re.compile(
    rf"(?:\b(?P<how>(?i:{QUALIFIER}))\s{{1,2}}|(?P<between>\b[Zz]wischen\s{{1,2}}))?(?:(?:(?<![\w,.])(?P<low>{DIGITS})"
    rf"(?:\s?(?:%|Prozent))?\s?(?:-|–|bis|und)\s?)?(?<![\w,.])(?P<value>{DIGITS})\s?(?:%|Prozent\b|v\.\s?H\.)"
    r"(?P<job>[- ]?(?:Stelle|Kraft|Vertrag|ige|punkt|Punkte)\w{0,20})?"
    rf"|\b(?P<top>zwei|drei|vier|fünf|ein|eine[mns]?|die|der)\s(?P<part>{_PART})\b"
    rf"|\b[Jj]ede[rsn]?\s(?P<every>{'|'.join(_EVERY)})en?[rs]?\b"
    rf"|\b[Jj]ede[rsn]?\s(?P<every_noun>{_EVERY_NOUN})e[rsn]?\b)",
)


@dataclass(frozen=True)
class Share:
    """A share as a text gives it: percent from ``low`` to ``value``, how exact, and where it stands."""

    low: float
    value: float
    decimals: int
    how: str
    start: int
    end: int
    is_fraction: bool = False
    is_range: bool = False


def read_number(text: str) -> float | None:
    """Return the value of digits in German notation or of a number word; None for anything else."""
    word = text.strip().casefold()
    if word in _WORDS:
        return float(_WORDS[word])
    if not re.fullmatch(DIGITS, word):
        return None
    return float(word.replace(".", "").replace(",", "."))


def shares_in(sentence: str) -> list[Share]:
    """Return the shares of a sentence; "50-%-Stelle" and percentage points are none."""
    found = []
    for match in _SHARE.finditer(sentence):
        share = _share(match)
        if share:
            found.append(share)
    return found


def _share(match: re.Match[str]) -> Share | None:
    how = (match["how"] or "").casefold()
    if match["job"]:
        return None
    if match["value"]:
        value = read_number(match["value"]) or 0.0
        low = read_number(match["low"]) if match["low"] else None
        decimals = len(match["value"].partition(",")[2])
        is_range = low is not None and low < value
        return Share(
            low if low is not None and is_range else value, value, decimals, how, *match.span(), is_range=is_range
        )
    if match["part"]:
        if match["part"] == "Hälfte" and match["top"] not in {"die", "der", "eine"}:
            return None
        if match["part"] != "Hälfte" and match["top"] in {"die", "der"}:
            return None
        top = {"zwei": 2, "drei": 3, "vier": 4, "fünf": 5}.get(match["top"], 1)
        value = 100 * top / _PARTS[match["part"].casefold()]
    else:
        value = 100 / _EVERY[(match["every"] or match["every_noun"]).casefold()]
        how = how or "rund"
    return Share(value, value, 0, how, *match.span(), is_fraction=True)


def german(value: float, decimals: int = 1) -> str:
    """Return a number as Germans write it, with at most so many decimals."""
    text = f"{value:,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))
