"""The jobs of this app. The outbox runs them in a Celery worker."""

import contextlib

from celery import shared_task
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.outbox.models import Job
from portal.outbox.registry import Progress, register
from portal.printing.render import RenderFailed

from .demo import publishing  # noqa: F401 -- registers the job that publishes the demo's brochure
from .domain.build_files import MAKE_FILE, make_file
from .domain.builds import BUILD_BROCHURE, BUILD_PARTNER_REPORT, check_restart, fail_build, run_build
from .domain.fragments import SET_FRAGMENT, forget_fragments, set_fragment
from .domain.periods import ANNOUNCE
from .domain.reminding import announce_opening, run_campaigns
from .domain.word.retention import forget_uploads
from .models import Build, ReportingPeriod


def build_url(job: Job) -> str:
    """Return the address of the file, or "" when newer content took its place."""
    build = Build.objects.filter(job=job).defer("content").first()
    return build.get_absolute_url() if build is not None and build.has_file else ""


@register(BUILD_BROCHURE, label=_("Brochure"), on_failure=fail_build, on_restart=check_restart, result_url=build_url)
def build_brochure(job: Job, progress: Progress) -> None:
    """Make the brochure of a period as a PDF."""
    run_build(job, progress)


@register(
    BUILD_PARTNER_REPORT,
    label=_("Report as PDF"),
    on_failure=fail_build,
    on_restart=check_restart,
    result_url=build_url,
)
def build_partner_report(job: Job, progress: Progress) -> None:
    """Make the report of one partner as a PDF."""
    run_build(job, progress)


@register(MAKE_FILE, label=_("File of the brochure"))
def make_build_file(job: Job, progress: Progress) -> None:
    """Make the print variant or another file of a brochure."""
    make_file(job, progress)


@register(SET_FRAGMENT, label=_("Pages of the brochure"))
def set_pages(job: Job, progress: Progress) -> None:  # noqa: ARG001 -- asked of every job
    """Set some pages of a brochure, unless the build has done so itself."""
    with contextlib.suppress(RenderFailed):  # the build says which pages and why
        set_fragment(job.payload["fragment"])


@register(ANNOUNCE, label=_("Mails to the partners"))
def announce(job: Job, progress: Progress) -> None:
    """Tell the partners that a period is open; done twice it writes to nobody twice."""
    with progress.completion():
        announce_opening(ReportingPeriod.objects.get(pk=job.payload["period"]))


@shared_task(name="reports.run_campaigns")
def look_after_campaigns() -> int:
    """Open periods on their day and send reminders; safe to run twice, and late."""
    return run_campaigns(timezone.localdate())


@shared_task(name="reports.forget_fragments")
def forget() -> None:
    """Delete pieces of brochures that nobody needs any more."""
    forget_fragments()


@shared_task(name="reports.forget_uploads")
def forget_word_files() -> None:
    """Erase Word files that were handed in 30 days ago."""
    forget_uploads()
