"""What a person sees before two entries are merged: field by field, and what moves along."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db.models import Count
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from partners.domain.audience import FIELDS
from partners.enums import Audience
from partners.models import ContactPerson, Organisation, Representative

from .audiences import hidden_parts, merged_audiences
from .handling import handlings
from .merge import why_not_mergeable
from .parts import (
    BOTH,
    SERVICE_AREA,
    SOURCE,
    TARGET,
    TRANSLATIONS,
    Part,
    default_choice,
    filled,
    options,
    part_values,
    parts,
    profile_of,
)

Shown = str | Promise


@dataclass(frozen=True)
class Option:
    """One thing that can be chosen: its value in the form, what it says, whether it is chosen now."""

    value: str
    text: Shown
    chosen: bool


@dataclass(frozen=True)
class Row:
    """One part: its name in the form, what it is called, what can be chosen, who will see it ("" everybody)."""

    key: str
    label: Shown
    options: tuple[Option, ...]
    audience: Shown


@dataclass(frozen=True)
class Moving:
    """Rows that move along: what they are and how many."""

    label: Shown
    number: int


@dataclass(frozen=True)
class Preview:
    """Everything there is to see before a merge. ``people`` are those who will act for the merged organisation.

    ``visible`` are the keys of the fields that may be shown of both, ``hidden_fields`` says how many others hold
    something.
    """

    source: Organisation
    target: Organisation
    rows: tuple[Row, ...]
    same: tuple[tuple[Shown, Shown], ...]
    hidden_fields: int
    visible: frozenset[str]
    moving: tuple[Moving, ...]
    people: tuple[Representative, ...]
    contacts: tuple[ContactPerson, ...]
    hidden_contacts: int
    objection: str


def preview_merge(user: Any, source: Organisation, target: Organisation, choices: Mapping[str, str]) -> Preview:
    """Return what merging ``source`` into ``target`` would do; ``choices`` are those made already, by part.

    Fields and contact persons are shown as far as ``user`` may see them, the others only counted. The number of
    queries does not depend on what the entries hold.
    """
    audiences, hidden = merged_audiences(source, target), hidden_parts(user, source, target)
    rows, same, hidden_fields = [], [], 0
    for part in parts():
        ours = part_values(target, part)
        if part.key in hidden:
            hidden_fields += filled((*ours, *part_values(source, part)))
        elif offered := options(source, target, part):
            chosen = choices.get(part.key, default_choice(source, target, part))
            texts = {TARGET: words(target, part), SOURCE: words(source, part), BOTH: _("Both together")}
            rows.append(
                Row(
                    part.key,
                    part.label,
                    tuple(Option(each, texts[each] or _("leave empty"), each == chosen) for each in offered),
                    _audience_words(part, audiences),
                )
            )
        elif filled(ours):
            same.append((part.label, words(target, part)))
    persons = ContactPerson.objects.filter(organisation__in=(source, target))
    visible = tuple(persons.visible_to(user).select_related("organisation").order_by("name", "pk"))
    acting = Representative.objects.current().filter(organisation__in=(source, target))
    return Preview(
        source=source,
        target=target,
        rows=tuple(rows),
        same=tuple(same),
        hidden_fields=hidden_fields,
        visible=frozenset(FIELDS) - hidden,
        moving=_moving(source),
        people=tuple(acting.select_related("user", "organisation").order_by("user__name", "pk")),
        contacts=visible,
        hidden_contacts=persons.count() - len(visible),
        objection=why_not_mergeable(source, target),
    )


def words(organisation: Organisation, part: Part) -> str:
    """Return the values of a part in words, "" where there are none."""
    values = part_values(organisation, part)
    if not filled(values):
        return ""
    if part.relation == TRANSLATIONS:
        return str(values[0])
    if part.key == SERVICE_AREA:
        return ", ".join(str(each) for each in organisation.service_area.all())
    if part.key == "place":
        place = organisation.municipality or organisation.district
        return " ".join(each for each in (organisation.postal_code, str(place or "")) if each)
    holder = profile_of(organisation, part.relation)
    told = (_value_words(holder, name, is_alone=len(part.attributes) == 1) for name in part.attributes)
    return ", ".join(each for each in told if each)


def _value_words(holder: Any, name: str, *, is_alone: bool) -> str:
    field, value = holder._meta.get_field(name), getattr(holder, name)
    if value in (None, "", []):
        return ""
    if isinstance(value, list):
        labels = dict(field.base_field.flatchoices)
        return ", ".join(str(labels.get(each, each)) for each in value)
    if isinstance(value, bool):
        answer = _("yes") if value else _("no")
        return answer if is_alone else f"{field.verbose_name}: {answer}"
    if isinstance(value, Decimal):
        return str(localize(value))
    if hasattr(value, "strftime"):
        return f"{value:%d.%m.%Y}"
    display = getattr(holder, f"get_{name}_display", None)
    return str(display() if display else value)


def _audience_words(part: Part, audiences: Mapping[str, Audience]) -> Shown:
    if part.key not in FIELDS or audiences[part.key] == Audience.PUBLIC:
        return ""
    return audiences[part.key].label


def _moving(source: Organisation) -> tuple[Moving, ...]:
    """Return what else points to ``source`` and moves, as numbers. One query for each relation."""
    found = []
    for relation, handling in handlings():
        if not handling.told:
            continue
        table, _dot, field = relation.rpartition(".")
        model = apps.get_model(table)
        number = model._base_manager.filter(**{field: source}).aggregate(number=Count("pk"))["number"]
        if number:
            found.append(Moving(model._meta.verbose_name_plural or "", number))
    return tuple(found)


def load_side(slug: str) -> Organisation | None:
    """Return an entry with all that a preview compares, None where there is none."""
    return (
        Organisation.objects.filter(slug=slug)
        .select_related(
            "municipality",
            "district",
            "verified_by",
            "mso_profile",
            "employer_profile",
            "umbrella_profile",
            "support_profile",
        )
        .prefetch_related("translations", "service_area")
        .defer("district__outline")
        .first()
    )
