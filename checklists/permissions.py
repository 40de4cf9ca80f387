"""Who may do what with checklists. ``tests/access`` checks it for every address.

Everything follows from whom a user represents. Being a system administrator gives no right here.
"""

from collections.abc import Sequence
from typing import Any

from checklists.models import Checklist
from cooperations.models import Cooperation, CooperationParty
from cooperations.permissions.cooperation import signing_parties_of
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

    Lists of a cooperation are answered by those whom it binds, until it ends. Of others whoever sees one answers it
    (``Checklist.visible_to``).
    """
    if checklist.cooperation is not None and not checklist.cooperation.is_open:
        return False
    return bool(answering_organisations(user, checklist))


def can_set_due_days(user: Any, organisation: Organisation) -> bool:
    """Whoever can begin events for an organisation says which due days it counts for them."""
    return can_begin_event(user, organisation)


def answering_organisations(user: Any, checklist: Checklist) -> set[int]:
    """Return the organisations for which ``user`` answers a list."""
    if checklist.event is not None:
        return {party.organisation_id for party in holding_parties_of(user, checklist.event)}
    if checklist.cooperation is not None:
        return {party.organisation_id for party in signing_parties_of(user, checklist.cooperation)}
    owner = checklist.organisation
    return set() if owner is None else {owner.pk, owner.merged_into_id or owner.pk} & organisation_ids(user)


def speaking_parties(user: Any, checklist: Checklist) -> Sequence[EventParty | CooperationParty]:
    """Return for whom ``user`` can comment: everybody who takes part; nobody on lists of one organisation alone."""
    if checklist.event is not None:
        return accepted_parties_of(user, checklist.event)
    return [] if checklist.cooperation is None else signing_parties_of(user, checklist.cooperation)


def can_see_cooperation_lists(user: Any, cooperation: Cooperation) -> bool:
    """Those whom a cooperation binds see its lists; go-betweens and the ministry do not."""
    return bool(signing_parties_of(user, cooperation))


def can_ask_whether_it_fits(user: Any, organisation: Organisation) -> bool:
    """An employer's own people ask it of MSOs; what they note down is read by nobody else. No query."""
    employers = organisation_ids(user, Role.EMPLOYER)
    return organisation.plays(Role.MSO) and bool(employers - {organisation.pk})
