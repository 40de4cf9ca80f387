"""What of two entries is chosen one by one when they are merged: a field, or fields that belong together."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.domain.audience import FIELDS
from partners.enums import OrganisationState
from partners.models import Organisation

TARGET, SOURCE, BOTH = "target", "source", "both"
# The entry that stays is the one people know under its name.
NAMES: Final = frozenset({"name", "short_name"})
SERVICE_AREA, TRANSLATIONS = "service_area", "translations"
# Columns of an organisation that no merge changes by choice, and why.
KEPT: Final = {
    "id": "identity",
    "slug": "the address of the entry that stays; the other one redirects",
    "state": "a machine of its own",
    "merged_into": "a machine of its own",
    "created_at": "history",
    "updated_at": "history",
    "provenance": "history",
    "confirmed_at": "what was confirmed is the entry that stays",
    "marked_at": "what was not confirmed is the entry that stays",
}


@dataclass(frozen=True)
class Part:
    """Something to choose: where it stands ("" the organisation itself, else the profile), which columns, its name.

    ``joinable`` parts hold lists, of which the merged organisation may have all values.
    """

    key: str
    label: str | Promise
    relation: str
    attributes: tuple[str, ...]
    joinable: bool = False


@cache
def parts() -> tuple[Part, ...]:
    """Return all parts in the order in which they are shown."""
    own = (
        Part("name", _("name"), "", ("name",)),
        Part("short_name", _("short name"), "", ("short_name",)),
        Part("roles", _("roles"), "", ("roles",), joinable=True),
        Part("place", _("place"), "", ("postal_code", "municipality", "district", "latitude", "longitude")),
        Part("verified", _("verified"), "", ("verified_at", "verified_by")),
        Part(SERVICE_AREA, _("service area"), "", (SERVICE_AREA,), joinable=True),
    )
    by_audience = (
        Part(field.key, field.label, field.relation, field.attributes, _is_list(field.relation, field.attributes))
        for field in FIELDS.values()
    )
    translated = tuple(
        Part(f"{TRANSLATIONS}:{code}", _("description") if code == "de" else label, TRANSLATIONS, (code,))
        for code, label in settings.LANGUAGES
        if code != "de"
    )
    return (*own, *by_audience, *translated)


def parts_with_audience() -> dict[str, Part]:
    """Return the parts whose audience an organisation chooses, by key of ``FIELDS``."""
    return {part.key: part for part in parts() if part.key in FIELDS}


def part_values(organisation: Organisation, part: Part) -> tuple[Any, ...]:
    """Return the values of a part, () where the organisation has no such profile."""
    if part.relation == TRANSLATIONS:
        found = {each.language: each.description for each in organisation.translations.all()}
        return (found.get(part.attributes[0], ""),)
    if part.key == SERVICE_AREA:
        return (sorted(each.pk for each in organisation.service_area.all()),)
    holder = profile_of(organisation, part.relation)
    if holder is None:
        return ()
    return tuple(getattr(holder, holder._meta.get_field(name).attname) for name in part.attributes)


def profile_of(organisation: Organisation, relation: str) -> Any:
    """Return the organisation itself or its profile, None where it has none."""
    if not relation:
        return organisation
    try:
        return getattr(organisation, relation)
    except ObjectDoesNotExist:
        return None


def filled(values: Iterable[Any]) -> bool:
    """Say whether any value says something."""
    return any(value not in (None, "", []) for value in values)


def options(source: Organisation, target: Organisation, part: Part) -> tuple[str, ...]:
    """Return what can be chosen for a part, () where both sides say the same or the merged entry says nothing."""
    ours, theirs = part_values(target, part), part_values(source, part)
    if ours == theirs or not filled(theirs):
        return ()
    if part.joinable and filled(ours) and filled(theirs) and not _contains(ours[0], theirs[0]):
        return TARGET, SOURCE, BOTH
    return TARGET, SOURCE


def default_choice(source: Organisation, target: Organisation, part: Part) -> str:
    """Return what is proposed: what is filled, lists joined, else what was confirmed or changed last.

    The entry that stays keeps its names. Of an entry the public did not see nothing replaces what it saw.
    """
    unasked = unasked_choice(source, target, part)
    if unasked != TARGET or part.joinable or part.key in NAMES:
        return unasked
    if source.state != OrganisationState.PUBLISHED and target.state == OrganisationState.PUBLISHED:
        return TARGET
    return SOURCE if _last(source) > _last(target) else TARGET


def unasked_choice(source: Organisation, target: Organisation, part: Part) -> str:
    """Return what is taken where nobody can be asked: what the entry that stays says, lists joined, else the other's.

    Numbers nobody has touched ("1 of 1 signatures") say nothing.
    """
    ours, theirs = part_values(target, part), part_values(source, part)
    if not filled(ours) or _untouched(target, part, ours):
        return SOURCE
    return BOTH if part.joinable and not _contains(ours[0], theirs[0]) else TARGET


def _untouched(organisation: Organisation, part: Part, values: tuple[Any, ...]) -> bool:
    if not part.relation or part.relation == TRANSLATIONS:
        return False
    meta = profile_of(organisation, part.relation)._meta
    return values == tuple(meta.get_field(name).get_default() for name in part.attributes)


def _contains(ours: list[Any], theirs: list[Any]) -> bool:
    return set(theirs) <= set(ours)


def _last(organisation: Organisation) -> Any:
    return organisation.confirmed_at or organisation.updated_at


def _is_list(relation: str, attributes: tuple[str, ...]) -> bool:
    model: Any = Organisation._meta.get_field(relation).related_model if relation else Organisation
    return len(attributes) == 1 and hasattr(model._meta.get_field(attributes[0]), "base_field")
