"""The print variant and other files of a brochure."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portal.outbox.domain.restart import restart_job
from portal.outbox.views.jobs import answer_progress
from reports.domain.build_files import request_files
from reports.enums import BuildFileKind
from reports.models import BuildFile

from .build import page_of, visible_build

TYPES = {
    BuildFileKind.PRINT: "application/pdf",
    BuildFileKind.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    BuildFileKind.BOOK: "application/epub+zip",
}


@require_POST
def request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for the further files of a build."""
    build = visible_build(request, pk)
    request_files(build, actor=request.user)
    return redirect(page_of(build))


@require_safe
def download(request: HttpRequest, pk: UUID, kind: str) -> FileResponse:
    """Send one of them."""
    return send_file(_visible_file(request, pk, kind))


def send_file(file: BuildFile) -> FileResponse:
    """Return the file under a name that says what it is. Raises ``Http404`` while it is not there."""
    if not file.file.name or not file.file.storage.exists(file.file.name):
        raise Http404
    edition = file.build.edition
    assert edition is not None  # noqa: S101 -- only brochures have further files
    ending = "druck.pdf" if file.kind == BuildFileKind.PRINT else file.kind
    response = FileResponse(
        file.file.open(),
        content_type=TYPES[BuildFileKind(file.kind)],
        filename=f"partnerbericht-{edition.period.year}.{ending}",
        as_attachment=True,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["ETag"] = f'"{file.sha256}"'
    return response


@require_safe
@never_cache
def progress(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    """Answer htmx, which asks until the file is made."""
    file = _visible_file(request, pk, kind)
    if file.job is None:
        raise Http404
    return answer_progress(
        request,
        file.job,
        progress_url=reverse("reports:build_file_progress", args=[pk, kind]),
        restart_url=reverse("reports:build_file_restart", args=[pk, kind]),
    )


@require_POST
def restart(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    """Start the making of a file again when it failed."""
    file = _visible_file(request, pk, kind)
    if file.job is not None and not file.file:
        restart_job(file.job)
    return redirect(page_of(file.build))


def _visible_file(request: HttpRequest, pk: UUID, kind: str) -> BuildFile:
    build = visible_build(request, pk)
    file = get_object_or_404(build.files.select_related("job"), kind=kind)
    file.build = build
    return file
