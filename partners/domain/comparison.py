"""Organisations side by side: the fields a user may see, row by row, with what tells them apart."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, localize
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.models import ContactPerson, Organisation
from portal.shared.listing import listed

from .audience import FIELDS
from .portrait import Portrait, portray, with_profiles
from .shortlist_page import follow_merges

MOST = 4
ROOM_FIELD = "rooms"
# Long texts tell nothing side by side, addresses differ anyway.
LEFT_OUT = frozenset({"description", "street", "register_number"})


@dataclass(frozen=True)
class Item:
    """One thing in a cell; ``is_common`` where every organisation has it."""

    text: str
    is_common: bool = False


@dataclass(frozen=True)
class Row:
    """One field of all organisations, a cell each. An empty cell means that nothing is said or shown."""

    label: str | Promise
    cells: list[list[Item]]

    @property
    def is_same(self) -> bool:
        """Whether all cells hold the same."""
        return all(Counter(cell) == Counter(self.cells[0]) for cell in self.cells)


@dataclass(frozen=True)
class Comparison:
    """What is compared, and what was asked for and is not: too many, or not to be seen."""

    portraits: list[Portrait]
    rows: list[Row]
    refused: list[Organisation]
    missing: int

    def columns(self) -> list[tuple[Portrait, list[tuple[Row, list[Item]]]]]:
        """Return the same by organisation: its rows with its cell."""
        return [
            (portrait, [(row, row.cells[position]) for row in self.rows])
            for position, portrait in enumerate(self.portraits)
        ]


def compare(user: Any, slugs: Iterable[str]) -> Comparison:
    """Compare the organisations of ``slugs`` as ``user`` sees them, the first four; of merged ones what they became.

    Always the same four queries, and one per step of a merge.
    """
    asked = list(dict.fromkeys(slugs))
    named = Organisation.objects.filter(slug__in=asked).only("pk", "slug", "state", "merged_into")
    targets = follow_merges({each.pk: each for each in named})
    by_slug = {each.slug: targets[each.pk].pk for each in named}
    wanted = list(dict.fromkeys(by_slug[slug] for slug in asked if slug in by_slug))
    rows = with_profiles(Organisation.objects.visible_to(user).filter(pk__in=wanted))
    visible = {each.pk: each for each in rows}
    found = [visible[pk] for pk in wanted if pk in visible]
    portraits = portray(user, found[:MOST])
    unknown = sum(slug not in by_slug for slug in asked)
    return Comparison(portraits, _rows(user, portraits), found[MOST:], unknown + len(wanted) - len(found))


def _rows(user: Any, portraits: Sequence[Portrait]) -> list[Row]:
    contacts: dict[int, list[str]] = {each.organisation.pk: [] for each in portraits}
    for contact in ContactPerson.objects.visible_to(user).filter(organisation__in=list(contacts)):
        parts = [f"{contact.name} ({contact.get_function_display()})", contact.phone]
        contacts[contact.organisation_id].append(listed(part for part in parts if part))
    texts: list[tuple[str | Promise, list[list[str]]]] = [
        (gettext_lazy("Kind of organisation"), [each.roles for each in portraits]),
        (gettext_lazy("Place"), [[each.place] if each.place else [] for each in portraits]),
    ]
    texts += [
        (_capital(field.label), [_texts(key, each.values.get(key)) for each in portraits])
        for key, field in FIELDS.items()
        if key not in LEFT_OUT
    ]
    texts += [
        (gettext_lazy("Contact persons"), [contacts[each.organisation.pk] for each in portraits]),
        (gettext_lazy("Confirmed"), [[_freshness(each)] for each in portraits]),
        (gettext_lazy("Verified"), [[_verified(each)] for each in portraits]),
    ]
    return [Row(label, _items(cells)) for label, cells in texts if any(cells)]


def _items(cells: list[list[str]]) -> list[list[Item]]:
    common = set.intersection(*(set(cell) for cell in cells))
    return [[Item(text, text in common) for text in cell] for cell in cells]


def _texts(key: str, value: Any) -> list[str]:
    if value is None:
        return []
    if key == ROOM_FIELD:
        return _rooms(value)
    if isinstance(value, dict):
        return [_plain(part) for part in value.values() if part not in (None, "")]
    return [str(each) for each in value] if isinstance(value, list) else [_plain(value)]


def _rooms(value: dict[str, Any]) -> list[str]:
    texts = []
    if value["rooms_capacity"]:
        texts.append(_("%(number)s seats") % {"number": value["rooms_capacity"]})
    if value["rooms_step_free"] is not None:
        texts.append(_("step-free") if value["rooms_step_free"] else _("not step-free"))
    if value["rooms_equipment"]:
        texts.append(value["rooms_equipment"])
    return texts


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(localize(value) if isinstance(value, Decimal) else value)


def _capital(label: str | Promise) -> str:
    text = str(label)
    return text[:1].upper() + text[1:]


def _freshness(portrait: Portrait) -> str:
    day = portrait.freshness.day
    return date_format(day, "DATE_FORMAT") if day else _("not yet confirmed")


def _verified(portrait: Portrait) -> str:
    organisation = portrait.organisation
    if not organisation.verified_at:
        return _("no")
    return str(organisation.verified_by.display_name) if organisation.verified_by else _("yes")
