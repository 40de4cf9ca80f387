"""What calendars show of an event, for those who hold it and for guests; also as the file that goes out with mails."""

from datetime import datetime, timedelta
from typing import Final

from django.utils import translation

from events.enums.event import EventState
from events.models import Event, EventText
from events.renderers.calendar_file import DatedEvent, calendar_of
from events.renderers.phrases import phrases_in
from portal.outbox.domain.attachments import Attachment
from portal.shared.addresses import absolute_url

from .guest_page import guest_page
from .words import where

STATUSES: Final = {
    EventState.PLANNED: "TENTATIVE",
    EventState.ANNOUNCED: "CONFIRMED",
    EventState.HELD: "CONFIRMED",
    EventState.CLOSED: "CONFIRMED",
    EventState.POSTPONED: "CANCELLED",
    EventState.CANCELLED: "CANCELLED",
}
# How titles begin where many programs do not show that something is called off.
TITLES: Final = {EventState.POSTPONED: "mail_postponed_subject", EventState.CANCELLED: "mail_cancelled_subject"}
# How long something called off stays in feeds, so that every program has asked once more.
SHOWN_AFTER_END: Final = timedelta(days=90)
# How far back feeds reach.
PAST: Final = timedelta(days=366)
# Languages of the portal's own pages are looked up by Django; guests' further ones have German places anyway.
PLACE_LANGUAGE: Final = "de"


def entry_for_parties(event: Event, language: str = "de", *, address: str = "") -> DatedEvent | None:
    """Return what those who hold ``event`` see; None where it has never had a date. No query ``with_sections``.

    Whoever makes many entries knows the ``address`` of the event already.
    """
    return _entry(event, language, address or absolute_url(event.get_absolute_url()))


def entry_for_guests(event: Event, language: str, text: EventText | None = None) -> DatedEvent | None:
    """Return what guests see, in the words of ``text`` if there is one: the address is that of their page.

    No query ``with_sections``.
    """
    return _entry(event, language, guest_page(event, language), text)


def date_file(entry: DatedEvent | None) -> tuple[Attachment, ...]:
    """Return the file that a mail carries, so that the same entry of a calendar changes; none without a date."""
    if entry is None:
        return ()
    return (Attachment("termin.ics", "text/calendar", content=calendar_of([entry])),)


def _entry(event: Event, language: str, address: str, written: EventText | None = None) -> DatedEvent | None:
    span = _span(event)
    status = STATUSES.get(EventState(event.state))
    if span is None or status is None:
        return None
    key = TITLES.get(EventState(event.state))
    title, summary = (written.title, written.summary) if written else (event.title, event.summary)
    with translation.override(PLACE_LANGUAGE):
        place = where(event.venue)
    return DatedEvent(
        uid=f"{event.pk}@brueckenbauer",
        sequence=event.sequence,
        status=status,
        start=span[0],
        end=span[1],
        is_all_day=event.is_all_day,
        changed_at=event.changed_at,
        title=phrases_in(language).say(key, title=title) if key else title,
        text="\n".join(part for part in (summary, address) if part),
        place=place,
        address=address,
    )


def _span(event: Event) -> tuple[datetime, datetime] | None:
    """Return when it is, or was to be before it was postponed."""
    if event.starts_at and event.ends_at:
        return event.starts_at, event.ends_at
    if event.was_planned_from and event.was_planned_until:
        return event.was_planned_from, event.was_planned_until
    return None
