"""How many people are expected: one number, said by either side, usually the MSO."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.domain.hooks import has_changed
from events.models import Event, Registration
from events.permissions.registration import can_report_expected

from .locking import locked_registration

MOST_EXPECTED = 100_000


@transaction.atomic
def report_expected(event: Event, expected: int | None, *, actor: Any, confirms: bool = False) -> Registration:
    """Write down that about ``expected`` people will come, None for not known; ``confirms``: that is now certain.

    Another number than before is no longer confirmed. Handbook, phases 7 and 8. Raises ``PermissionDenied``,
    ``ValidationError`` at "expected".
    """
    present, registration = locked_registration(event)
    if not can_report_expected(actor, present):
        raise PermissionDenied
    _refuse_impossible(registration, expected, confirms=confirms)
    now = timezone.now()
    if expected != registration.expected:
        registration.expected = expected
        registration.expected_at, registration.expected_by = now, actor
        registration.confirmed_at = registration.confirmed_by = None
    if confirms:
        registration.confirmed_at, registration.confirmed_by = now, actor
    registration.save(update_fields=["expected", "expected_at", "expected_by", "confirmed_at", "confirmed_by"])
    has_changed(present, "expected")
    return registration


def _refuse_impossible(registration: Registration, expected: int | None, *, confirms: bool) -> None:
    if expected is None:
        if confirms:
            raise ValidationError({"expected": _("Please say how many will come.")})
        return
    if not 0 <= expected <= MOST_EXPECTED:
        raise ValidationError({"expected": _("Please enter a number from 0 to 100,000.")})
    if registration.capacity is not None and expected > registration.capacity:
        sentence = _("There is room for %(capacity)d people. Find a bigger place, or say a smaller number.")
        raise ValidationError({"expected": sentence % {"capacity": registration.capacity}})
