"""The verbs: find dates for people, with or without an event, and say what clashes with the date of one."""

from collections.abc import Sequence
from dataclasses import replace

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from events.domain.calendars import DORTMUND
from events.domain.calendars.berlin import BERLIN
from events.domain.dates.explaining import explanation_of
from events.enums.event import EventState
from events.models import Event
from partners.enums import MeetingFormat, TargetGroup
from partners.models import Organisation

from .loading import Known, load_context, load_known, point_of
from .rating import Rated
from .reason import Reason
from .search import Found, rate_time, search
from .weights import Weights
from .wish import Slot, Wish

_CHANGEABLE = (EventState.IDEA, EventState.PLANNED, EventState.ANNOUNCED, EventState.POSTPONED)


def find_dates(wish: Wish, known: Known, weights: Weights, event: Event | None = None) -> Found:
    """Return dates for the people in ``known``. Three queries, then arithmetic.

    Times that have passed are left out.

    ``event``: the one whose date is looked for.
    """
    context = load_context(known, wish, event)
    return search(wish, context, weights, not_before=timezone.now())


def wish_of(event: Event, organisations: Sequence[Organisation], wish: Wish) -> Wish:
    """Return ``wish`` for the formats, the people and the place of ``event`` (fetched with its venue)."""
    return replace(
        wish,
        formats=frozenset(MeetingFormat(each) for each in event.formats),
        groups=frozenset(TargetGroup(each) for each in event.target_groups),
        point=point_of(organisations, event) or DORTMUND,
    )


def rate_event(event: Event, known: Known) -> Rated | None:
    """Return the date the event has now, rated by what is ``known``; None without a date. Three queries."""
    if event.starts_at is None or event.ends_at is None:
        return None
    slot = Slot(event.starts_at.astimezone(BERLIN), event.ends_at.astimezone(BERLIN))
    minutes = max(1, int((event.ends_at - event.starts_at).total_seconds() // 60))
    wish = wish_of(event, known.organisations, Wish(slot.day, slot.day, minutes))
    return rate_time(slot, wish, load_context(known, wish, event), {})


def clashes_of(event: Event) -> tuple[Reason, ...]:
    """Return what speaks against the date of ``event``, the strongest first; nothing without a date or once it is over.

    For checks that nobody asks for: the calendars of all who take part count, and what is public about them.
    ``event`` is fetched ``with_parties`` and with its venue.
    """
    if event.starts_at is None or event.state not in _CHANGEABLE:
        return ()
    accepted = [party.organisation for party in event.present_parties if party.accepted_at]
    rated = rate_event(event, load_known(accepted, user=AnonymousUser(), is_for_all=True))
    return rated.against if rated else ()


def unexplained_clashes(event: Event) -> tuple[Reason, ...]:
    """Return the clashes that nobody has said anything about yet."""
    clashes = clashes_of(event)
    explanation = explanation_of(event) if clashes else None
    known = set(explanation.codes) if explanation else set()
    return tuple(reason for reason in clashes if reason.code not in known)
