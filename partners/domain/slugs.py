"""Addresses of organisations: readable, German letters written out, unique."""

from django.utils.text import slugify

from partners.models import Organisation

GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"})
RESERVED = frozenset({"neu"})
LENGTH = 100


def slug_of(name: str) -> str:
    """Return the address for ``name``: "Frauenverein Köln e. V." → "frauenverein-koeln-e-v".

    A name without a Latin letter or digit becomes "organisation".
    """
    return slugify(name.translate(GERMAN))[:LENGTH].strip("-") or "organisation"


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
