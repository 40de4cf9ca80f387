"""Paging by key: a page begins after the last row of the one before, so that late pages cost what the first costs.

A cursor holds the key and the id of that row and the direction. It travels in the address; whatever is not a cursor
of ours is taken for none.
"""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

LONGEST_CURSOR = 1200
LARGEST = 2**63


@dataclass(frozen=True)
class Cursor:
    """A row to go on from: its key, its id, and whether the page before it is wanted."""

    key: int | str
    pk: int
    backwards: bool = False

    def encode(self) -> str:
        """Return the cursor as it stands in an address."""
        text = json.dumps([self.key, self.pk, self.backwards], separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@dataclass(frozen=True)
class Page:
    """The rows of a page in order, with cursors to its neighbours ("" if there is none)."""

    rows: list[Any]
    previous: str
    next: str


def decode_cursor(text: str, key_type: type[int] | type[str]) -> Cursor | None:
    """Return the cursor that ``text`` is, None if it is none or its key is not of ``key_type``."""
    if not text or len(text) > LONGEST_CURSOR:
        return None
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        parts: list[Any] = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        key, pk, backwards = parts
    except (ValueError, TypeError, binascii.Error, RecursionError):
        return None
    if type(key) is not key_type or type(pk) is not int or type(backwards) is not bool:
        return None
    numbers = [pk, key] if isinstance(key, int) else [pk]
    if any(abs(number) >= LARGEST for number in numbers) or (isinstance(key, str) and not _is_storable(key)):
        return None
    return Cursor(key_type(key), pk, backwards)


def _is_storable(text: str) -> bool:
    return "\x00" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def take_page(rows: QuerySet[Any], size: int, cursor: Cursor | None, *, descending: bool) -> Page:
    """Return the page of ``rows`` (annotated with ``key``) at ``cursor``: by key, equal keys by id. One query."""
    backwards = cursor is not None and cursor.backwards
    falling = descending is not backwards
    if cursor is not None:
        beyond = "lt" if falling else "gt"
        further = "lt" if backwards else "gt"
        rows = rows.filter(
            Q(**{f"key__{beyond}e": cursor.key}),
            Q(**{f"key__{beyond}": cursor.key}) | Q(**{f"pk__{further}": cursor.pk}),
        )
    order = ("-key" if falling else "key", "-pk" if backwards else "pk")
    found = list(rows.order_by(*order)[: size + 1])
    has_more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    if not found:
        return Page([], "", "")
    comes_before = has_more if backwards else cursor is not None
    comes_after = True if backwards else has_more
    first, last = found[0], found[-1]
    return Page(
        found,
        Cursor(first.key, first.pk, backwards=True).encode() if comes_before else "",
        Cursor(last.key, last.pk).encode() if comes_after else "",
    )
