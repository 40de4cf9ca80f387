"""How many fit in, whether guests sign up by name, who keeps the names, until when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.domain.hooks import has_changed
from events.enums.registration import RegistrationMode
from events.models import Event, Registration
from events.permissions.event import present_parties
from events.permissions.registration import can_report_expected
from partners.models import Organisation

from .locking import locked_registration
from .queries import taken_seats


@dataclass(frozen=True)
class Arrangement:
    """What the sides agree on. ``capacity`` None: any number fits in; ``closes_at`` None: until the event begins."""

    capacity: int | None
    mode: RegistrationMode
    keeper: Organisation | None = None
    closes_at: datetime | None = None


@transaction.atomic
def arrange(event: Event, wanted: Arrangement, *, actor: Any) -> Registration:
    """Store ``wanted``. Guests who signed up were told who reads their names: that stays so while there are any.

    Raises ``PermissionDenied``, ``ValidationError`` with sentences by field.
    """
    present, registration = locked_registration(event)
    if not can_report_expected(actor, present):
        raise PermissionDenied
    keeper = wanted.keeper if wanted.mode == RegistrationMode.SIGN_UP else None
    refused = {
        "capacity": _why_no_capacity(registration, wanted.capacity),
        "keeper": _why_no_keeper(present, registration, wanted.mode, keeper),
        "closes_at": _why_not_closed_then(present, registration, wanted.closes_at),
    }
    if refused := {name: sentence for name, sentence in refused.items() if sentence}:
        raise ValidationError(refused)
    registration.capacity, registration.mode = wanted.capacity, wanted.mode
    registration.keeper, registration.closes_at = keeper, wanted.closes_at
    registration.save(update_fields=["capacity", "mode", "keeper", "closes_at"])
    has_changed(present, "capacity")
    return registration


def _why_no_capacity(registration: Registration, capacity: int | None) -> str:
    if capacity is None:
        return ""
    if capacity < 1:
        return _("Please enter at least 1, or leave the field empty.")
    if capacity < (registration.expected or 0):
        return _("There is room for fewer people than are expected.")
    taken = taken_seats(registration)
    if capacity < taken:
        return _("%(taken)d guests have a seat already.") % {"taken": taken}
    return ""


def _why_no_keeper(event: Event, registration: Registration, mode: str, keeper: Organisation | None) -> str:
    if mode == RegistrationMode.SIGN_UP:
        if keeper is None:
            return _("Please say who keeps the names.")
        if keeper.pk not in {each.organisation_id for each in present_parties(event) if each.accepted_at is not None}:
            return _("Names are kept by an organisation that takes part.")
    is_other = (mode, keeper.pk if keeper else None) != (registration.mode, registration.keeper_id)
    if is_other and taken_seats(registration):
        return _("Guests have signed up already; they were told who reads their names. This cannot be changed now.")
    return ""


def _why_not_closed_then(event: Event, registration: Registration, closes_at: datetime | None) -> str:
    if closes_at is None or closes_at == registration.closes_at:
        return ""
    if closes_at <= timezone.now():
        return _("This time is over. Please choose one that is still to come.")
    if event.starts_at is not None and closes_at > event.starts_at:
        return _("Guests sign up before the event begins. Please choose an earlier time.")
    return ""
