"""Which values may be shown: groups under five are not, nor what they follow from. Pure, no database.

What is hidden depends on the values of one owner in one year alone, so that it is the same on every page and in every
file: what a sum over several owners would tell is kept by leaving out the sum, never by hiding another one's value.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from portal.shared.small_numbers import SMALLEST, shown
from reports.enums import Counted

from .comparing import Measured, differences

Key = int


def is_small(measured: Measured) -> bool:
    """Say whether a group of fewer than five people follows from the value alone.

    Groups are the people who are counted, for a share every number of people it can be rounded from, and the others
    of those they are a part of.
    """
    if measured.people is not None and measured.people < SMALLEST:
        return True
    return any(shown(group, inside=measured.people) is None for group in _groups(measured))


def hidden(values: Mapping[Key, Measured], wholes: Mapping[Key, Key]) -> frozenset[Key]:
    """Return which values of one owner in one year are hidden; ``wholes`` names what each part is a part of.

    Of a whole and its parts so many are hidden that the hidden people together are five or more and stand in two
    places or more: no number of them follows by subtraction.
    """
    found = {key for key, measured in values.items() if is_small(measured)}
    for whole in sorted(set(wholes.values()) & values.keys()):
        parts = sorted(part for part in wholes if wholes[part] == whole and part in values)
        if parts and all(values[each].counts == Counted.PEOPLE for each in (whole, *parts)):
            numbers = {part: int(values[part].value) for part in parts}
            found |= _hidden_of_family(whole, int(values[whole].value), numbers, found)
    return frozenset(found)


def sum_of(values: Sequence[Measured], hidden_ones: Sequence[bool]) -> Decimal | None:
    """Return the sum of values of several owners in one year; None where it may not be shown or says nothing.

    Only numbers that are all alike are added, never shares, and only if none of them is hidden: with one hidden the
    sum minus the others would tell it.
    """
    if len(values) < 2 or any(hidden_ones):  # noqa: PLR2004 -- two make a sum
        return None
    if values[0].counts == Counted.SHARE or any(differences(values[0], other) for other in values[1:]):
        return None
    return sum((each.value for each in values), Decimal(0))


def _hidden_of_family(whole: Key, number: int, parts: Mapping[Key, int], found: set[Key]) -> set[Key]:
    gone = {key for key, part in parts.items() if key in found or shown(part, inside=number) is None}
    rest = number - sum(parts.values())
    if rest < 0 or whole in found:
        # Parts that overlap cannot be taken from each other; each alone is looked at above.
        return gone
    has_rest = rest > 0 or len(parts) == 1
    while gone or 0 < rest < SMALLEST:
        places = len(gone) + has_rest
        if places > 1 and rest + sum(parts[key] for key in gone) >= SMALLEST:
            break
        left = sorted(parts.keys() - gone, key=lambda key: (parts[key], key))
        if not left:
            return gone | {whole}
        gone.add(left[0])
    return gone


def _groups(measured: Measured) -> Iterator[int]:
    if measured.counts == Counted.PEOPLE:
        yield int(measured.value)
    elif measured.counts == Counted.SHARE and measured.people is not None:
        half = Decimal(1).scaleb(_last_place(measured.value)) / 2
        low = max(Decimal(0), measured.value - half) * measured.people / 100
        high = min(Decimal(100), measured.value + half) * measured.people / 100
        first, last = int(low.to_integral_value(ROUND_CEILING)), int(high.to_integral_value(ROUND_FLOOR))
        # A share that no whole number fits, because it was rounded otherwise, stands for the numbers beside it.
        yield from {first, last} if first <= last else {last, first}


def _last_place(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return min(0, exponent) if isinstance(exponent, int) else 0
