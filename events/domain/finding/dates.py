"""The verbs: find dates for people, with or without an event, and say what clashes with the date of one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from events.domain.calendars import DORTMUND
from events.domain.calendars.berlin import BERLIN
from events.domain.dates.explaining import explained_codes
from events.enums.event import EventState
from events.models import Event
from partners.enums import MeetingFormat, TargetGroup
from partners.models import Organisation

from .context import Context
from .loading import Case, Known, load_context, load_contexts, load_known, point_of
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
    case = _case_of(event, known.organisations)
    return _rated(case, load_contexts(known, [case])[0])


def clashes_of(event: Event) -> tuple[Reason, ...]:
    """Return what speaks against the date of one event; see ``clashes_of_many``."""
    return clashes_of_many([event]).get(event.pk, ())


def clashes_of_many(events: Sequence[Event]) -> dict[Any, tuple[Reason, ...]]:
    """Return what speaks against the dates of ``events`` by their ids, the strongest first; eight queries.

    Those without a date and those that are over are left out; without any other no query is needed.
    For checks that nobody asks for: the calendars of all who take part count, and what is public about them.
    ``events`` are fetched ``with_parties`` and with their venues.
    """
    cases = [
        _case_of(event, [party.organisation for party in event.present_parties if party.accepted_at])
        for event in events
        if event.starts_at is not None and event.ends_at is not None and event.state in _CHANGEABLE
    ]
    if not cases:
        return {}
    everyone = {each.pk: each for case in cases for each in case.organisations}
    known = load_known([*everyone.values()], user=AnonymousUser(), is_for_all=True)
    contexts = load_contexts(known, cases)
    return {
        case.event.pk: _rated(case, context).against
        for case, context in zip(cases, contexts, strict=True)
        if case.event is not None
    }


def unexplained_clashes(event: Event) -> tuple[Reason, ...]:
    """Return the clashes of one event that nobody has said anything about yet."""
    return unexplained_clashes_of_many([event]).get(event.pk, ())


def unexplained_clashes_of_many(events: Sequence[Event]) -> dict[Any, tuple[Reason, ...]]:
    """Return the clashes by id of the event that nobody has said anything about yet: nine queries at most."""
    clashes = clashes_of_many(events)
    explained = explained_codes([event for event in events if clashes.get(event.pk)])
    return {
        pk: tuple(reason for reason in reasons if reason.code not in explained.get(pk, ()))
        for pk, reasons in clashes.items()
    }


def _case_of(event: Any, organisations: Sequence[Organisation]) -> Case:
    slot = _slot_of(event)
    minutes = max(1, int((event.ends_at - event.starts_at).total_seconds() // 60))
    return Case(wish_of(event, organisations, Wish(slot.day, slot.day, minutes)), organisations, event)


def _slot_of(event: Any) -> Slot:
    return Slot(event.starts_at.astimezone(BERLIN), event.ends_at.astimezone(BERLIN))


def _rated(case: Case, context: Context) -> Rated:
    return rate_time(_slot_of(case.event), case.wish, context, {})
