"""Addresses of organisations: readable, letters beyond a to z written out, unique."""

import unicodedata
from collections.abc import Sequence

from django.utils.text import slugify

from partners.models import Organisation

WRITTEN_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"}
    # Latin letters that Unicode does not take apart into a letter with a mark.
    | {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ø": "o", "Ø": "O", "ı": "i", "ħ": "h", "Ħ": "H"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ŋ": "ng", "Ŋ": "Ng", "ŧ": "t", "Ŧ": "T"}
    | {"ə": "e", "Ə": "E", "ɛ": "e", "Ɛ": "E", "ɔ": "o", "Ɔ": "O", "ɖ": "d", "Ɖ": "D", "ɓ": "b", "Ɓ": "B"}
    | {"ɗ": "d", "Ɗ": "D", "ƙ": "k", "Ƙ": "K", "ƴ": "y", "Ƴ": "Y"}
)
RESERVED = frozenset({"neu"})
LENGTH = 100


def slug_of(name: str) -> str:
    """Return the address for ``name``: "Frauenverein Köln e. V." → "frauenverein-koeln-e-v".

    A name without a Latin letter or digit becomes "organisation".
    """
    return slugify(unicodedata.normalize("NFC", name).translate(WRITTEN_OUT))[:LENGTH].strip("-") or "organisation"


def free_slug(name: str) -> str:
    """Return an address for ``name`` that no organisation has yet, numbered if need be. One query."""
    base = slug_of(name)
    taken = set(Organisation.objects.filter(slug__startswith=base).values_list("slug", flat=True)) | RESERVED
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


def free_slugs(names: Sequence[str]) -> list[str]:
    """Return an address for each of ``names``, all different and free, in their order. A handful of queries.

    The caller holds ``creation.lock_names``.
    """
    given: dict[int, str] = {}
    used = set(RESERVED)
    waiting = [(position, slug_of(name), 1) for position, name in enumerate(names)]
    while waiting:
        asked = {_numbered(base, number) for _position, base, number in waiting}
        used |= set(Organisation.objects.filter(slug__in=asked).values_list("slug", flat=True))
        later = []
        for position, base, number in waiting:
            slug = _numbered(base, number)
            if slug in used:
                later.append((position, base, number + 1))
            else:
                used.add(slug)
                given[position] = slug
        waiting = later
    return [given[position] for position in range(len(names))]


def _numbered(base: str, number: int) -> str:
    return base if number == 1 else f"{base}-{number}"
