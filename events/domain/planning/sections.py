"""The parts in which people write an event: what belongs to each, how it reads now, its fingerprint."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from events.enums.event import Section
from events.models import AgendaItem, CostItem, Event, EventText

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Rows:
    """Rows of which an event may have many: the name of the list, its model, its columns."""

    name: str
    model: type[models.Model]
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """What a section holds: columns of the event and of the rows it has once, and lists."""

    event: tuple[str, ...] = ()
    once: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    many: Rows | None = None


PARTS: dict[Section, Part] = {
    Section.BASICS: Part(event=("title", "formats", "target_groups", "group_note", "minors")),
    Section.PLACE: Part(
        once={
            "venue": (
                "name",
                "street",
                "postal_code",
                "room",
                "is_online",
                "online_link",
                "on_foot",
                "transport",
                "last_connection",
                "ride_home",
                "step_free",
            ),
            "registration": ("capacity",),
        }
    ),
    Section.PROGRAMME: Part(
        many=Rows("agenda", AgendaItem, ("starts_after", "minutes", "title", "who", "party_id")),
    ),
    Section.COSTS: Part(many=Rows("costs", CostItem, ("kind", "what", "amount", "payer_id", "is_free"))),
    Section.PEOPLE: Part(
        once={
            "needs": (
                "food",
                "child_care",
                "photos",
                "meeting_point",
                "access_from",
                "emergency_name",
                "emergency_phone",
                "trusted_person",
                "trusted_agreed",
            )
        }
    ),
    Section.LANGUAGES: Part(
        once={"needs": ("group_languages", "languages", "interpreted", "interpreter", "topics_note")},
        many=Rows("texts", EventText, ("language", "title", "summary", "notes", "read_by")),
    ),
    Section.PUBLIC: Part(event=("is_public", "summary"), once={"needs": ("coverage", "press_told_on")}),
}


def section_values(event: Event, section: Section) -> dict[str, Any]:
    """Return what stands in ``section`` now, by the names of its columns; a list by its name, as a list of dicts.

    Reads the database again: one query for each row or list.
    """
    part = PARTS[section]
    values: dict[str, Any] = {}
    if part.event:
        values |= Event.objects.values(*part.event).get(pk=event.pk)
    for row, columns in part.once.items():
        model = Event._meta.get_field(row).related_model
        values |= model._default_manager.values(*columns).get(event=event)  # type: ignore[union-attr]
    if part.many is not None:
        rows = part.many.model._default_manager.filter(event=event).values(*part.many.columns)
        values[part.many.name] = [dict(row) for row in rows]
    return values


def fingerprint(values: Values) -> str:
    """Return what tells two readings of a section apart: 16 hexadecimal digits."""
    written = json.dumps(plain(values), sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def changed_names(before: Values, after: Values) -> frozenset[str]:
    """Return the names whose values differ."""
    old, new = plain(before), plain(after)
    return frozenset(name for name in new if new[name] != old.get(name))


def plain(values: Values) -> dict[str, Any]:
    """Return ``values`` in a form in which what means the same is the same: the order of choices means nothing."""
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple | set | frozenset):
        if all(isinstance(each, Mapping) for each in value):
            return [{name: _plain(part) for name, part in each.items()} for each in value]
        return sorted(str(each) for each in value)
    if value is None or isinstance(value, bool | int):
        return value
    return str(value)


def loaded_values(event: Event, section: Section) -> dict[str, Any]:
    """Return the same as ``section_values`` from what ``event`` was fetched with; one query for a list."""
    part = PARTS[section]
    values = {name: getattr(event, name) for name in part.event}
    for row, columns in part.once.items():
        values |= {name: getattr(getattr(event, row), name) for name in columns}
    if part.many is not None:
        rows = part.many.model._default_manager.filter(event=event).values(*part.many.columns)
        values[part.many.name] = [dict(row) for row in rows]
    return values
