"""From facets to fits in SQL. Fits are whole numbers from 0 to 100."""

from collections.abc import Mapping
from functools import reduce
from operator import add
from typing import Any

from django.db.models import BooleanField, Case, F, Func, IntegerField, Value, When
from django.db.models.functions import Cast

FULL, HALF, NONE = 100, 50, 0
UNKNOWN = 25


class Has(Func):
    """Whether an entry has a facet.

    ``= ANY`` compares in place; the operators of arrays would unpack every array, which costs several times as much.
    """

    template = "(%(expressions)s))"
    arg_joiner = " = ANY("
    output_field = BooleanField()

    def __init__(self, key: str, **extra: Any) -> None:
        super().__init__(Value(key), F("facets"), **extra)


class Quotient(Func):
    """A whole number divided by another one, rounded down (both are positive)."""

    template = "((%(expressions)s))"
    arg_joiner = ") / ("
    output_field = IntegerField()


def share_of(kind: str, wanted: tuple[str, ...]) -> Case:
    """Return the fit of an entry that has some of the ``wanted`` values of ``kind``."""
    held = reduce(add, (Cast(Has(f"{kind}:{value}"), IntegerField()) for value in wanted))
    return unless_unknown(kind, Quotient(held * Value(FULL), Value(len(wanted))))


def by_facet(kind: str, fits: Mapping[str, int]) -> Case:
    """Return the fit of the first facet key that an entry has, else that of the unknown, else none."""
    cases = [When(Has(key), then=Value(fit)) for key, fit in {**fits, f"unknown:{kind}": UNKNOWN}.items()]
    return Case(*cases, default=Value(NONE), output_field=IntegerField())


def unless_unknown(kind: str, fit: Any) -> Case:
    """Return ``fit``, or that of the unknown where nothing is said about ``kind``."""
    return Case(When(Has(f"unknown:{kind}"), then=Value(UNKNOWN)), default=fit, output_field=IntegerField())
