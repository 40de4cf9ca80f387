"""The jobs of this app. The outbox runs them in a Celery worker."""

from django.utils.translation import gettext_lazy as _

from portal.outbox.models import Job
from portal.outbox.registry import Progress, register

from .domain.builds import BUILD_BROCHURE, BUILD_PARTNER_REPORT, check_restart, fail_build, run_build
from .models import Build


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
