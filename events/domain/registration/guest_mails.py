"""Mails to guests, in nine languages. Their keys say to which event and guest they belong, so that they can go too."""

from typing import Any, Final
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse

from events.domain.planning.calendar_entry import date_file, entry_for_guests
from events.enums.event import EventState
from events.models import Event, EventText, Registration, SignUp
from events.renderers.guest_event import Line, Wording
from events.renderers.phrases import with_one_stop
from portal.outbox.domain.enqueue import enqueue_message
from portal.outbox.guards import register_guard
from portal.outbox.models import Message
from portal.shared.addresses import absolute_url

from .wording import NEEDED, wording_of

PURPOSE: Final = "event-sign-up"
GUARD: Final = "events.guest"
CONFIRMED: Final = "confirmed"
# Name, address, link and mails are kept so many days after the event.
DAYS_KEPT: Final = 30


def key_of_event(event: UUID) -> str:
    """Return how the keys of all mails to guests of an event begin."""
    return f"event-guest:{event}:"


def key_of_guest(row: SignUp) -> str:
    """Return how the keys of all mails to one guest begin."""
    return f"{key_of_event(row.event_id)}{row.pk}:"


def confirm(row: SignUp, registration: Registration, token: str) -> None:
    """Tell a guest that there is a seat, and how to cancel; the link is nothing the outbox keeps."""
    wording = wording_of(registration.event, row.language)
    cancel = absolute_url(reverse("events:cancel_sign_up", args=[registration.event.code, token]))
    keeper = registration.keeper.name if registration.keeper else ""
    kept = with_one_stop(wording.phrases["names_read_by"], keeper)
    venue = registration.event.venue
    context = {
        "persons": _line(wording, "signed_up_persons", persons=str(row.persons)),
        "online_link": venue.online_link if venue.is_online else "",
        "cancel_url": f"{cancel}?lang={row.language}",
        "kept": Line(kept, (("name", keeper), ("days", str(DAYS_KEPT)))),
    }
    row.event = registration.event
    _enqueue(row, wording, f"{CONFIRMED}:{row.link_id}", "mail_subject", context, requested=True, forgets=True)


def tell_change(event: Event, row: SignUp) -> None:
    """Tell a guest how it is now: another time or place, postponed, called off. Once for each sequence."""
    wording = wording_of(event, row.language)
    news = {EventState.CANCELLED: "cancelled", EventState.POSTPONED: "postponed"}
    said = news.get(EventState(event.state))
    subject = f"mail_{said or 'moved'}_subject"
    context = {"news": wording.phrases[said or "mail_changed"], "is_off": said is not None}
    row.event = event
    _enqueue(row, wording, f"{event.sequence}", subject, context)


@register_guard(GUARD)
def is_still_a_guest(message: Message) -> bool:
    """Say whether the guest is still signed up, and what the mail says is still the last word."""
    _begin, _event, guest, what = message.job.key.split(":", 3)
    row = SignUp.objects.filter(pk=guest, cancelled_at=None, erased_at=None).select_related("event").first()
    if row is None:
        return False
    if what.startswith(CONFIRMED):
        return what == f"{CONFIRMED}:{row.link_id}" and row.event.state != EventState.CANCELLED
    return what == str(row.event.sequence)


def _line(wording: Wording, key: str, **values: str) -> Line:
    return Line(wording.phrases[key], tuple(values.items()))


def _enqueue(  # noqa: PLR0913 -- what a mail is made of
    row: SignUp,
    wording: Wording,
    what: str,
    subject: str,
    context: dict[str, Any],
    *,
    requested: bool = False,
    forgets: bool = False,
) -> None:
    is_rtl = wording.language.is_rtl
    written = EventText.objects.filter(event=row.event, language=row.language).first()
    lines = [line for fact in wording.facts if fact.name in NEEDED for line in fact.lines]
    hello = _line(wording, "mail_hello", name=row.name)
    whole = {"wording": wording, "phrases": wording.phrases, "hello": hello, "lines": lines, **context}
    said = {name: each.text(is_rtl=is_rtl) for name, each in whole.items() if isinstance(each, Line)}
    plain = {**whole, **said, "lines": [line.text(is_rtl=is_rtl) for line in lines]}
    enqueue_message(
        key=f"{key_of_guest(row)}{what}",
        recipient=row.email,
        subject=wording.phrases.say(subject, title=wording.event.title),
        text=render_to_string("events/guests/mail.txt", plain),
        html=render_to_string("events/guests/mail.html", whole),
        reason=wording.phrases["signed_up"],
        language=wording.language.tag,
        guard=GUARD,
        requested=requested,
        forgets=forgets,
        attachments=date_file(entry_for_guests(row.event, row.language, written)),
    )
