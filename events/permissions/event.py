"""Who may see and change an event. ``tests/access`` checks it for every address.

Everything follows from the organisations that take part. Somebody who acts for several of them says for which.
Rows are found by ``Event.objects.visible_to``; here is asked how much of one somebody sees. Events are fetched
``with_parties``; then no predicate costs a query of its own, but where its docstring says so.
"""

from typing import Any

from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.permissions.cooperation import possible_sides
from events.enums.event import EventState
from events.models import Event, EventParty
from events.models.event import SHOWN_STATES
from partners.enums import OrganisationState
from partners.models import Organisation, is_ministry, organisation_ids
from partners.permissions import represents_organisation


def present_parties(event: Event) -> list[EventParty]:
    """Return who takes part or is asked; no query after ``with_parties``, else one, once."""
    if not hasattr(event, "present_parties"):
        event.present_parties = list(event.parties.present().select_related("organisation__district"))
    return event.present_parties


def parties_of(user: Any, event: Event) -> list[EventParty]:
    """Return the parties ``user`` acts for, those that have not answered yet too."""
    ids = organisation_ids(user)
    return [party for party in present_parties(event) if party.organisation_id in ids and not party.is_silenced]


def accepted_parties_of(user: Any, event: Event) -> list[EventParty]:
    """Return the parties ``user`` acts for and that have said that they take part."""
    return [party for party in parties_of(user, event) if party.accepted_at is not None]


def holding_parties_of(user: Any, event: Event) -> list[EventParty]:
    """Return the accepted employers and MSOs ``user`` acts for: go-betweens read, they do not write."""
    return [party for party in accepted_parties_of(user, event) if party.side in SIGNING_SIDES]


def can_see_inside(user: Any, event: Event) -> bool:
    """Those who take part, or are asked to, see all of it; everybody else what ``can_see_outside`` says."""
    return bool(parties_of(user, event))


def can_see_history(user: Any, event: Event) -> bool:
    """Who made which move and why is read by those who take part; never by the ministry or the area."""
    return bool(accepted_parties_of(user, event))


def can_see_outside(user: Any, event: Event) -> bool:
    """What guests read: everybody where it is public; else the ministry and intermediaries of the area. One query.

    Parties see it as well, as soon as there is something to see.
    """
    if event.state not in SHOWN_STATES:
        return False
    if event.is_public or is_ministry(user) or can_see_inside(user, event):
        return True
    return Event.objects.visible_to(user).filter(pk=event.pk).exists()


def can_edit_event(user: Any, event: Event) -> bool:
    """Employers and MSOs that take part write, as long as the event is not over, came to nothing or was erased."""
    is_open = event.state not in {EventState.CLOSED, EventState.CANCELLED} and event.erased_at is None
    return is_open and bool(holding_parties_of(user, event))


def can_move_event(user: Any, event: Event) -> bool:
    """Either side chooses another date; it does not move an event that has taken place."""
    return can_edit_event(user, event) and event.state != EventState.HELD


def can_announce_event(user: Any, event: Event) -> bool:
    """Either side announces what both have planned."""
    return event.state == EventState.PLANNED and can_edit_event(user, event)


def can_postpone_event(user: Any, event: Event) -> bool:
    """Either side takes the date back; the other is told at once."""
    return event.state in {EventState.PLANNED, EventState.ANNOUNCED} and can_edit_event(user, event)


def can_cancel_event(user: Any, event: Event) -> bool:
    """Either side calls it off, also in the week after it, when it did not take place."""
    return can_edit_event(user, event)


def can_leave_event(user: Any, event: Event) -> bool:
    """Whoever takes part leaves, as long as somebody who holds the event stays."""
    leaving = {party.pk for party in accepted_parties_of(user, event)[:1]}
    staying = [each for each in present_parties(event) if each.accepted_at and each.pk not in leaving]
    return can_move_event(user, event) and any(each.side in SIGNING_SIDES for each in staying)


def can_invite_party(user: Any, event: Event, organisation: Organisation) -> bool:
    """Those who take part ask further organisations, in the name of ``organisation``."""
    own = {party.organisation_id for party in holding_parties_of(user, event)}
    return organisation.pk in own and can_edit_event(user, event)


def can_answer_invitation(user: Any, party: EventParty) -> bool:
    """Whoever acts for the organisation that was asked says yes or no for it."""
    return represents_organisation(user, party.organisation) and not party.is_silenced


def can_begin_event(user: Any, organisation: Organisation) -> bool:
    """Whoever acts for an employer or an MSO begins events in its name, as long as its entry is alive."""
    if organisation.state in {OrganisationState.MERGED, OrganisationState.ARCHIVED}:
        return False
    return represents_organisation(user, organisation) and bool(SIGNING_SIDES & set(possible_sides(organisation)))


def can_see_event_numbers(user: Any) -> bool:
    """Numbers of all events are for the ministry; small ones are hidden from it too."""
    return is_ministry(user)
