"""The ministry's page of a brochure: build it, edit its texts, publish it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.shared.states import MoveRefused
from reports.domain.builds import request_brochure
from reports.domain.campaign import builds_of
from reports.domain.edition import NothingToPrint, ensure_edition
from reports.domain.edition_texts import save_edition
from reports.enums import PeriodState, ReportState
from reports.forms.edition import EditionForm
from reports.states.period import possible_moves

from .badges import build_badge, period_badge
from .notices import refuse
from .period import managed_period

SHOWN_BUILDS = 20


@require_safe
def edition(request: HttpRequest, year: int) -> HttpResponse:
    """Show the brochure's builds with their progress, and what is missing before it can be published."""
    period = managed_period(request, year)
    shown = ensure_edition(period)
    builds = list(builds_of(shown)[:SHOWN_BUILDS])
    context = {
        "period": period,
        "badge": period_badge(period.state),
        "edition": shown,
        "builds": [(build, build_badge(build.state)) for build in builds],
        "newest": builds[0] if builds else None,
        "accepted": period.reports.accepted().count(),
        "waiting": period.reports.filter(state=ReportState.SUBMITTED).count(),
        "can_publish": "publish" in possible_moves(period),
        "is_published": period.state == PeriodState.PUBLISHED,
    }
    return render(request, "reports/edition.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def texts(request: HttpRequest, year: int) -> HttpResponse:
    """Edit title, imprint, greeting and introductions."""
    period = managed_period(request, year)
    shown = ensure_edition(period)
    form = EditionForm(request.POST if request.method == "POST" else None, edition=shown)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            save_edition(
                shown,
                actor=request.user,
                expected_version=values["version"],
                title=values["title"],
                subtitle=values["subtitle"],
                imprint=values["imprint"],
                greeting=form.greeting(),
                introductions=form.introductions(),
            )
        except MoveRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved. Build the brochure again to see it."))
            return redirect("reports:edition", year)
    status = 422 if form.is_bound else 200
    return render(request, "reports/edition_texts.html", {"form": form, "period": period}, status=status)


@require_POST
def build(request: HttpRequest, year: int) -> HttpResponse:
    """Ask for the brochure of the present texts; the same texts give the build that exists."""
    shown = ensure_edition(managed_period(request, year))
    try:
        made = request_brochure(shown, actor=request.user)
    except NothingToPrint as nothing:
        return refuse(request, nothing, "reports:edition", year)
    if made.has_file:
        messages.info(request, _("Nothing has changed since the last brochure; it is ready below."))
    return redirect("reports:edition", year)
