"""The ministry's page of a brochure: its parts, its builds, where it stands."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.shared.states import MoveRefused
from reports.domain.build_files import files_of
from reports.domain.builds import request_brochure
from reports.domain.campaign import builds_of
from reports.domain.edition import NothingToPrint, ensure_edition
from reports.domain.edition_texts import save_edition
from reports.domain.outline import articles_of
from reports.enums import EditionState, ReportState
from reports.forms.edition import EditionForm
from reports.models import Edition
from reports.permissions import can_release_edition

from .badges import build_badge, edition_badge
from .notices import refuse
from .outline_rows import outline_rows
from .period import managed_period

SHOWN_BUILDS = 20


def present_edition(request: HttpRequest, year: int) -> Edition:
    """Return the latest edition of the period for whoever may manage it. Raises ``Http404``."""
    return ensure_edition(managed_period(request, year))


@require_safe
def edition(request: HttpRequest, year: int, number: int | None = None) -> HttpResponse:
    """Show an edition, the latest one unless ``number`` names another."""
    latest = present_edition(request, year)
    editions = list(latest.period.editions.select_related("prepared_by", "released_by", "build").order_by("number"))
    shown = next((each for each in editions if each.number == (number or latest.number)), None)
    if shown is None:
        raise Http404
    shown.period = latest.period
    return render(request, "reports/edition.html", _context(request, shown, editions))


def _context(request: HttpRequest, shown: Edition, editions: list[Edition]) -> dict[str, Any]:
    period = shown.period
    builds = list(builds_of(shown)[:SHOWN_BUILDS])
    ready = shown.build or next((each for each in builds if each.state == "ready"), None)
    articles = articles_of(shown) if shown.is_editable else []
    return {
        "articles": articles,
        "outline": outline_rows(shown, articles) if shown.is_editable else [],
        "period": period,
        "badge": edition_badge(shown.state),
        "edition": shown,
        "editions": [(each, edition_badge(each.state)) for each in editions],
        "is_latest": shown == editions[-1],
        "builds": [(build, build_badge(build.state)) for build in builds],
        "newest": builds[0] if builds else None,
        "ready": ready,
        "files": files_of(ready) if ready is not None else [],
        "accepted": period.reports.accepted().count(),
        "waiting": period.reports.filter(state=ReportState.SUBMITTED).count(),
        "is_released": shown.state == EditionState.RELEASED,
        "is_published": shown.state == EditionState.PUBLISHED,
        "can_release": can_release_edition(request.user, shown),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def texts(request: HttpRequest, year: int) -> HttpResponse:
    """Edit title, imprint, greeting and introductions."""
    shown = present_edition(request, year)
    form = EditionForm(request.POST if request.method == "POST" else None, edition=shown)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            save_edition(
                shown,
                actor=request.user,
                expected_version=values["version"],
                **{name: values[name] for name in ("title", "subtitle", "imprint", "about", "notice", "cover")},
                greeting=form.greeting(),
                introductions=form.introductions(),
            )
        except MoveRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved. Build the brochure again to see it."))
            return redirect("reports:edition", year)
    status = 422 if form.is_bound else 200
    return render(request, "reports/edition_texts.html", {"form": form, "period": shown.period}, status=status)


@require_POST
def build(request: HttpRequest, year: int) -> HttpResponse:
    """Ask for the brochure of the present texts; the same texts give the build that exists."""
    try:
        made = request_brochure(present_edition(request, year), actor=request.user)
    except NothingToPrint as nothing:
        return refuse(request, nothing, "reports:edition", year)
    if made.has_file:
        messages.info(request, _("Nothing has changed since the last brochure; it is ready below."))
    return redirect("reports:edition", year)
