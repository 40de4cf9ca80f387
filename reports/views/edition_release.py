"""Releasing an edition by a second person, taking it back, publishing it, correcting it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.shared.states import MoveRefused
from reports.domain.editions import begin_correction, publish_edition, release_edition, take_back
from reports.domain.release_checks import open_findings
from reports.permissions import can_release_edition

from .edition import present_edition
from .notices import refuse
from .period import managed_period


@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, year: int) -> HttpResponse:
    """Show what is still open before a release; release."""
    edition = present_edition(request, year)
    if request.method == "POST":
        try:
            release_edition(edition, actor=request.user)
        except MoveRefused as refused:
            return refuse(request, refused, "reports:edition_release", year)
        messages.success(request, _("The edition is released. Its texts stay as they are."))
        return redirect("reports:edition", year)
    findings = open_findings(edition)
    context = {
        "edition": edition,
        "period": edition.period,
        "findings": findings,
        "blocked": any(each.blocks for each in findings),
        "build": edition.builds.ready().defer("content").first(),
        "can_release": can_release_edition(request.user, edition),
    }
    return render(request, "reports/edition_release.html", context)


@require_POST
def reopen(request: HttpRequest, year: int) -> HttpResponse:
    """Take a release back, so that texts can be changed again."""
    try:
        take_back(present_edition(request, year), actor=request.user)
    except MoveRefused as refused:
        return refuse(request, refused, "reports:edition", year)
    messages.success(request, _("The release is taken back. The texts can be changed again."))
    return redirect("reports:edition", year)


@require_POST
def publish(request: HttpRequest, year: int) -> HttpResponse:
    """Publish a released edition for good; asks for a tick."""
    edition = present_edition(request, year)
    if not request.POST.get("sure"):
        sentence = _("Publishing cannot be taken back. Tick the box to confirm it.")
        return refuse(request, MoveRefused(sentence), "reports:edition", year)
    try:
        publish_edition(edition, actor=request.user)
    except MoveRefused as refused:
        return refuse(request, refused, "reports:edition", year)
    messages.success(request, _("The brochure is published."))
    return redirect("reports:edition", year)


@require_POST
def correct(request: HttpRequest, year: int) -> HttpResponse:
    """Begin the edition that corrects the published one."""
    try:
        begin_correction(managed_period(request, year), actor=request.user)
    except MoveRefused as refused:
        return refuse(request, refused, "reports:edition", year)
    messages.success(request, _("A new edition is begun. Say what it corrects."))
    return redirect("reports:edition_errata", year)
