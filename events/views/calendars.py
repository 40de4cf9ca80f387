"""What an organisation says about its days: calendars that count, days that do not work."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events.domain.dates.blocking import block_days, blocked_days_of, free_days
from events.domain.dates.observing import observed_by, save_observed
from events.forms.dates import BlockForm, ObservedForm
from events.permissions.dates import can_edit_blocked_days, can_edit_observed_calendars
from partners.views.going_back import go_back
from partners.views.lookup import organisation_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def calendars(request: HttpRequest, slug: str) -> HttpResponse:
    """Let an organisation block days, and an MSO say which calendars count."""
    organisation = organisation_or_404(request, slug, can_edit_blocked_days)
    may_observe = can_edit_observed_calendars(request.user, organisation)
    step = request.POST.get("step", "") if request.method == "POST" else ""
    stored = observed_by([organisation.pk]).get(organisation.pk)
    initial = (
        {name: getattr(stored, name) for name in ("traditions", "friday_prayer", "shabbat", "note")} if stored else {}
    )
    observing = ObservedForm(request.POST if step == "observe" else None, initial=initial)
    blocking = BlockForm(request.POST if step == "block" else None)
    if step == "observe" and may_observe and observing.is_valid():
        save_observed(organisation, actor=request.user, **observing.cleaned_data)
        messages.success(request, _("Saved. From now on these calendars count when somebody plans with you."))
        return go_back(request, reverse("events:calendars", args=[slug]))
    if step == "block" and blocking.is_valid():
        block_days(
            organisation, blocking.cleaned_data["first"], blocking.cleaned_data["last"], blocking.cleaned_data["why"]
        )
        messages.success(request, _("These days are blocked."))
        return redirect("events:calendars", slug)
    if step == "free":
        number = request.POST.get("days", "")
        if not number.isdecimal() or not free_days(organisation, int(number)):
            raise Http404
        messages.success(request, _("These days are free again."))
        return redirect("events:calendars", slug)
    context = {
        "organisation": organisation,
        "observing": observing if may_observe else None,
        "blocking": blocking,
        "blocked": blocked_days_of(organisation),
        # The search that asked for it: people go on there.
        "next": request.POST.get("next", request.GET.get("next", "")),
    }
    return render(request, "events/dates/calendars.html", context)
