"""The contact plan of an MSO."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperations.domain.contacting.notes import notes_about
from cooperations.domain.contacting.plan import contact_plan, visible_slot
from cooperations.enums.side import Side
from cooperations.permissions.contact import can_see_contact_plan
from cooperations.renderers.calendar_entry import CalendarEntry, calendar_file
from partners.models import Organisation

from .pair import counterpart_or_404, find_pair


def mso_or_404(request: HttpRequest, slug: str) -> Organisation:
    """Return the MSO in the address for those who may see how to approach it."""
    mso = counterpart_or_404(request, slug)
    if not can_see_contact_plan(request.user, mso):
        raise Http404
    return mso


@require_safe
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the three steps: prepare, call, write."""
    mso = mso_or_404(request, slug)
    pair = find_pair(request, mso, Side.EMPLOYER)
    employer = pair.employer if pair else None
    context = {
        "plan": contact_plan(request.user, mso, employer),
        "pair": pair,
        "notes": notes_about(employer, mso, reader=request.user)[:1] if employer else [],
    }
    return render(request, "cooperations/plan/plan.html", context)


@require_safe
def slot(request: HttpRequest, slug: str, window: int, day: str) -> HttpResponse:
    """Give a time to call as a file for the calendar."""
    mso = mso_or_404(request, slug)
    found = visible_slot(request.user, mso, window, _day_or_404(day))
    if found is None:
        raise Http404
    reach = " ".join(filter(None, [found.contact.name, found.contact.phone]))
    entry = CalendarEntry(
        uid=f"slot-{window}-{day}@brueckenbauer",
        start=found.start,
        end=found.end,
        title=_("Call %(organisation)s") % {"organisation": mso.display_name},
        text=f"{reach}\n{request.build_absolute_uri(f'/kontakt/{mso.slug}/')}",
        written_at=timezone.now(),
    )
    response = HttpResponse(calendar_file(entry), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{mso.slug}-{day}.ics"'
    return response


def _day_or_404(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
