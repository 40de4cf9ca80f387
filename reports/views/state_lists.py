"""The lists behind the numbers of the ministry's overview. Of a cooperation: title, parties, state, dates; no texts."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.domain.planning.words import when, where
from partners.enums import MeetingFormat
from portal.geo.models import District
from reports.domain.overview import Choice, Subject, cooperations_of, events_of, organisations_of
from reports.forms.overview_choice import ChoiceForm
from reports.permissions import can_see_state_overview

from .state_addresses import pairs_of
from .state_overview import meaning_of, name_of

PER_PAGE = 50
EARLIEST = 1990


@require_safe
def state_cooperations(request: HttpRequest) -> HttpResponse:
    """List the cooperations of a choice."""

    def rows(choice: Choice) -> QuerySet[Any]:
        return cooperations_of(request.user, choice).with_parties().order_by("-confirmed_on", "pk")

    return _list(request, Subject.COOPERATIONS, rows, lambda row: (row, _taking_part(row.present_parties)))


@require_safe
def state_events(request: HttpRequest) -> HttpResponse:
    """List the events of a choice."""

    def found_by(choice: Choice) -> QuerySet[Any]:
        found: Any = events_of(request.user, choice).select_related("venue__municipality").with_parties()
        rows: QuerySet[Any] = found.order_by("-starts_at", "pk")
        return rows

    def shown(row: Any) -> tuple[Any, ...]:
        formats = [str(MeetingFormat(each).label) for each in row.formats]
        return row, _taking_part(row.present_parties), when(row), where(row.venue), formats

    return _list(request, Subject.EVENTS, found_by, shown)


@require_safe
def state_organisations(request: HttpRequest) -> HttpResponse:
    """List the MSOs of a choice: what the directory has no filter for, those that said no district or no field."""

    def rows(choice: Choice) -> QuerySet[Any]:
        found = organisations_of(request.user, choice).select_related("organisation")
        return found.only("name", "state", "organisation__slug").order_by("name_key", "organisation")

    return _list(request, Subject.ORGANISATIONS, rows, lambda row: row)


def _list(
    request: HttpRequest, subject: Subject, rows: Callable[[Choice], QuerySet[Any]], shown: Callable[[Any], Any]
) -> HttpResponse:
    if not can_see_state_overview(request.user):
        raise Http404
    districts = {each.key: str(each) for each in District.objects.defer("outline")}
    years = range(timezone.localdate().year + 5, EARLIEST, -1)
    form = ChoiceForm(request.GET, years=years, districts=districts, asks_for_unknown=True)
    choice = form.choice
    paginator = Paginator(rows(choice), PER_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    query = urlencode(pairs_of(choice, every_year=""))
    suffix = f"&{query}" if query else ""
    context = {
        "title": name_of(subject),
        "meaning": meaning_of(subject),
        "subject": subject.name.lower(),
        "chosen": form.chosen,
        "number": paginator.count,
        "rows": [shown(row) for row in page.object_list],
        "previous_url": f"?page={page.previous_page_number()}{suffix}" if page.has_previous() else "",
        "next_url": f"?page={page.next_page_number()}{suffix}" if page.has_next() else "",
        "label": _("Pages"),
    }
    return render(request, "reports/state/list.html", context)


def _taking_part(parties: list[Any]) -> list[Any]:
    return [party.organisation for party in parties if party.accepted_at is not None]
