"""Which figures of a contribution are pulled out into the margin, and how they read in German."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from reports.models import Figure
from reports.renderers.data import FigureData

AT_MOST: Final = 2
SMALLEST_COUNT: Final = 10
LONGEST_SENTENCE: Final = 90
# A qualifier that reads well before a number; others explain and stand in the text.
BEFORE_NUMBER: Final = frozenset({"über", "rund", "etwa", "fast", "knapp", "ca.", "mehr als", "mindestens", "bis zu"})

# How long something takes or lasts explains a sentence; alone it says nothing.
DURATIONS: Final = frozenset({"minuten", "stunden", "tage", "wochen", "monate", "jahre", "uhr"})


def pulled_out(figures: Iterable[Figure]) -> tuple[FigureData, ...]:
    """Return at most two figures that say something on their own, in the order of the report.

    These are shares and counts of ten and more, no durations, no plans for the future, with a short sentence.
    """
    telling = [figure for figure in figures if _is_telling(figure)]
    return tuple(FigureData(value=printed_value(figure), sentence=figure.indicator) for figure in telling[:AT_MOST])


def printed_value(figure: Figure) -> str:
    """Return value, range and unit as Germans write them: "20–30 %", "über 1.100 Personen"."""
    number = german_number(figure.value)
    if figure.value_max is not None:
        number = f"{number}–{german_number(figure.value_max)}"
    words = [number, figure.unit]
    if figure.qualifier in BEFORE_NUMBER:
        words.insert(0, figure.qualifier)
    return " ".join(word for word in words if word)


def german_number(value: Decimal) -> str:
    """Return a number with points between thousands and a comma before decimals, without needless zeros."""
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def _is_telling(figure: Figure) -> bool:
    if "planung" in figure.reference.casefold() or len(figure.indicator) > LONGEST_SENTENCE:
        return False
    if figure.unit.casefold() in DURATIONS:
        return False
    return figure.unit == "%" or figure.value >= SMALLEST_COUNT
