"""Events as files for calendar programs."""

from hashlib import sha256
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from events.domain.calendar_files.feeds import feed_file, note_asked, open_feed
from events.domain.planning.calendar_entry import entry_for_parties
from events.renderers.calendar_file import DatedEvent, calendar_of

from .event import event_or_404

CALENDAR = "text/calendar; charset=utf-8"
# Seconds for which a program may keep a feed; proxies may not.
FEED_AGE = 900


def send_calendar(entry: DatedEvent | None) -> HttpResponse:
    """Send a file with one event. Raises ``Http404`` where it has no date."""
    if entry is None:
        raise Http404
    headers = {"Content-Disposition": 'attachment; filename="termin.ics"', "Cache-Control": "private, no-store"}
    return HttpResponse(calendar_of([entry]), content_type=CALENDAR, headers=headers)


@require_safe
def event_calendar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send the date to those who hold the event."""
    event = event_or_404(request, pk)
    return send_calendar(entry_for_parties(event, request.user.language))  # type: ignore[union-attr]  # signed in


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Answer a calendar program. A wrong secret and one that was closed look the same."""
    found = open_feed(token)
    if found is None:
        raise Http404
    content = feed_file(found, timezone.now())
    note_asked(found, timezone.localdate())
    headers = {
        "ETag": f'"{sha256(content).hexdigest()[:32]}"',
        "Cache-Control": f"private, max-age={FEED_AGE}",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex",
    }
    response = HttpResponse(content, content_type=CALENDAR, headers=headers)
    answer = get_conditional_response(request, etag=headers["ETag"], response=response)
    return answer if isinstance(answer, HttpResponse) else response
