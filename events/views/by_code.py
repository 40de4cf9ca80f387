"""The page of an event for guests: no account, no cookie, nine languages."""

from datetime import timedelta
from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from events.domain.material.freezing import guest_event
from events.domain.material.queries import guests_flyer
from events.domain.planning.calendar_entry import entry_for_guests
from events.domain.registration import is_open
from events.enums.event import OVER_STATES, EventState
from events.enums.registration import RegistrationMode
from events.models import Event
from events.permissions.material import can_see_by_code
from events.renderers.guest_event import word
from portal.printing.views.files import answer_printout
from portal.shared.guest_languages import guest_language_of

from .calendar_files import send_calendar

# From when on guests see the link of an event online.
LINK_SHOWN_BEFORE: Final = timedelta(hours=24)
NOTES: Final = {EventState.POSTPONED: "postponed", EventState.CANCELLED: "cancelled"}


def event_by_code(code: str) -> Event:
    """Return the event with this code, with parties and sections. Two queries. Raises ``Http404``."""
    event = Event.objects.with_sections().with_parties().filter(code=code.upper()).first()
    if event is None or not can_see_by_code(event):
        raise Http404
    return event


@login_not_required
@require_safe
def by_code(request: HttpRequest, code: str) -> HttpResponse:
    """Show what guests need to know, and whether it still holds."""
    event, language = event_by_code(code), guest_language_of(request)
    texts = list(event.texts.all())
    wording = word(guest_event(event, texts, language.code))
    is_over = event.state in OVER_STATES or (event.ends_at is not None and event.ends_at < timezone.now())
    note = NOTES.get(EventState(event.state)) or ("over" if is_over else "")
    context = {
        "event": event,
        "page_language": language,
        "wording": wording,
        "phrases": wording.phrases,
        "note": wording.phrases[note] if note else "",
        "is_coming": not note,
        "flyer": guests_flyer(event, texts, language.code),
        "online_link": _online_link(event) if not note else "",
        "can_sign_up": is_open(event, event.registration),
        "is_free_to_come": not note and event.registration.mode == RegistrationMode.COUNTS,
        "has_calendar": entry_for_guests(event, language.code) is not None,
    }
    return render(request, "events/material/by_code.html", context)


@login_not_required
@require_safe
def by_code_calendar(request: HttpRequest, code: str) -> HttpResponse:
    """Send the date as a file for calendar programs."""
    event, language = event_by_code(code), guest_language_of(request)
    text = event.texts.filter(language=language.code).first()
    return send_calendar(entry_for_guests(event, language.code, text))


@login_not_required
@require_safe
def by_code_flyer(request: HttpRequest, code: str) -> HttpResponseBase:
    """Send the flyer in the language asked for, if there is one that still holds."""
    event, language = event_by_code(code), guest_language_of(request)
    flyer = guests_flyer(event, list(event.texts.all()), language.code)
    if flyer is None:
        raise Http404
    back_url = reverse("events:by_code", args=[event.code])
    return answer_printout(request, flyer.printout, file_name=f"einladung-{language.code}.pdf", back_url=back_url)


def _online_link(event: Event) -> str:
    is_near = event.starts_at is not None and event.starts_at - LINK_SHOWN_BEFORE <= timezone.now()
    return event.venue.online_link if event.venue.is_online and is_near else ""
