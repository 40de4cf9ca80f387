"""The columns of the file: heading, width, and what of an organisation stands there."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.domain.portrait import Portrait
from partners.models import ContactPerson
from partners.renderers.cells import Cell


@dataclass(frozen=True)
class Source:
    """What the cells of one row are taken from: only what everybody may see."""

    portrait: Portrait
    contacts: list[ContactPerson]
    umbrellas: list[str]
    url: str


@dataclass(frozen=True)
class Column:
    """One column; ``width`` in characters."""

    label: str | Promise
    width: int
    cell: Callable[[Source], Cell]


def _own(attribute: str) -> Callable[[Source], Cell]:
    return lambda source: getattr(source.portrait.organisation, attribute)


def _value(key: str) -> Callable[[Source], Cell]:
    """Return what the portrait holds under ``key``, lists joined, yes and no in words."""
    return lambda source: _plain(source.portrait.values.get(key))


def _room(attribute: str) -> Callable[[Source], Cell]:
    return lambda source: _plain(source.portrait.values.get("rooms", {}).get(attribute))


def _contact(attribute: str) -> Callable[[Source], Cell]:
    """Return something of the first contact person."""
    return lambda source: str(_of(source.contacts[0], attribute)) if source.contacts else None


def _of(contact: ContactPerson, attribute: str) -> Any:
    display = getattr(contact, f"get_{attribute}_display", None)
    return display() if display else getattr(contact, attribute)


def _further_contacts(source: Source) -> Cell:
    lines = [
        ", ".join(filter(None, [each.name, each.get_function_display(), each.phone, each.email]))
        for each in source.contacts[1:]
    ]
    return "; ".join(lines)


def _plain(value: Any) -> Cell:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, Decimal):
        return float(value)
    return value if isinstance(value, int) or value is None else str(value)


COLUMNS: tuple[Column, ...] = (
    Column(gettext_lazy("Name"), 44, _own("name")),
    Column(gettext_lazy("Short name"), 16, _own("short_name")),
    Column(gettext_lazy("Kind of organisation"), 28, lambda source: ", ".join(source.portrait.roles)),
    Column(gettext_lazy("Street and number"), 26, _value("street")),
    Column(gettext_lazy("Postal code"), 9, _own("postal_code")),
    Column(gettext_lazy("Town"), 20, lambda source: str(source.portrait.organisation.municipality or "")),
    Column(gettext_lazy("District"), 20, lambda source: str(source.portrait.organisation.district or "")),
    Column(gettext_lazy("Contact person"), 24, _contact("name")),
    Column(gettext_lazy("Function"), 16, _contact("function")),
    Column(gettext_lazy("Telephone"), 18, _contact("phone")),
    Column(gettext_lazy("E-mail address"), 28, _contact("email")),
    Column(gettext_lazy("Further contact persons"), 40, _further_contacts),
    Column(gettext_lazy("Website"), 30, _value("website")),
    Column(gettext_lazy("Target groups"), 34, _value("target_groups")),
    Column(gettext_lazy("Languages"), 30, _value("languages")),
    Column(gettext_lazy("Fields of activity"), 34, _value("fields")),
    Column(gettext_lazy("Communities"), 24, _value("communities")),
    Column(gettext_lazy("Staff"), 20, _value("staff")),
    Column(gettext_lazy("Paid posts"), 10, _value("paid_posts")),
    Column(gettext_lazy("Members"), 14, _value("members")),
    Column(gettext_lazy("People reached per year"), 14, _value("reach")),
    Column(gettext_lazy("Seats in own rooms"), 12, _room("rooms_capacity")),
    Column(gettext_lazy("Rooms are step-free"), 12, _room("rooms_step_free")),
    Column(gettext_lazy("Equipment of the rooms"), 24, _room("rooms_equipment")),
    Column(gettext_lazy("Has worked with employers"), 14, _value("employer_experience")),
    Column(gettext_lazy("Member of"), 34, lambda source: ", ".join(source.umbrellas)),
    Column(gettext_lazy("Level"), 14, _value("level")),
    Column(gettext_lazy("Member organisations"), 14, _value("member_count")),
    Column(gettext_lazy("Run by"), 26, _value("carrier")),
    Column(gettext_lazy("Fields of action"), 30, _value("agency_fields")),
    Column(gettext_lazy("Branch"), 20, _value("branch")),
    Column(gettext_lazy("Employees"), 16, _value("size")),
    Column(gettext_lazy("Jobs"), 30, _value("jobs")),
    Column(gettext_lazy("Apprenticeships"), 30, _value("apprenticeships")),
    Column(gettext_lazy("What it gives to migrant organisations"), 30, _value("offers")),
    Column(gettext_lazy("Legal form"), 14, _value("legal_form")),
    Column(gettext_lazy("Register number"), 16, _value("register_number")),
    Column(gettext_lazy("Founded in"), 10, _value("founded")),
    Column(gettext_lazy("Description"), 60, _value("description")),
    Column(gettext_lazy("Verified"), 10, lambda source: _plain(source.portrait.organisation.verified_at is not None)),
    Column(gettext_lazy("Confirmed on"), 12, lambda source: source.portrait.freshness.day),
    Column(gettext_lazy("Entry in the portal"), 50, lambda source: source.url),
)
