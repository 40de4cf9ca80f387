"""The events of the user's organisations, the public ones, and the page of one event."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.domain.planning.formats import format_defaults
from events.domain.planning.history import history_of
from events.domain.planning.linked_data import linked_data
from events.domain.planning.queries import events_for, events_of_all, public_events
from events.domain.planning.standing import open_question, sentence, standing
from events.domain.planning.words import span, when, where
from events.enums.event import EventState, Section
from events.models import Event
from events.permissions.dates import can_look_for_dates
from events.permissions.event import (
    accepted_parties_of,
    can_begin_event,
    can_cancel_event,
    can_edit_event,
    can_leave_event,
    can_move_event,
    can_postpone_event,
    can_see_history,
    can_see_inside,
    can_see_outside,
    parties_of,
    present_parties,
)
from partners.enums import MeetingFormat
from partners.models import Organisation, is_ministry
from partners.models.acting import acting_for

from .event_parts import parts_of
from .event_sections import shown_sections
from .event_tabs import tabs_of

PER_PAGE = 20


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """List what the user's organisations hold; for the ministry all that was announced."""
    if not acting_for(request.user):
        raise Http404
    state = request.GET.get("stand", "")
    shown = state if state in EventState.values else ""
    rows = events_of_all(request.user, shown) if is_ministry(request.user) else events_for(request.user, shown)
    suffix = f"&stand={shown}" if shown else ""
    context = {
        **_page_of(request, rows, suffix),
        "states": EventState.choices,
        "shown": shown,
        "may_begin": bool(own_organisations(request.user)),
        "may_look": can_look_for_dates(request.user),
    }
    return render(request, "events/event/list.html", context)


@login_not_required
@require_safe
def public(request: HttpRequest) -> HttpResponse:
    """List what everybody may know of: what comes, or what is over."""
    past = request.GET.get("zeit") == "vorbei"
    context = {**_page_of(request, public_events(past=past), "&zeit=vorbei" if past else ""), "past": past}
    return render(request, "events/event/public.html", context)


@login_not_required
@require_safe
def event(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show an event as far as the user may see it."""
    found = event_or_404(request, pk, lambda user, each: can_see_inside(user, each) or can_see_outside(user, each))
    context = {"event": found, "when": when(found), "where": where(found.venue), "sides": sides_of(found)}
    if not can_see_inside(request.user, found):
        json_ld = linked_data(found, request.build_absolute_uri)
        context |= {"formats": _format_labels(found), "json_ld": json_ld}
        return render(request, "events/event/outside.html", context)
    user = request.user
    takes_part = bool(accepted_parties_of(user, found))
    sections = [Section.BASICS, Section.PLACE, Section.PROGRAMME, Section.LANGUAGES, Section.PUBLIC]
    if takes_part:
        sections = list(Section)
    was = ""
    if found.was_planned_from and found.was_planned_until:
        was = span(found.was_planned_from, found.was_planned_until, is_all_day=found.is_all_day)
    context |= {
        "standing": standing(found, user),
        "question": open_question(found, user),
        "was_planned": was,
        "hints": format_defaults(found.formats).hints if found.state in {EventState.IDEA, EventState.PLANNED} else (),
        "sections": shown_sections(found, sections),
        "mine": {party.organisation_id for party in parties_of(user, found)},
        "tabs": tabs_of(found, user, "events:event"),
        "parts": parts_of(request, found),
        "history": history_of(found) if can_see_history(user, found) else [],
        "may_edit": can_edit_event(user, found),
        "may_move": can_move_event(user, found),
        "may_postpone": can_postpone_event(user, found),
        "may_cancel": can_cancel_event(user, found),
        "may_leave": can_leave_event(user, found),
    }
    return render(request, "events/event/page.html", context)


def event_or_404(request: HttpRequest, pk: UUID, may: Callable[[Any, Event], bool] = can_see_inside) -> Event:
    """Return the event with its parties and the rows it has once, if the user may see it. Two queries."""
    found: Event = get_object_or_404(
        Event.objects.visible_to(request.user).with_sections().select_related("created_by").with_parties(), pk=pk
    )
    if not may(request.user, found):
        raise Http404
    return found


def own_organisations(user: Any) -> list[Organisation]:
    """Return the organisations in whose name ``user`` may begin events. One query."""
    rows = Organisation.objects.filter(pk__in=[each.organisation_id for each in acting_for(user)])
    return [each for each in rows if can_begin_event(user, each)]


def sides_of(found: Event) -> list[tuple[str, list[Any]]]:
    """Return the present parties by side; who was asked by a blocked organisation is shown like everybody else."""
    named = [("employer", _("Employer side")), ("mso", _("MSO side")), ("mediator", _("Go-between"))]
    grouped = [(label, [each for each in present_parties(found) if each.side == side]) for side, label in named]
    return [(label, members) for label, members in grouped if members]


def _format_labels(found: Event) -> list[str]:
    return [str(MeetingFormat(each).label) for each in found.formats]


def _page_of(request: HttpRequest, rows: Any, suffix: str) -> dict[str, Any]:
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return {
        "listed": [(each, when(each), where(each.venue), sentence(each, request.user)) for each in page.object_list],
        "previous_url": f"?page={page.previous_page_number()}{suffix}" if page.has_previous() else "",
        "next_url": f"?page={page.next_page_number()}{suffix}" if page.has_next() else "",
    }
