"""Who may say how many come, and who reads names."""

from typing import Any

from events.models import Event, Registration

from .event import accepted_parties_of, can_edit_event


def can_see_numbers(user: Any, event: Event) -> bool:
    """Those who take part read how many are expected and have signed up."""
    return bool(accepted_parties_of(user, event))


def can_report_expected(user: Any, event: Event) -> bool:
    """Either side says how many come; usually the MSO knows."""
    return can_edit_event(user, event)


def can_see_sign_ups(user: Any, event: Event, registration: Registration) -> bool:
    """Names and addresses are read by the organisation that keeps them, by nobody else."""
    own = {party.organisation_id for party in accepted_parties_of(user, event)}
    return registration.keeper_id is not None and registration.keeper_id in own
