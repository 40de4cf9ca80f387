"""Whether two values of an indicator can be compared, and if not, why: pure, no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Measured:
    """A value in one year, as it was entered; ``people`` are those it is a part of, ``response_rate`` is in percent."""

    year: int
    value: Decimal
    counts: str
    unit: str
    basis: str
    way: str
    to_day: date
    from_day: date | None = None
    people: int | None = None
    response_rate: Decimal | None = None
    note: str = ""


@dataclass(frozen=True)
class Seen:
    """A value as it may be shown beside the one before; ``value`` is None where it is hidden.

    ``unlike`` names in what it differs from the one before: they are not compared then, and ``change`` is None.
    """

    measured: Measured
    value: Decimal | None
    unlike: tuple[str, ...] = ()
    change: Decimal | None = None

    @property
    def is_hidden(self) -> bool:
        """Say whether the value is not shown."""
        return self.value is None


def differences(one: Measured, other: Measured) -> tuple[str, ...]:
    """Return in what two values are unlike: "unit", "basis", "way"; nothing where they are alike.

    Capital letters and spaces make no difference.
    """
    pairs = {
        "unit": ((one.counts, _plain(one.unit)), (other.counts, _plain(other.unit))),
        "basis": (_plain(one.basis), _plain(other.basis)),
        "way": (one.way, other.way),
    }
    return tuple(name for name, (here, there) in pairs.items() if here != there)


def over_the_years(values: Iterable[Measured], hidden_years: frozenset[int] = frozenset()) -> tuple[Seen, ...]:
    """Return the values of one owner in the order of their years, each beside the one before.

    A change is left out beside a hidden value: with the other one it would tell it.
    """
    rows: list[Seen] = []
    for measured in sorted(values, key=lambda each: each.year):
        value = None if measured.year in hidden_years else measured.value
        if not rows:
            rows.append(Seen(measured, value))
            continue
        before = rows[-1]
        unlike = differences(before.measured, measured)
        is_told = not unlike and value is not None and before.value is not None
        change = measured.value - before.measured.value if is_told else None
        rows.append(Seen(measured, value, unlike, change))
    return tuple(rows)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
