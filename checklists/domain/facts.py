"""What rules ask for, read from the database: for many events in as many queries as for one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.db.models import Q
from django.utils import timezone

from checklists.models import Checklist
from checklists.rules.facts import Afterwards, Clash, Cost, EventFacts, Needs, Part, Place
from events.models import (
    AgendaItem,
    CostItem,
    Event,
    EventNotice,
    EventParty,
    Invitation,
    Lesson,
    MediaConsent,
    Quote,
)
from partners.enums import Audience
from partners.models import FieldAudience, MsoProfile
from portal.outbox.models import Message

from .contact_facts import agreements_of, contacts_of
from .self_check import SLUG as SELF_CHECK

# Looks at the calendars: what speaks against the dates of events and is not explained, by id of the event.
ClashFinder = Callable[[Sequence[Event]], Mapping[Any, Iterable[Clash]]]
CLASH_FINDERS: Final[list[ClashFinder]] = []


def facts_of(event: Event, today: date) -> EventFacts:
    """Return the facts of one event; see ``facts_of_many``. What it was fetched with is not read again."""
    whole = [event] if _is_whole(event) else _fetched([event])
    return _facts_of_whole(whole, today)[event.pk]


def facts_of_many(events: Sequence[Event], today: date) -> dict[Any, EventFacts]:
    """Return the facts by id of the event. Twenty queries, and those of who looks at the calendars."""
    return _facts_of_whole(_fetched(events), today)


def _fetched(events: Sequence[Event]) -> list[Event]:
    rows = Event.objects.filter(pk__in=[event.pk for event in events])
    return list(rows.with_sections().with_parties().with_agreement())


def _is_whole(event: Event) -> bool:
    fetched = event._state.fields_cache  # noqa: SLF001 -- Django has no public word for what was fetched along
    sections = {"venue", "needs", "registration", "outcome"}
    return hasattr(event, "present_parties") and sections <= fetched.keys()


def _facts_of_whole(rows: Sequence[Event], today: date) -> dict[Any, EventFacts]:
    parties = {row.pk: [party for party in row.present_parties if party.accepted_at] for row in rows}
    clashes = _clashes(rows)
    parts = {
        "agenda": _by_event(AgendaItem.objects.filter(event__in=rows)),
        "costs": _by_event(CostItem.objects.filter(event__in=rows).select_related("payer")),
        "invitations": _by_event(Invitation.objects.filter(event__in=rows)),
        "lessons": _by_event(Lesson.objects.filter(event__in=rows)),
        "quotes": _by_event(Quote.objects.filter(event__in=rows, erased_at=None)),
        "consents": _by_event(MediaConsent.objects.filter(event__in=rows)),
        "notices": _by_event(
            EventNotice.objects.filter(event__in=rows, message__withheld=Message.Withheld.UNDELIVERABLE)
        ),
    }
    reached = _reached_by({party.organisation_id for mine in parties.values() for party in mine})
    checked = _self_checked({party.organisation_id for mine in parties.values() for party in mine})
    contacts = contacts_of(parties, today)
    agreements = agreements_of(rows)
    return {
        row.pk: _facts(
            row,
            parties[row.pk],
            {name: by_event[row.pk] for name, by_event in parts.items()},
            msos_reach=frozenset().union(*(reached.get(each.organisation_id, ()) for each in parties[row.pk])),
            self_checks=tuple(checked.get(each.organisation_id) for each in parties[row.pk] if each.side == "employer"),
            contact=contacts[row.pk],
            agreement=agreements.get(row.pk),
            clashes=None if clashes is None else tuple(clashes[row.pk]),
        )
        for row in rows
    }


def facts_to_rest_on(event: Event) -> EventFacts:
    """Return of the facts of an event only those that answers rest on (``standing.mark_of``). One query."""
    return held_facts(Event.objects.with_sections().get(pk=event.pk))


def held_facts(event: Any) -> EventFacts:
    """Return what stands in an event itself: what conditions and answers rest on. No query; it comes with sections."""
    return _facts(event, [], defaultdict(list))


def _facts(event: Any, parties: Sequence[EventParty], parts: Mapping[str, list[Any]], **known: Any) -> EventFacts:
    there = {party.pk for party in parties}
    return EventFacts(
        state=event.state,
        starts_at=event.starts_at and timezone.localtime(event.starts_at),
        ends_at=event.ends_at and timezone.localtime(event.ends_at),
        is_all_day=event.is_all_day,
        formats=frozenset(event.formats),
        target_groups=frozenset(event.target_groups),
        minors=event.minors,
        sides=frozenset(party.side for party in parties),
        sequence=event.sequence,
        place=_place(getattr(event, "venue", None)),
        needs=_needs(getattr(event, "needs", None)),
        programme=tuple(Part(part.starts_after, part.minutes) for part in parts["agenda"]),
        costs=tuple(_cost(cost, there) for cost in parts["costs"]),
        invitations=tuple(each.event_sequence >= event.sequence for each in parts["invitations"]),
        notices_undeliverable=sum(each.sequence == event.sequence for each in parts["notices"]),
        afterwards=_afterwards(event, parties, parts),
        **_numbers(getattr(event, "registration", None)),
        **known,
    )


def _place(venue: Any) -> Place:
    if venue is None:
        return Place()
    return Place(
        has_address=venue.has_place,
        where=venue.place_key,
        is_online=venue.is_online,
        has_link=bool(venue.online_link),
        on_foot=venue.on_foot,
        transport=venue.transport,
        step_free=venue.step_free,
        last_connection=venue.last_connection,
        ride_home=venue.ride_home,
    )


def _needs(needs: Any) -> Needs:
    if needs is None:
        return Needs()
    return Needs(
        group_languages=frozenset(needs.group_languages),
        languages=frozenset(needs.languages),
        interpreted=frozenset(needs.interpreted),
        coverage=needs.coverage,
        press_told_on=needs.press_told_on,
        photos=needs.photos,
        meeting_point=needs.meeting_point,
        access_from=needs.access_from,
        emergency_phone=needs.emergency_phone,
    )


def _cost(cost: Any, there: set[int]) -> Cost:
    takes_part = None if cost.payer_id is None else cost.payer_id in there
    is_settled = cost.is_free or (cost.amount is not None and cost.payer_id is not None)
    return Cost(cost.what, is_settled, takes_part)


def _numbers(registration: Any) -> dict[str, Any]:
    if registration is None:
        return {}
    at = registration.confirmed_at
    return {
        "capacity": registration.capacity,
        "expected": registration.expected,
        "confirmed_on": None if at is None else timezone.localdate(at),
    }


def _afterwards(event: Any, parties: Sequence[EventParty], parts: Mapping[str, list[Any]]) -> Afterwards:
    sides = {party.organisation_id: party.side for party in parties}
    today = timezone.localdate()
    consents, outcome = parts["consents"], getattr(event, "outcome", None)
    return Afterwards(
        lessons=frozenset(sides[each.organisation_id] for each in parts["lessons"] if each.organisation_id in sides),
        quotes=len(parts["quotes"]),
        quotes_released=sum(_is_released(each, today) for each in parts["quotes"]),
        no_quotes=bool(outcome and outcome.no_quotes),
        consents=sum(each.withdrawn_at is None and each.erased_at is None for each in consents),
        consents_withdrawn=sum(each.withdrawn_at is not None for each in consents),
        interested=outcome and outcome.interested,
        followed_up=outcome and outcome.followed_up,
    )


def _is_released(quote: Quote, today: date) -> bool:
    until = quote.released_until
    return bool(quote.released_for) and quote.withdrawn_at is None and (until is None or until >= today)


def _clashes(events: Sequence[Event]) -> dict[Any, list[Clash]] | None:
    if not CLASH_FINDERS:
        return None
    found = [find(events) for find in CLASH_FINDERS]
    return {event.pk: [clash for each in found for clash in each.get(event.pk, ())] for event in events}


def _by_event(rows: Iterable[Any]) -> defaultdict[Any, list[Any]]:
    found: defaultdict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.event_id].append(row)
    return found


def _reached_by(organisations: set[int]) -> dict[int, list[str]]:
    """Return whom MSOs say they reach, where everybody may read it: both sides are told what follows from it."""
    hidden = FieldAudience.objects.filter(field="target_groups").exclude(audience=Audience.PUBLIC)
    rows = MsoProfile.objects.filter(organisation__in=organisations).exclude(
        organisation__in=hidden.values("organisation")
    )
    return dict(rows.values_list("organisation", "target_groups"))


def _self_checked(organisations: set[int]) -> dict[int, date]:
    """Return the day of the newest self-check with an answer, by organisation; also of entries merged into it."""
    own = Q(organisation__in=organisations) | Q(organisation__merged_into__in=organisations)
    rows = Checklist.objects.filter(own, template__slug=SELF_CHECK, answers__revision__gt=0).order_by("created_at")
    return {
        merged or owner: timezone.localdate(at)
        for owner, merged, at in rows.values_list("organisation", "organisation__merged_into", "created_at").distinct()
    }
