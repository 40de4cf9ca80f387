"""What guests read about an event when they sign up, cancel or answer: title, when and where, in their language."""

from datetime import date, timedelta

from django.urls import reverse

from events.domain.planning.words import in_berlin
from events.enums.material import GuestLanguage
from events.models import Event, EventText
from events.renderers.guest_event import GuestEvent, Wording, word
from portal.shared.addresses import absolute_url

# Facts that say where to be and when.
NEEDED = frozenset({"when", "where"})


def wording_of(event: Event, language: str) -> Wording:
    """Return the words for ``event`` in ``language``. One query, and the place where it is not fetched yet.

    Without a text in ``language`` the title stays German.
    """
    text = EventText.objects.filter(event=event, language=language).first()
    venue = event.venue
    town = venue.municipality.name if venue.municipality else ""
    first_day, last_day, start, end = _dates(event)
    facts = GuestEvent(
        language=language,
        text_language=language if text else GuestLanguage.DE,
        title=text.title if text else event.title,
        address=absolute_url(reverse("events:sign_up", args=[event.code])),
        place=venue.name,
        street=venue.street,
        town=" ".join(filter(None, (venue.postal_code, town))),
        room=venue.room,
        first_day=first_day,
        last_day=last_day,
        start=start,
        end=end,
    )
    return word(facts)


def _dates(event: Event) -> tuple[date | None, date | None, str, str]:
    """Return first and last day, start and end; an all-day event has no times and ends at the midnight after it."""
    if event.starts_at is None or event.ends_at is None:
        return None, None, "", ""
    first, end = in_berlin(event.starts_at), in_berlin(event.ends_at)
    if event.is_all_day:
        return first.date(), (end - timedelta(minutes=1)).date(), "", ""
    return first.date(), end.date(), f"{first:%H:%M}", f"{end:%H:%M}"
