"""The search for duplicates that runs by itself: every night, and after an import.

It compares what was changed since the last search, in batches, and remembers after each how far it is. A worker
that goes on, a day later or after a crash, misses nothing: due means due until done.
"""

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from partners.models import ContactPerson, DuplicateSearch, LastChange, Organisation
from partners.models.duplicate import GONE
from portal.outbox.domain.enqueue import enqueue_job
from portal.outbox.models import Job

from .suspects import update_suspects

NAME: Final = "partners.find_duplicates"
BATCH: Final = 500
# A change that was under way when the last search began carries an earlier time than that.
OVERLAP: Final = timedelta(minutes=10)


def look_for_duplicates(key: str) -> Job:
    """Ask for a search in the caller's transaction; the same ``key`` ("nightly 2026-11-21") is done once."""
    return enqueue_job(NAME, {}, key=f"{NAME}:{key}")


@transaction.atomic
def search_batch(size: int = BATCH) -> bool:
    """Compare the next organisations; return whether there may be more. Two workers do not take the same ones."""
    DuplicateSearch.objects.get_or_create(pk=1)
    search = DuplicateSearch.objects.select_for_update().get(pk=1)
    if search.running_until is None:
        search.running_until, search.last_organisation = timezone.now(), 0
    ids = [*_changed(search).order_by("pk").values_list("pk", flat=True)[:size]]
    if ids:
        update_suspects(ids)
        search.last_organisation = ids[-1]
    else:
        search.searched_until, search.running_until = search.running_until, None
    search.save()
    return bool(ids)


def _changed(search: DuplicateSearch) -> QuerySet[Organisation]:
    rows = Organisation.objects.filter(pk__gt=search.last_organisation).exclude(state__in=GONE)
    if search.searched_until is None:
        return rows
    since = search.searched_until - OVERLAP
    # Register numbers and persons shown to intermediaries only are compared as well: what is public is not enough.
    return rows.filter(
        Q(updated_at__gte=since)
        | Q(pk__in=LastChange.objects.filter(changed_at__gte=since).values("organisation_id"))
        | Q(pk__in=ContactPerson.objects.filter(updated_at__gte=since).values("organisation_id"))
    )
