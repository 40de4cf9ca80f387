"""Whether a translation can be filled in: what the code puts into a text has to have its place in every form of it."""

import gettext
import re
from collections.abc import Callable
from typing import Final

import polib

# What ``%`` and ``str.format`` fill in, and the tags around it.
PLACE: Final = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?[a-z][^>]*>")
# Formulas of plurals repeat after 100; small numbers are often exceptions.
NUMBERS: Final = range(300)

PluralOf = Callable[[int], int]


def plural_of(formula: str) -> PluralOf:
    """Return the function that picks the form for a number, from a header ``nplurals=2; plural=(n > 1);``."""
    expression = formula.partition("plural=")[2].rstrip("; ")
    return gettext.c2py(expression)


def faults(entry: polib.POEntry, plural: PluralOf) -> list[str]:
    """Return what is wrong with the forms of a translated text, in words; an empty list if nothing is.

    A form that stands for one number only may spell it out ("one seat"); all others keep every place of the text.
    """
    if not entry.msgid_plural:
        return _differing(entry.msgstr, _places(entry.msgid), may_drop=False)
    numbers: dict[int, int] = {}
    for number in NUMBERS:
        numbers[plural(number)] = numbers.get(plural(number), 0) + 1
    if sorted(entry.msgstr_plural) != sorted(numbers):
        return [f"{len(entry.msgstr_plural)} forms instead of {len(numbers)}"]
    wanted = sorted(set(_places(entry.msgid)) | set(_places(entry.msgid_plural)))
    return [
        fault
        for form, text in entry.msgstr_plural.items()
        for fault in _differing(text, wanted, may_drop=numbers[form] == 1)
    ]


def _places(text: str) -> list[str]:
    return sorted(PLACE.findall(text.replace("%%", "")))


def _differing(text: str, wanted: list[str], *, may_drop: bool) -> list[str]:
    found = _places(text)
    missing = [] if may_drop else [place for place in wanted if place not in found]
    unknown = [place for place in found if place not in wanted]
    return [f"lacks {place}" for place in missing] + [f"has {place} too much" for place in unknown]
