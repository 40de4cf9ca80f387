"""Saving one section of an event, without writing over what somebody else has saved meanwhile."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from events.domain.hooks import has_changed
from events.enums.event import EventState, Section
from events.models import AgendaItem, Event, EventNeeds, Registration, Venue
from events.models.event import MOST_FORMATS
from events.permissions.event import can_edit_event
from portal.geo.domain.places import find_postal_codes

from .locking import locked
from .notices import tell_what_changed
from .refusals import refuse_taken_place
from .sections import PARTS, Rows, Values, changed_names, fingerprint, section_values

POSTAL_CODE = re.compile("[0-9]{5}")


@dataclass(frozen=True)
class Saved:
    """It is saved; ``changed`` names what is different now, nothing when all was so already."""

    changed: frozenset[str]


@dataclass(frozen=True)
class Conflict:
    """Somebody else has saved this section meanwhile; nothing was written. ``base`` belongs to ``theirs``."""

    theirs: dict[str, Any]
    base: str


@transaction.atomic
def save_section(event: Event, section: Section, data: Values, *, base: str, actor: Any) -> Saved | Conflict:
    """Save ``data`` as ``section``; ``base`` is the fingerprint of what the form showed.

    ``data`` has all columns of the section (``PARTS``) and its list as a list of dicts, in order. Raises
    ``PermissionDenied``, ``ValidationError`` with sentences by field (and "list.number.column" in lists).
    """
    present = locked(event)
    if not can_edit_event(actor, present):
        raise PermissionDenied
    theirs = section_values(present, section)
    changed = changed_names(theirs, data)
    if not changed:
        return Saved(frozenset())
    if fingerprint(theirs) != base:
        return Conflict(theirs, fingerprint(theirs))
    sequence = present.sequence
    _write(present, section, data, changed)
    if section == Section.PLACE:
        refuse_taken_place(present, present.starts_at, present.ends_at, field="street")
    present.refresh_from_db(fields=["sequence", "revision", "changed_at"])
    has_changed(present, section.value, *changed)
    if present.sequence != sequence:
        tell_what_changed(present, actor=actor)
    return Saved(changed)


def _write(event: Event, section: Section, data: Values, changed: frozenset[str]) -> None:
    part = PARTS[section]
    if part.event:
        _save(event, part.event, data)
    for name, columns in part.once.items():
        row: Venue | EventNeeds | Registration = getattr(event, name)
        _save(row, columns, data)
    if part.many is not None and part.many.name in changed:
        _replace(event, part.many, data[part.many.name])


def _save(row: Any, columns: tuple[str, ...], data: Values) -> None:
    for column in columns:
        setattr(row, column, data[column])
    if isinstance(row, Venue):
        _find_point(row)
    others = {each.name for each in row._meta.fields} - set(columns)
    row.full_clean(exclude=others, validate_constraints=False)
    _refuse_what_contradicts(row)
    row.validate_constraints(exclude={"place_key"})
    row.save()


def _refuse_what_contradicts(row: Any) -> None:
    """Say at the field what the constraints of the table would say about the whole."""
    refused: dict[str, str] = {}
    if isinstance(row, Event):
        refused = _refused_in_event(row)
    elif isinstance(row, Venue):
        refused = _refused_in_venue(row)
    elif isinstance(row, Registration) and (row.capacity or 0) < (row.expected or 0) and row.capacity is not None:
        refused = {"capacity": _("There is room for fewer people than are expected.")}
    elif isinstance(row, EventNeeds) and row.trusted_person and not row.trusted_agreed:
        refused = {"trusted_agreed": _("A person is named only if they have agreed.")}
    if refused:
        raise ValidationError(refused)


def _refused_in_event(event: Event) -> dict[str, str]:
    if not event.title:
        return {"title": _("Please give the event a title.")}
    if not 1 <= len(event.formats) <= MOST_FORMATS:
        return {"formats": _("Please choose one to three formats.")}
    return {}


def _refused_in_venue(venue: Venue) -> dict[str, str]:
    if not venue.street and (venue.name or venue.postal_code or venue.room):
        return {"street": _("A place needs street and postal code, so that guests find it.")}
    if venue.street and not POSTAL_CODE.fullmatch(venue.postal_code):
        return {"postal_code": _("A place needs street and postal code, so that guests find it.")}
    if venue.event.state == EventState.ANNOUNCED and not venue.is_whole:
        return {"street": _("The event is announced: guests need a place with its address, or a link.")}
    if venue.online_link and not venue.is_online:
        return {"is_online": _("Please say that the event is online, or leave the link out.")}
    return {}


def _find_point(venue: Venue) -> None:
    """Let the postal code say which municipality it is, and about where."""
    places = find_postal_codes(venue.postal_code) if venue.street else []
    first = places[0] if places else None
    venue.municipality_id = first.municipality_key if first else None
    venue.latitude = first.latitude if first else None
    venue.longitude = first.longitude if first else None


def _replace(event: Event, rows: Rows, wanted: list[Mapping[str, Any]]) -> None:
    """Write the list anew, in the order it was given."""
    rows.model._default_manager.filter(event=event).delete()
    for number, values in enumerate(wanted):
        row = rows.model(event=event, **values)
        try:
            _refuse_outside(event, row)
            row.full_clean(exclude={"event", "party", "payer"})
        except ValidationError as refused:
            raise ValidationError(_at(refused, f"{rows.name}.{number}")) from refused
        row.save()


def _refuse_outside(event: Event, row: Any) -> None:
    if not isinstance(row, AgendaItem) or event.starts_at is None or event.ends_at is None:
        return
    if timedelta(minutes=row.starts_after + row.minutes) > event.ends_at - event.starts_at:
        raise ValidationError({"minutes": _("This would end after the event.")})


def _at(refused: ValidationError, place: str) -> dict[str, list[str]]:
    """Return what was refused with the place in the list before the names of fields."""
    if not hasattr(refused, "error_dict"):
        return {f"{place}.title": refused.messages}
    return {
        f"{place}.{'title' if name == NON_FIELD_ERRORS else name}": messages
        for name, messages in refused.message_dict.items()
    }
