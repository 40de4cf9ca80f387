"""What this app does at set times in a Celery worker, and the jobs it leaves to one."""

from celery import shared_task
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.outbox.models import Job
from portal.outbox.registry import Progress, register

from .domain.asking.campaign import run_campaigns
from .domain.duplicates.searching import NAME as FIND_DUPLICATES
from .domain.duplicates.searching import look_for_duplicates, search_batch
from .domain.handover.terms import send_reminders
from .domain.imports.retention import clear_imports
from .domain.imports.work import JOB, give_up_job, work_on
from .domain.saved_searches.digest import DIGEST_JOB, enqueue_digests, tell_news
from .domain.search_upkeep import refresh_search


@shared_task(name="partners.refresh_search")
def refresh_search_daily() -> None:
    """Keep the search right; safe to run twice."""
    refresh_search()


@shared_task(name="partners.search_digests")
def search_digests() -> None:
    """Ask for the digests that are due; safe to run twice, and late."""
    enqueue_digests()


@register(DIGEST_JOB, label=_("News of saved searches"))
def search_digest(job: Job, progress: Progress) -> None:
    """Tell one person what is new in their saved searches; done once, mail included."""
    with progress.completion():
        tell_news(job.payload["user"])


@shared_task(name="partners.clear_imports")
def clear_imports_daily() -> None:
    """Forget lists that are no longer needed; safe to run twice."""
    clear_imports()


def import_url(job: Job) -> str:
    """Return the address of the import that a job belongs to."""
    return reverse("partners:import_run", args=[job.payload["run"]])


@register(JOB, label=_("Import"), on_failure=give_up_job, result_url=import_url)
def import_list(job: Job, progress: Progress) -> None:
    """Check, store or take back the rows of a list."""
    work_on(job, progress)


@shared_task(name="partners.ask_organisations")
def ask_organisations_daily() -> None:
    """Ask whose entry gets old; what was due while nobody worked is done now."""
    run_campaigns()


@shared_task(name="partners.remind_of_terms")
def remind_of_terms_daily() -> None:
    """Remind boards of terms of office that end; each mail is written once, however often this runs."""
    send_reminders()


@shared_task(name="partners.look_for_duplicates")
def look_for_duplicates_nightly() -> None:
    """Ask for the search of the night; asked twice it is done once."""
    look_for_duplicates(f"nightly {timezone.localdate()}")


@register(FIND_DUPLICATES, label=_("Search for duplicates"))
def find_duplicates(_job: Job, progress: Progress) -> None:
    """Compare batch after batch until nothing is left; each is stored with how far the search is."""
    more = True
    while more:
        with progress.effect():
            more = search_batch()
