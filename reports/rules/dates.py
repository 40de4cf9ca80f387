"""Dates as they stand in German sentences, as spans of days."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

Precision = Literal["day", "month", "season", "year"]

MONTHS: Final = {
    "januar": 1, "jänner": 1, "februar": 2, "märz": 3, "april": 4, "mai": 5, "juni": 6, "juli": 7, "august": 8,
    "september": 9, "oktober": 10, "november": 11, "dezember": 12,
}  # fmt: skip
_MONTH: Final = "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_YEAR: Final = r"(?:19|20)\d\d"
# First and last month; spring and the like as people use the words.
_SEASONS: Final = {
    "frühjahr": (3, 5), "frühling": (3, 5), "frühsommer": (5, 6), "sommer": (6, 8), "spätsommer": (8, 9),
    "herbst": (9, 11), "spätherbst": (11, 11), "winter": (12, 12),
    "anfang": (1, 4), "mitte": (5, 8), "ende": (9, 12),
}  # fmt: skip
_SEASON: Final = "|".join(each.capitalize() for each in _SEASONS)

_DATE: Final = re.compile(
    rf"(?<![\d.,/-])(?:"
    rf"(?P<iso>{_YEAR}-\d\d-\d\d)(?!\d)"
    rf"|(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?(?P<short>{_YEAR}|\d\d)(?!\d|\.\d)"
    rf"|(?:(?P<from>\d{{1,2}})\.\s?(?:(?P<from_month>{_MONTH})\s?)?(?:-|–|bis|und|/)\s?(?:zum\s)?)?"
    rf"(?P<named_day>\d{{1,2}})\.\s?(?P<named_month>{_MONTH})\s(?P<named_year>{_YEAR})\b"
    rf"|(?P<only_month>{_MONTH})\s(?P<month_year>{_YEAR})\b"
    rf"|(?P<season>{_SEASON})\s(?:des\sJahres\s)?(?P<season_year>{_YEAR})(?![\d/-])"
    rf"|\b(?:WS|WiSe|Wintersemester)\s(?P<winter>{_YEAR})(?:/\d{{2,4}})?"
    rf"|(?P<year>{_YEAR})(?![\w/.-]\d|\d|[%°])"
    rf")"
)
_BEFORE_YEAR: Final = re.compile(
    r"(?:\b(?:in|im Jahre?|im Laufe des Jahres|während des Jahres|seit|Jahr)\s|\A)\Z", re.IGNORECASE
)
MONTH_ALONE: Final = re.compile(rf"\b(?:[Ii]m|Anfang|Mitte|Ende)\s(?P<month>{_MONTH})\b(?!\s{_YEAR})")


@dataclass(frozen=True)
class Mention:
    """A date in a sentence: first and last day it may mean, and ``sentence[start:end]``."""

    first: date
    last: date
    precision: Precision
    start: int
    end: int


def dates_in(sentence: str) -> Iterator[Mention]:
    """Yield the dates of a sentence. A bare year counts only where a preposition makes it a date, not in a title."""
    for match in _DATE.finditer(sentence):
        try:
            mention = _mention(match, sentence)
        except ValueError:
            continue
        if mention:
            yield mention


def _mention(match: re.Match[str], sentence: str) -> Mention | None:
    place = match.span()
    if match["iso"] or match["day"] or match["named_day"]:
        return _days(match, place)
    if match["only_month"]:
        year, month = int(match["month_year"]), MONTHS[match["only_month"].casefold()]
        return Mention(date(year, month, 1), _end_of(year, month), "month", *place)
    if match["season"]:
        year = int(match["season_year"])
        low, high = _SEASONS[match["season"].casefold()]
        return Mention(date(year, low, 1), _end_of(year, high), "season", *place)
    if match["winter"]:
        year = int(match["winter"])
        return Mention(date(year, 10, 1), date(year + 1, 3, 31), "season", *place)
    year = int(match["year"])
    if not _BEFORE_YEAR.search(sentence[max(0, place[0] - 30) : place[0]]):
        return None
    return Mention(date(year, 1, 1), date(year, 12, 31), "year", *place)


def _days(match: re.Match[str], place: tuple[int, int]) -> Mention:
    if match["iso"]:
        first = last = date.fromisoformat(match["iso"])
    elif match["day"]:
        first = last = date(_full_year(match["short"]), int(match["month"]), int(match["day"]))
    else:
        year, month = int(match["named_year"]), MONTHS[match["named_month"].casefold()]
        first = last = date(year, month, int(match["named_day"]))
        if match["from"]:
            from_month = MONTHS[match["from_month"].casefold()] if match["from_month"] else month
            first = min(last, date(year, from_month, int(match["from"])))
    return Mention(first, last, "day", *place)


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) > 2 else 2000 + int(digits)  # noqa: PLR2004 -- "21" or "2021"


def _end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
