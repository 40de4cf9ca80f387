"""What may stand in a cell: each function returns the value or raises ``CellWrong`` with a sentence."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.enums import MemberRange
from partners.models import ContactPerson, Organisation

from .columns import NAME

NOTHING = frozenset({"-", "–", "—", "/", "k.a.", "k. a.", "ka", "keine angabe", "keine", "n/a", "unbekannt", "?", "x"})
ERRORS_OF_EXCEL = re.compile(r"#(?:REF!|NAME\?|VALUE!|WERT!|BEZUG!|N/A|NV|DIV/0!|NULL!|NUM!|ZAHL!)")
YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
NUMBER = re.compile(r"\d[\d.\s]*")
EARLIEST = 1800
SHORTEST_PHONE = 5
LARGEST = 1_000_000
RANGES = (
    (25, MemberRange.UP_TO_25),
    (50, MemberRange.UP_TO_50),
    (100, MemberRange.UP_TO_100),
    (300, MemberRange.UP_TO_300),
)


class CellWrong(ValueError):
    """The cell cannot be stored. The message is a sentence for people."""


def filled(text: str) -> str:
    """Return the text without blanks around it, "" for what people write when they have nothing to write."""
    text = text.strip()
    return "" if text.casefold() in NOTHING else text


def limited(model: type, field: str) -> Callable[[str], str]:
    """Return a check for a text column of ``model``."""
    limit = model._meta.get_field(field).max_length  # type: ignore[attr-defined]

    def check(text: str) -> str:
        text = " ".join(text.split())
        if limit and len(text) > limit:
            raise CellWrong(_("“%(text)s…” is longer than %(limit)d characters.") % {"text": text[:30], "limit": limit})
        return text

    return check


def read_name(text: str) -> str:
    """Return the name: it has at least two letters."""
    text = limited(Organisation, "name")(text)
    if sum(each.isalpha() for each in text) < 2:  # noqa: PLR2004 -- one letter is no name
        raise CellWrong(_("“%(text)s” is no name.") % {"text": text})
    return text


def read_year(text: str) -> int:
    """Return the year in a year or a date."""
    years = set(YEAR.findall(text))
    if len(years) != 1:
        raise CellWrong(_("“%(text)s” is no year.") % {"text": text[:40]})
    year = int(years.pop())
    if not EARLIEST <= year <= timezone.localdate().year:
        raise CellWrong(_("%(year)d cannot be the year of foundation.") % {"year": year})
    return year


def read_website(text: str) -> str:
    """Return a web address with scheme; without one it is taken for https."""
    address = text if re.match(r"[a-z]+:", text, re.IGNORECASE) else f"https://{text}"
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        raise CellWrong(_("“%(text)s” is no web address.") % {"text": text[:60]}) from None
    if len(address) > 200 or not urlsplit(address).hostname:  # noqa: PLR2004 -- length of the column
        raise CellWrong(_("“%(text)s” is no web address.") % {"text": text[:60]})
    return address


def read_email(text: str) -> str:
    """Return the first of the addresses in the cell."""
    first: str = re.split(r"[;,\s]+", text.removeprefix("mailto:"))[0]
    try:
        validate_email(first)
    except ValidationError:
        raise CellWrong(_("“%(text)s” is no e-mail address.") % {"text": text[:60]}) from None
    return first


def read_phone(text: str) -> str:
    """Return a telephone number as it was written."""
    if sum(each.isdigit() for each in text) < SHORTEST_PHONE or re.search(r"[A-Za-z]{4}", text):
        raise CellWrong(_("“%(text)s” is no telephone number.") % {"text": text[:40]})
    return limited(ContactPerson, "phone")(text)


def read_count(text: str) -> int:
    """Return the first number in the cell: "ca. 1.200 Plätze" is 1200."""
    match = NUMBER.search(text)
    if match is None:
        raise CellWrong(_("“%(text)s” is no number.") % {"text": text[:40]})
    number = int(re.sub(r"\D", "", match.group()))
    if number > LARGEST:
        raise CellWrong(_("“%(text)s” is no number.") % {"text": text[:40]})
    return number


def read_members(text: str) -> str:
    """Return the range of members for a number or for one of the ranges as they are written."""
    plain = re.sub(r"\s", "", text)
    if plain in MemberRange.values:
        return plain
    bounds = [int(re.sub(r"\D", "", each)) for each in re.split(r"bis|to|[-–]", text) if re.search(r"\d", each)]
    # A range such as "26 bis 50" is told by its upper end.
    number = bounds[-1] if bounds else read_count(text)
    if re.search(r"über|mehr als|more than|>", text):
        number += 1
    if number > LARGEST:
        raise CellWrong(_("“%(text)s” is no number.") % {"text": text[:40]})
    return next((value for limit, value in RANGES if number <= limit), MemberRange.MORE).value


READERS: Mapping[str, Callable[[str], Any]] = {
    NAME: read_name,
    "short_name": limited(Organisation, "short_name"),
    "legal_form": limited(Organisation, "legal_form"),
    "register_number": limited(Organisation, "register_number"),
    "founded": read_year,
    "website": read_website,
    "street": limited(Organisation, "street"),
    "description": str,
    "members": read_members,
    "rooms_capacity": read_count,
    "contact_name": limited(ContactPerson, "name"),
    "contact_phone": read_phone,
    "contact_email": read_email,
}
