"""Who may look for dates, and who reads whose calendars."""

from typing import Any

from cooperations.models import CooperationParty
from events.enums.event import COMING_STATES
from events.models import Event, EventParty
from partners.enums import INTERMEDIARY_ROLES, Role
from partners.models import Organisation, is_ministry, organisation_ids
from partners.permissions import represents_organisation

from .event import parties_of


def can_look_for_dates(user: Any) -> bool:
    """Employers, MSOs and those who go between look for dates; the ministry has no part in that."""
    roles = (Role.EMPLOYER, Role.NETWORK_PARTNER, Role.MSO, *INTERMEDIARY_ROLES)
    return bool(organisation_ids(user, *roles))


def can_find_date(user: Any, event: Event) -> bool:
    """The date of an event that is still to come is looked for by those who take part or are asked to."""
    return event.state in COMING_STATES and bool(parties_of(user, event))


def can_edit_observed_calendars(user: Any, mso: Organisation) -> bool:
    """Which calendars count for an MSO is said by itself and by nobody else."""
    return mso.plays(Role.MSO) and represents_organisation(user, mso)


def can_see_observed_calendars(user: Any, mso: Organisation) -> bool:
    """The MSO reads them, and, in the words of reasons, who holds an event or cooperates with it. Two queries.

    The religion of a group is nobody else's business: not the ministry's, not in exports, not on public pages.
    """
    if represents_organisation(user, mso):
        return True
    own = organisation_ids(user)
    events = EventParty.objects.accepted().filter(organisation__in=own).values("event")
    if EventParty.objects.accepted().filter(event__in=events, organisation=mso).exists():
        return True
    cooperations = CooperationParty.objects.present().filter(organisation__in=own, accepted_at__isnull=False)
    shared = CooperationParty.objects.present().filter(
        cooperation__in=cooperations.values("cooperation"), organisation=mso, accepted_at__isnull=False
    )
    return shared.exists()


def can_edit_blocked_days(user: Any, organisation: Organisation) -> bool:
    """An organisation says itself on which days it cannot."""
    return represents_organisation(user, organisation)


def can_correct_feasts(user: Any) -> bool:
    """The ministry corrects days of feasts and adds school holidays, each with its source."""
    return is_ministry(user)
