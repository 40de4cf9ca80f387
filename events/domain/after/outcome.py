"""How many came, and what they want: numbers only, written by either side, never over what the other has written."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from events.domain.hooks import has_changed
from events.domain.planning import Conflict, Saved, fingerprint
from events.enums.after import AgeRange
from events.models import Event, Outcome
from events.permissions.after import can_write_after

from .writing import event_to_write

COLUMNS = ("attended", "ranges", "helpers", "interested", "followed_up", "no_quotes")
MOST_PEOPLE = 100_000


def outcome_values(outcome: Outcome) -> dict[str, Any]:
    """Return what a form shows; its ``fingerprint`` is the base of a save."""
    return {column: getattr(outcome, column) for column in COLUMNS}


@transaction.atomic
def save_outcome(event: Event, values: Mapping[str, Any], *, base: str, actor: Any) -> Saved | Conflict:
    """Save ``values`` (all columns); ``base`` is the fingerprint of what the form showed.

    Raises ``PermissionDenied``, ``ValidationError`` with sentences by field.
    """
    present = event_to_write(event, actor, can_write_after)
    outcome = Outcome.objects.get(event=present)
    theirs = outcome_values(outcome)
    wanted = {**values, "ranges": {key: number for key, number in values["ranges"].items() if number is not None}}
    changed = frozenset(column for column in COLUMNS if wanted[column] != theirs[column])
    if not changed:
        return Saved(frozenset())
    if fingerprint(theirs) != base:
        return Conflict(theirs, fingerprint(theirs))
    _refuse_contradictions(wanted)
    for column in COLUMNS:
        setattr(outcome, column, wanted[column])
    outcome.save()
    has_changed(present, "outcome")
    return Saved(changed)


def _refuse_contradictions(values: Mapping[str, Any]) -> None:
    refused: dict[str, str] = {}
    for name in ("attended", "helpers", "interested", "followed_up"):
        if (values[name] or 0) > MOST_PEOPLE:
            refused[name] = _("Please enter a number from 0 to 100,000.")
    attended, interested, followed_up = values["attended"], values["interested"], values["followed_up"]
    in_ranges = sum(values["ranges"].values())
    if values["ranges"] and attended is None:
        refused["attended"] = _("Please say how many came in all.")
    elif in_ranges > (attended or 0):
        sentence = _("The ages add up to %(sum)d, more than the %(attended)d people who came.")
        refused[f"ranges_{_largest(values['ranges'])}"] = sentence % {"sum": in_ranges, "attended": attended}
    if interested is not None and attended is not None and interested > attended:
        refused["interested"] = _("More people were interested than came.")
    if followed_up is not None and followed_up > (interested or 0):
        refused["followed_up"] = _("More people were followed up than were interested.")
    if refused:
        raise ValidationError(refused)


def _largest(ranges: Mapping[str, int]) -> str:
    return max(AgeRange.values, key=lambda key: ranges.get(key, 0))
