"""Pages for guests, without account and cookie: signing up, cancelling, feedback. In nine languages.

No cookie also means no token against forged posts: nothing here acts for somebody who is signed in.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from events.domain import after
from events.domain.registration import SignUpRefused, Why, cancel_sign_up, find_sign_up, is_open, numbers_of, sign_up
from events.domain.registration.guest_mails import DAYS_KEPT
from events.domain.registration.wording import wording_of
from events.enums.event import EventState
from events.enums.material import GuestLanguage
from events.enums.registration import RegistrationMode
from events.forms.guests import AGAIN, GRADES, QUESTIONS, WANTS, FeedbackForm, SignUpForm
from events.models import Event
from events.models.registration import MOST_PERSONS
from events.renderers.guest_event import END_OF_ISOLATE, ISOLATE
from events.renderers.phrases import Phrases, phrases_in, with_one_stop
from portal.shared.guest_languages import guest_language_of
from portal.shared.rates import count_request

GONE, TOO_MANY, CONFLICT = 410, 429, 409
PER_MINUTE = 10
View = Callable[..., HttpResponse]


def _for_guests(view: View) -> View:
    """Let everybody come in, without cookie."""
    return login_not_required(csrf_exempt(never_cache(require_http_methods(["GET", "HEAD", "POST"])(view))))


@_for_guests
def sign_up_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show the form, and give seats."""
    event = _event_or_404(code=code.upper(), announced_at__isnull=False)
    row = event.registration
    if row.mode != RegistrationMode.SIGN_UP:
        raise Http404
    phrases = _phrases(request)
    form = SignUpForm(request.POST if request.method == "POST" else None, phrases=phrases)
    shown: dict[str, Any] = {"form": form, "state": "open" if is_open(event, row) else "closed", "status": 200}
    if request.method == "POST" and shown["state"] == "open":
        shown |= _sign_up(request, event, form, phrases)
    left = numbers_of(row).left
    keeper = row.keeper.name if row.keeper else ""
    read_by = with_one_stop(phrases["names_read_by"], keeper)
    context = {
        "event": event,
        "left": left,
        "seats_left": phrases.say("seats_left", seats=left) if left is not None else "",
        "persons_hint": phrases.say("persons_hint", most=MOST_PERSONS),
        "names_read_by": read_by.format(name=_isolated(request, keeper), days=DAYS_KEPT),
        **shown,
    }
    return _page(request, "events/guests/sign_up.html", event, context, status=shown["status"])


def _sign_up(request: HttpRequest, event: Event, form: SignUpForm, phrases: Phrases) -> dict[str, Any]:
    if not _is_within(request, "sign-up"):
        form.add_error(None, phrases["error_too_often"])
        return {"status": TOO_MANY}
    if not form.is_valid():
        return {}
    language = GuestLanguage(guest_language_of(request).code)
    try:
        sign_up(event, **form.cleaned_data, language=language)
    except SignUpRefused as refused:
        if refused.why == Why.CLOSED:
            return {"state": "closed", "status": CONFLICT}
        form.add_error("persons", phrases["too_few_seats" if refused.left else "full"])
        return {"status": CONFLICT}
    return {"state": "done"}


@_for_guests
def cancel_page(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """Ask, and free the seats. Looking changes nothing: programs of mail servers look first."""
    event = _event_or_404(code=code.upper())
    row = find_sign_up(token)
    state = "usable" if row is not None and row.event_id == event.pk else "gone"
    if request.method == "POST" and state == "usable":
        state = "done" if cancel_sign_up(token) else "gone"
    return _page(
        request,
        "events/guests/cancel.html",
        event,
        {"event": event, "state": state},
        status=GONE if state == "gone" else 200,
    )


@_for_guests
def feedback_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show the questions, and take one answer."""
    event = _event_or_404(feedback_code=code.upper(), announced_at__isnull=False)
    phrases = _phrases(request)
    form = FeedbackForm(request.POST if request.method == "POST" else None, phrases=phrases)
    state, status = ("open" if after.is_open(event) else _why_closed(event)), 200
    if request.method == "POST" and state == "open":
        state, status = _give(request, event, form, phrases)
    context = {
        "event": event,
        "form": form,
        "state": state,
        "questions": [(name, phrases[f"feedback_{name}"], form[name]) for name in QUESTIONS],
        "grades": [(str(value), phrases[key]) for value, key in GRADES],
        "again": [(value, phrases[key]) for value, key in AGAIN],
        "wants": [(value, phrases[key]) for value, key in WANTS],
    }
    return _page(request, "events/guests/feedback.html", event, context, status=status)


def _give(request: HttpRequest, event: Event, form: FeedbackForm, phrases: Phrases) -> tuple[str, int]:
    if not _is_within(request, "feedback"):
        form.add_error(None, phrases["error_too_often"])
        return "open", TOO_MANY
    if not form.is_valid():
        return "open", 200
    try:
        after.give_feedback(event, form.answer(GuestLanguage(guest_language_of(request).code)))
    except after.FeedbackRefused as refused:
        if refused.why == after.Why.CLOSED:
            return _why_closed(event), CONFLICT
        form.add_error(None, phrases["error_heading" if refused.why == after.Why.EMPTY else "error_too_often"])
        return "open", 200 if refused.why == after.Why.EMPTY else TOO_MANY
    return "done", 200


def _why_closed(event: Event) -> str:
    days = after.open_days(event)
    return "late" if event.state != EventState.ANNOUNCED or days is None else "early"


def _event_or_404(**wanted: Any) -> Event:
    rows = Event.objects.select_related("venue__municipality", "registration__keeper")
    return get_object_or_404(rows, erased_at=None, **wanted)


def _phrases(request: HttpRequest) -> Phrases:
    return phrases_in(guest_language_of(request).code)


def _isolated(request: HttpRequest, name: str) -> str:
    """Return the name for the middle of a sentence: where that reads from right to left, it stays whole."""
    return f"{ISOLATE}{name}{END_OF_ISOLATE}" if guest_language_of(request).is_rtl else name


def _is_within(request: HttpRequest, scope: str) -> bool:
    return count_request(scope, request, PER_MINUTE)[1]


def _page(request: HttpRequest, template: str, event: Event, context: dict[str, Any], *, status: int) -> HttpResponse:
    language = guest_language_of(request)
    wording = wording_of(event, language.code)
    frame = {"page_language": language, "phrases": wording.phrases, "wording": wording, **context}
    response = render(request, template, frame, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
