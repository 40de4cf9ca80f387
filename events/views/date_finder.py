"""Looking for a date: with or without an event. All that is asked stands in the address; nothing is stored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from events.domain.calendars import DORTMUND, Point
from events.domain.dates.explaining import explain_date, explanation_of
from events.domain.dates.observing import close_to, observed_by
from events.domain.finding.dates import find_dates, rate_event, wish_of
from events.domain.finding.loading import load_known, point_of
from events.domain.finding.rating import Rated
from events.domain.finding.search import Day, Found
from events.domain.finding.weights import LEAST, MOST, complete
from events.domain.planning import date_fingerprint, move_event
from events.domain.planning.formats import format_defaults
from events.enums.calendar import Tradition
from events.forms.dates import ExplanationForm, TimeForm, WeightsForm, WishForm, read_weights, usual_wish
from events.models import Event, ObservedCalendars
from events.permissions.dates import can_edit_observed_calendars, can_find_date, can_look_for_dates
from events.permissions.event import can_edit_event, can_move_event
from partners.enums import Role, Weekday
from partners.models import Organisation, organisation_ids
from portal.geo.domain.places import find_place, propose_places
from portal.shared.states import MoveRefused

from .event_tabs import tabs_of


@dataclass(frozen=True)
class Month:
    """The days of a month that were looked at, by weeks and named; None stands for days outside of the span.

    The month of the best date is shown at once, the others when somebody opens them.
    """

    first: date
    weeks: list[list[tuple[str, Day | None]]]
    good: int = 0
    is_shown: bool = False


@dataclass(frozen=True)
class Named:
    """What an MSO has named."""

    organisation: Organisation
    row: ObservedCalendars

    @property
    def words(self) -> list[str]:
        """Return it in words."""
        words = [str(Tradition(each).label) for each in self.row.traditions]
        words += [_("Friday prayer")] if self.row.friday_prayer else []
        return words + ([_("Shabbat")] if self.row.shabbat else [])


def months_of(days: Sequence[Day], shown: date | None = None) -> list[Month]:
    """Return ``days`` as months of weeks from Monday to Sunday; that of ``shown``, or the first, is open."""
    months: list[Month] = []
    names = [str(weekday.label) for weekday in Weekday]
    for day in days:
        begins_month = not months or months[-1].first.month != day.day.month
        if begins_month:
            months.append(Month(day.day, []))
        weeks = months[-1].weeks
        if begins_month or day.day.weekday() == 0:
            weeks.append([(name, None) for name in names])
        weeks[-1][day.day.weekday()] = (names[day.day.weekday()], day)
        if day.best and not day.best.against:
            months[-1] = replace(months[-1], good=months[-1].good + 1)
    wanted = shown or (days[0].day if days else None)
    return [replace(each, is_shown=wanted is not None and _is_in(each, wanted)) for each in months]


def _is_in(month: Month, day: date) -> bool:
    return (month.first.year, month.first.month) == (day.year, day.month)


@require_safe
def date_finder(request: HttpRequest) -> HttpResponse:
    """Look for a date without an event."""
    if not can_look_for_dates(request.user):
        raise Http404
    # Whoever the user may know of closely can be asked along, from both sides.
    close = list(
        close_to(request.user)
        .filter(roles__overlap=[Role.MSO, Role.EMPLOYER, Role.NETWORK_PARTNER])
        .select_related("municipality")
        .order_by("name")
    )
    own = organisation_ids(request.user)
    form = WishForm(_asked(request.GET), others=[each for each in close if each.pk not in own])
    context: dict[str, Any] = {"form": form, "address": "events:date_finder"}
    if form.is_valid():
        chosen = set(form.cleaned_data.get("organisation", ()))
        people = [each for each in close if each.pk in own or each in chosen]
        text = form.cleaned_data["place"]
        place = find_place(text) if text else None
        context["unknown_place"] = "" if place else text
        context["proposed_places"] = propose_places(text) if text and not place else []
        point = Point(place.latitude, place.longitude) if place else point_of(people)
        wish = replace(form.wish(), point=point or DORTMUND)
        found = find_dates(wish, load_known(people, user=request.user), read_weights(request.GET))
        context |= _shown(request, found, people)
    return render(request, "events/dates/finder.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def event_dates(request: HttpRequest, pk: Any) -> HttpResponse:
    """Look for the date of an event; say why the one it has is right although something speaks against it."""
    event = get_object_or_404(
        Event.objects.visible_to(request.user).with_parties().select_related("venue__municipality"), pk=pk
    )
    if not can_find_date(request.user, event):
        raise Http404
    people = [party.organisation for party in event.present_parties if party.accepted_at]
    known = load_known(people, user=request.user)
    rated = rate_event(event, known)
    explaining = ExplanationForm(request.POST if request.POST.get("step") == "explain" else None)
    if request.method == "POST":
        answer = (
            _take(request, event) if request.POST.get("step") == "take" else _explain(request, event, rated, explaining)
        )
        if answer:
            return answer
    form = WishForm(_asked(request.GET, event), has_event=True)
    context: dict[str, Any] = {
        "event": event,
        "form": form,
        "rated": rated,
        "explanation": explanation_of(event),
        "explaining": explaining if can_edit_event(request.user, event) else None,
        "taking": date_fingerprint(event) if can_move_event(request.user, event) else "",
        "tabs": tabs_of(event, request.user, "events:event_dates"),
    }
    if form.is_valid():
        wish = wish_of(event, people, form.wish())
        found = find_dates(wish, known, read_weights(request.GET), event)
        context |= _shown(request, found, people)
    return render(request, "events/dates/event.html", context)


def _explain(request: HttpRequest, event: Event, rated: Rated | None, form: ExplanationForm) -> HttpResponse | None:
    """Store why the date is right; None if the form has to be shown again."""
    if not can_edit_event(request.user, event) or rated is None or not rated.against:
        raise Http404
    if not form.is_valid():
        return None
    codes = {reason.code for reason in rated.against}
    explain_date(event, actor=request.user, codes=codes, text=form.cleaned_data["text"])
    messages.success(request, _("Your explanation is saved."))
    return _same_search(request, event)


def _take(request: HttpRequest, event: Event) -> HttpResponse:
    """Let the event take place at a time that was proposed."""
    if not can_move_event(request.user, event):
        raise Http404
    form = TimeForm(request.POST)
    if not form.is_valid():
        raise Http404
    data = form.cleaned_data
    try:
        move_event(event, data["starts_at"], data["ends_at"], actor=request.user, base=data["base"])
    except (ValidationError, MoveRefused) as refused:
        said = refused.messages if isinstance(refused, ValidationError) else [str(refused)]
        messages.error(request, " ".join(said))
    else:
        messages.success(request, _("The event has this date now. All who take part are told."))
    return _same_search(request, event)


def _same_search(request: HttpRequest, event: Event) -> HttpResponse:
    """Show the date that the event has now above the same search, without the day that was open."""
    asked = request.GET.copy()
    asked.pop("day", None)
    address = reverse("events:event_dates", args=[event.pk])
    return redirect(f"{address}?{asked.urlencode()}" if asked else address)


def _asked(parameters: QueryDict, event: Event | None = None) -> Any:
    """Return the parameters of a wish, or before anybody has asked the usual ones: as ``event`` is, or its format."""
    if "first" in parameters or "last" in parameters:
        return parameters
    defaults = format_defaults(event.formats if event else ())
    minutes = defaults.minutes
    if event and event.starts_at and event.ends_at:
        minutes = int((event.ends_at - event.starts_at).total_seconds() // 60)
    usual = QueryDict(mutable=True)
    for name, values in usual_wish(timezone.localdate(), minutes, defaults.parts).items():
        usual.setlist(name, values)
    for name in ("organisation", "group", "place"):
        usual.setlist(name, parameters.getlist(name))
    return usual


def _shown(request: HttpRequest, found: Found, people: Sequence[Organisation]) -> dict[str, Any]:
    """Return what the page shows of ``found``. Two queries: what has been named, by those the user may know of."""
    close = set(close_to(request.user).filter(pk__in=[each.pk for each in people]).values_list("pk", flat=True))
    named = observed_by(close)
    wanted = _wanted_day(request)
    chosen = next((day for day in found.days if day.day == wanted), None)
    best = next((each.slot.day for each in found.best), None)
    pairs = [(name, value) for name, values in request.GET.lists() for value in values if name != "day"]
    msos = [each for each in people if each.plays(Role.MSO)]
    return {
        "found": found,
        "months": months_of(found.days, chosen.day if chosen else best),
        "chosen_day": chosen,
        "weights_form": WeightsForm(complete(found.weights)),
        "named": [Named(each, named[each.pk]) for each in msos if each.pk in named and names_anything(named[each.pk])],
        "own_unnamed": [
            each for each in msos if each.pk not in named and can_edit_observed_calendars(request.user, each)
        ],
        "weekdays": [day.label for day in Weekday],
        "steps": range(LEAST, MOST + 1),
        "query": f"{urlencode(pairs, errors='replace')}&" if pairs else "",
    }


def names_anything(row: ObservedCalendars) -> bool:
    """Return whether an MSO has said that something counts."""
    return bool(row.traditions or row.friday_prayer or row.shabbat or row.note)


def _wanted_day(request: HttpRequest) -> date | None:
    try:
        return parse_date(request.GET.get("day", ""))
    except ValueError:
        return None
