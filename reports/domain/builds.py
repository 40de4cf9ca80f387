"""Asking for a PDF and making it: the same content gives one build, however often it is asked for."""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.outbox.domain.enqueue import enqueue_job
from portal.outbox.models import Job
from portal.outbox.registry import PermanentFailure, Progress
from portal.printing.render import RenderFailed, RenderProgress, render_pdf
from portal.shared.states import MoveRefused
from reports.enums import BuildState
from reports.models import Build, Edition, Report
from reports.permissions import can_build_brochure, can_build_partner_report
from reports.renderers.assets import print_assets
from reports.renderers.data import PartnerReportData
from reports.renderers.partner_report import partner_report_html
from reports.states import build as states

from .brochure_printing import Tell, print_brochure
from .edition import collect_partner_report, collect_with_sources
from .fingerprint import content_hash
from .fragments import PieceFailed
from .printed_pictures import pictures_in

logger = logging.getLogger(__name__)

BUILD_BROCHURE = "reports.build_brochure"
BUILD_PARTNER_REPORT = "reports.build_partner_report"
CHARACTERS_PER_PAGE = 3_500
# Of a render, laying out takes nine tenths of the time, writing the rest (measured).
SHARE_OF_LAYOUT = 0.9
ACTIVE = (BuildState.QUEUED, BuildState.RUNNING, BuildState.READY)


def request_brochure(edition: Edition, *, actor: Any) -> Build:
    """Return the build of the present content, queued when there is none; older unfinished ones are superseded.

    That of a released edition is the one it was released with. Who builds what nobody changed in the portal has
    prepared it. Raises ``PermissionDenied`` and ``NothingToPrint``.
    """
    if not can_build_brochure(actor):
        raise PermissionDenied
    with transaction.atomic():
        locked = Edition.objects.select_for_update(of=("self",)).select_related("period").get(pk=edition.pk)
        if locked.build_id is not None:
            return Build.objects.get(pk=locked.build_id)
        if locked.prepared_by_id is None:
            locked.prepared_by = actor
            locked.save(update_fields=["prepared_by"])
        collected = collect_with_sources(locked)
        build = Build(edition=locked, content=collected.data.to_json(), sources=collected.sources)
        return _request(build, BUILD_BROCHURE, actor)


def request_partner_report(report: Report, *, actor: object) -> Build:
    """Like ``request_brochure`` for the report of one partner."""
    if not can_build_partner_report(actor, report):
        raise PermissionDenied
    with transaction.atomic():
        locked = (
            Report.objects.select_for_update(of=("self",)).select_related("period", "organisation").get(pk=report.pk)
        )
        return _request(
            Build(report=locked, content=collect_partner_report(locked).to_json()), BUILD_PARTNER_REPORT, actor
        )


def _request(build: Build, job_name: str, actor: object) -> Build:
    """The row of the edition or report is locked, so that nobody asks at the same time."""
    build.content_hash = content_hash(build.content)
    siblings = Build.objects.filter(edition=build.edition, report=build.report).defer("content")
    known = siblings.filter(content_hash=build.content_hash, state__in=ACTIVE).first()
    if known is not None:
        return known
    build.save()
    build.job = enqueue_job(job_name, {"build": str(build.pk)}, key=f"build:{build.pk}", owner=actor)
    build.save(update_fields=["job"])
    for older in siblings.filter(state__in=(BuildState.QUEUED, BuildState.RUNNING)).exclude(pk=build.pk):
        states.move_build(states.SUPERSEDE, older, reason=f"Newer content: {build.pk}")
    return build


def run_build(job: Job, progress: Progress) -> None:
    """Do the job of a build: render its frozen content and store the file, once, whoever dies on the way."""
    build = Build.objects.get(pk=UUID(job.payload["build"]))
    if build.state in (BuildState.SUPERSEDED, BuildState.READY):
        return
    with progress.effect():
        build.error = ""
        try:
            states.move_build(states.START, build, save_fields=("error",))
        except MoveRefused:
            return
    pdf = make_pdf(build, progress.report)
    progress.report(_("Storing the file"), 1, 1)
    name = default_storage.save(f"builds/{build.pk}.pdf", ContentFile(pdf.content))
    try:
        with progress.completion():
            if not store_result(build, name, pdf):
                transaction.on_commit(lambda: default_storage.delete(name))
    except BaseException:
        default_storage.delete(name)
        raise


@dataclass(frozen=True, slots=True)
class MadePdf:
    """A finished file with its number of pages and what the renderer complained about."""

    content: bytes
    pages: int
    complaints: tuple[str, ...] = ()


def make_pdf(build: Build, tell: Tell) -> MadePdf:
    """Make the file of ``build`` from its frozen content and tell how far it is. Raises ``PermanentFailure``."""
    tell(_("Setting the texts"), 0, 1)
    try:
        if build.edition_id is not None:
            document = print_brochure(build.content, tell=tell)
            return MadePdf(document.content, document.pages)
        html = partner_report_html(PartnerReportData.from_json(build.content))
        assets: dict[str, Path | bytes] = {**print_assets(), **pictures_in(html)}
        pdf = render_pdf(html, assets=assets, on_progress=_reporter(tell, expected_pages(build)))
    except PieceFailed as failure:
        sentence = _("%(pages)s: %(reason)s") % {"pages": failure.title, "reason": failure}
        raise PermanentFailure(sentence) from failure
    except RenderFailed as failure:
        raise PermanentFailure(str(failure)) from failure
    return MadePdf(pdf.content, pdf.pages, (*pdf.refused, *pdf.warnings))


def expected_pages(build: Build) -> int:
    """Guess the number of pages of a report: those of the last build, otherwise by the length of the content."""
    last = (
        Build.objects.filter(edition=build.edition_id, report=build.report_id, pages__isnull=False)
        .values_list("pages", flat=True)
        .first()
    )
    return last or 1 + len(build.content) // CHARACTERS_PER_PAGE


def _reporter(tell: Tell, pages: int) -> Callable[[RenderProgress], None]:
    # The pages are laid out twice, unless no chapter ends on a nearly empty one.
    total = round(2 * pages / SHARE_OF_LAYOUT) + 1
    furthest = 0

    def pass_on(at: RenderProgress) -> None:
        # Page numbers in the contents make the renderer begin anew; people see only what is new.
        nonlocal furthest
        furthest = max(furthest, min(at.page, pages) + (pages if at.step == "fit" else 0))
        if at.step == "layout":
            tell(_("Laying out the pages"), furthest, total)
        elif at.step == "fit":
            tell(_("Filling the last pages of the chapters"), furthest, total)
        elif at.step == "write":
            tell(_("Writing the file"), 2 * pages, total)

    return pass_on


def store_result(build: Build, name: str, pdf: MadePdf) -> bool:
    """Make the build the ready one; False when newer content took its place meanwhile."""
    locked = Build.objects.select_for_update(of=("self",)).defer("content").get(pk=build.pk)
    if locked.state != BuildState.RUNNING:
        return False
    for older in Build.objects.ready().filter(edition=locked.edition_id, report=locked.report_id).defer("content"):
        states.move_build(states.SUPERSEDE, older, reason=f"Newer content: {build.pk}")
    locked.file.name = name
    locked.pages, locked.size = pdf.pages, len(pdf.content)
    locked.sha256 = hashlib.sha256(pdf.content).hexdigest()
    locked.finished_at = timezone.now()
    states.move_build(states.FINISH, locked, save_fields=("file", "pages", "size", "sha256", "finished_at"))
    if pdf.complaints:
        logger.warning("Build %s: %s", build.pk, pdf.complaints[:20])
    return True


def fail_build(job: Job) -> None:
    """Note in plain words that the job of a build was given up. Runs in the transaction that fails the job."""
    build = Build.objects.filter(job=job).defer("content").first()
    if build is None or build.state not in states.FAIL.sources:
        return
    build.error = job.error
    build.finished_at = timezone.now()
    states.move_build(states.FAIL, build, save_fields=("error", "finished_at"))


def check_restart(job: Job) -> None:
    """Refuse to start a failed build again when newer content or another build of the same took its place.

    Raises ``MoveRefused`` with a sentence.
    """
    build = Build.objects.filter(job=job).defer("content").first()
    if build is None:
        return
    same = Build.objects.filter(edition=build.edition_id, report=build.report_id, content_hash=build.content_hash)
    if build.state == BuildState.SUPERSEDED or same.filter(state__in=ACTIVE).exclude(pk=build.pk).exists():
        raise MoveRefused(str(_("Another build took the place of this one.")))
