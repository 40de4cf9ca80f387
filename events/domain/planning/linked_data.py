"""A public event as linked data (schema.org): what search engines and other calendars read of its page."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from cooperations.enums.cooperation import SIGNING_SIDES
from events.models import Event, Venue
from events.models.event import SHOWN_STATES
from events.permissions.event import present_parties
from partners.enums import OrganisationState

from .words import in_berlin

SCHEMA = "https://schema.org"


def linked_data(event: Event, absolute: Callable[[str], str]) -> dict[str, Any] | None:
    """Return ``event`` as JSON-LD, None unless it is public and announced. No query after ``with_parties``.

    ``absolute`` makes addresses absolute, as ``request.build_absolute_uri`` does. The link of an event online is for
    guests who signed up: instead of it stands the page.
    """
    if not event.is_public or event.state not in SHOWN_STATES or event.starts_at is None or event.ends_at is None:
        return None
    address = absolute(event.get_absolute_url())
    told = {
        "@context": SCHEMA,
        "@type": "Event",
        "@id": address,
        "url": address,
        "name": event.title,
        "description": event.summary,
        "startDate": _start(event),
        "endDate": _end(event),
        "eventStatus": f"{SCHEMA}/EventScheduled",
        "eventAttendanceMode": f"{SCHEMA}/{_mode(event.venue)}EventAttendanceMode",
        "inLanguage": list(event.needs.languages),
        "location": _locations(event.venue, address),
        "organizer": _organizers(event, absolute),
    }
    return {name: value for name, value in told.items() if value}


def _start(event: Event) -> str:
    start = in_berlin(event.starts_at)  # type: ignore[arg-type]  # the caller has asked
    return start.date().isoformat() if event.is_all_day else start.isoformat()


def _end(event: Event) -> str:
    end = in_berlin(event.ends_at)  # type: ignore[arg-type]  # the caller has asked
    # It ends at the midnight after its last day; schema.org names that day.
    return (end - timedelta(days=1)).date().isoformat() if event.is_all_day else end.isoformat()


def _mode(venue: Venue) -> str:
    if venue.is_online:
        return "Mixed" if venue.street else "Online"
    return "Offline"


def _locations(venue: Venue, address: str) -> list[dict[str, Any]]:
    online = [{"@type": "VirtualLocation", "url": address}] if venue.is_online else []
    return [_place(venue), *online] if venue.street else online


def _place(venue: Venue) -> dict[str, Any]:
    address = {
        "streetAddress": venue.street,
        "postalCode": venue.postal_code,
        "addressLocality": venue.municipality.name if venue.municipality else "",
    }
    known = {name: value for name, value in address.items() if value}
    postal = {"@type": "PostalAddress", **known, "addressCountry": "DE"}
    return {"@type": "Place", "name": venue.name or venue.street, "address": postal}


def _organizers(event: Event, absolute: Callable[[str], str]) -> list[dict[str, str]]:
    return [
        {
            "@type": "Organization",
            "name": party.organisation.name,
            "url": absolute(party.organisation.get_absolute_url()),
        }
        for party in present_parties(event)
        if party.accepted_at and party.side in SIGNING_SIDES and party.organisation.state == OrganisationState.PUBLISHED
    ]
