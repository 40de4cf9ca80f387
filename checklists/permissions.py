"""Who may do what with checklists. ``tests/access`` checks it for every address.

Everything follows from whom a user represents. Being a system administrator gives no right here.
"""

from typing import Any

from checklists.models import Checklist
from events.models import EventParty
from events.permissions.event import accepted_parties_of, can_begin_event, holding_parties_of
from partners.enums import Role
from partners.models import Organisation, organisation_ids


def can_see_self_checks(user: Any) -> bool:
    """The self-check is for employers; others have no page for it."""
    return bool(organisation_ids(user, Role.EMPLOYER))


def can_run_self_check(user: Any, organisation: Organisation) -> bool:
    """An employer's own people, whatever their role, see and answer its self-check; never the ministry or others."""
    return organisation.pk in organisation_ids(user, Role.EMPLOYER)


def can_answer(user: Any, checklist: Checklist) -> bool:
    """Employers and MSOs that hold an event answer and plan its items; go-betweens read and comment.

    Of other lists whoever sees one answers it (``Checklist.visible_to``).
    """
    return checklist.event is None or bool(holding_parties_of(user, checklist.event))


def can_set_due_days(user: Any, organisation: Organisation) -> bool:
    """Whoever can begin events for an organisation says which due days it counts for them."""
    return can_begin_event(user, organisation)


def speaking_parties(user: Any, checklist: Checklist) -> list[EventParty]:
    """Return for whom ``user`` can comment on a list of an event: everybody who has said that they take part."""
    return [] if checklist.event is None else accepted_parties_of(user, checklist.event)
