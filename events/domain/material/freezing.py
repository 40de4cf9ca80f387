"""The facts about an event that guests get to know, frozen for one language."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from cooperations.enums.side import Side
from events.domain.planning.guest_page import guest_page
from events.domain.planning.words import in_berlin
from events.enums.event import Food
from events.enums.material import GuestLanguage
from events.enums.registration import RegistrationMode
from events.models import Event, EventText
from events.permissions.event import present_parties
from events.renderers.guest_event import GuestEvent

INVITING_SIDES = (Side.EMPLOYER, Side.MSO)


def guest_event(event: Event, texts: Sequence[EventText], language: str) -> GuestEvent:
    """Return what guests read about ``event`` in ``language``; ``texts`` are all it has.

    No query where the event was fetched ``with_sections`` and ``with_parties``. Without a text in ``language`` title
    and summary stay German.
    """
    german = EventText(event=event, language=GuestLanguage.DE, title=event.title, summary=event.summary)
    written = {text.language: text for text in texts}
    text = written.get(language) or german
    names = [
        party.organisation.name
        for party in present_parties(event)
        if party.accepted_at is not None and party.side in INVITING_SIDES
    ]
    msos = [party for party in present_parties(event) if party.accepted_at is not None and party.side == Side.MSO]
    return GuestEvent(
        language=language,
        text_language=text.language,
        title=text.title,
        summary=text.summary,
        notes=text.notes,
        address=guest_page(event, language),
        hosts=tuple(names),
        asked=msos[0].organisation.name if msos else "",
        sign_up=event.registration.mode == RegistrationMode.SIGN_UP,
        **_dates(event),
        **_place(event),
        **_care(event),
    )


def _dates(event: Event) -> dict[str, Any]:
    if event.starts_at is None or event.ends_at is None:
        return {}
    first, end = in_berlin(event.starts_at), in_berlin(event.ends_at)
    if event.is_all_day:  # the end is the midnight after the last day
        return {"first_day": first.date(), "last_day": (end - timedelta(minutes=1)).date()}
    return {"first_day": first.date(), "last_day": end.date(), "start": f"{first:%H:%M}", "end": f"{end:%H:%M}"}


def _place(event: Event) -> dict[str, Any]:
    venue = event.venue
    town = venue.municipality.name if venue.municipality else ""
    return {
        "place": venue.name,
        "street": venue.street,
        "town": " ".join(filter(None, (venue.postal_code, town))),
        "room": venue.room,
        "is_online": venue.is_online,
        "on_foot": venue.on_foot,
        "transport": venue.transport,
        "last_connection": f"{venue.last_connection:%H:%M}" if venue.last_connection else "",
        "ride_home": venue.ride_home,
        "step_free": venue.step_free if venue.has_place else None,
        "meeting_point": event.needs.meeting_point,
    }


def _care(event: Event) -> dict[str, Any]:
    needs = event.needs
    return {
        "languages": tuple(needs.languages),
        "interpreted": tuple(needs.interpreted),
        "food": tuple(each for each in needs.food if each != Food.NOTHING_SPECIAL),
        "child_care": bool(needs.child_care),
    }
