"""Files that were built, and how far a build is, for everybody who may see it."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portal.outbox.domain.restart import restart_job
from portal.outbox.models import Job
from portal.outbox.views.jobs import answer_progress
from portal.shared.states import MoveRefused
from reports.models import Build

from .notices import refuse


def visible_build(request: HttpRequest, pk: UUID) -> Build:
    """Return a build that the present user may see. Raises ``Http404``."""
    builds = Build.objects.visible_to(request.user).select_related(
        "job", "edition__period", "report__period", "report__organisation"
    )
    return get_object_or_404(builds.defer("content"), pk=pk)


@require_safe
def download(request: HttpRequest, pk: UUID) -> FileResponse:
    """Send the file of a build."""
    return send_pdf(visible_build(request, pk))


def send_pdf(build: Build) -> FileResponse:
    """Return the file with its length, type and a name that says what it is. Raises ``Http404`` when it is gone."""
    if not build.file.name or not build.file.storage.exists(build.file.name):
        raise Http404
    response = FileResponse(build.file.open(), content_type="application/pdf", filename=file_name(build))
    response["X-Content-Type-Options"] = "nosniff"
    response["ETag"] = f'"{build.sha256}"'
    return response


def file_name(build: Build) -> str:
    """Return the name under which the browser stores the file."""
    if build.edition is not None:
        return f"partnerbericht-{build.edition.period.year}.pdf"
    assert build.report is not None  # noqa: S101 -- the database holds that a build is of one of both
    return f"bericht-{build.report.period.year}-{build.report.organisation.slug}.pdf"


def page_of(build: Build) -> str:
    """Return the address of the page that shows the build."""
    if build.edition is not None:
        return reverse("reports:edition", args=[build.edition.period.year])
    assert build.report is not None  # noqa: S101 -- the database holds that a build is of one of both
    return f"{build.report.get_absolute_url()}#pdf"


@require_safe
@never_cache
def progress(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer htmx, which asks until the build is finished."""
    build = visible_build(request, pk)
    if build.job is None:
        raise Http404
    return answer_progress(
        request,
        build.job,
        progress_url=reverse("reports:build_progress", args=[pk]),
        restart_url=reverse("reports:build_restart", args=[pk]),
    )


@require_POST
def restart(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Start a failed build again."""
    build = visible_build(request, pk)
    if build.job is None:
        raise Http404
    try:
        if build.job.state != Job.State.DONE and restart_job(build.job):
            messages.success(request, _("Started again."))
    except MoveRefused as refused:
        return refuse(request, refused, page_of(build))
    return redirect(page_of(build))
