"""Sending again what is due and has no living worker: lost messages, lost workers, jobs whose time has come."""

import logging
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_noop

from portal.outbox.models import Job

from .fail import fail_locked_job
from .hand_over import BROKER_LOST, send

logger = logging.getLogger(__name__)
BATCH = 200
LOST_TOO_OFTEN = gettext_noop("This was begun several times, but the program that worked on it stopped each time.")


@dataclass(frozen=True)
class Swept:
    """How many jobs one sweep sent to Celery and how many it gave up."""

    sent: int = 0
    failed: int = 0


def sweep_jobs() -> Swept:
    """Send at most ``BATCH`` jobs and give up at most as many; one indexed query each when nothing is due.

    A job that Celery got less than ``OUTBOX_RESEND_SECONDS`` ago is left out: it may still wait for a free worker.
    Several sweepers at once do no harm. A lost broker is logged; the next sweep tries again.
    """
    failed = _give_up_exhausted()
    return Swept(sent=_send(_mark_for_sending()), failed=failed)


@transaction.atomic
def _give_up_exhausted() -> int:
    jobs = list(Job.objects.exhausted().select_for_update(of=("self",), skip_locked=True).order_by("due_at")[:BATCH])
    for job in jobs:
        fail_locked_job(job, LOST_TOO_OFTEN)
    return len(jobs)


@transaction.atomic
def _mark_for_sending() -> list[UUID]:
    # Marked and committed before they are sent: a worker skips rows that are still locked here.
    stale = Q(handed_over_at=None) | Q(handed_over_at__lte=Now() - timedelta(seconds=settings.OUTBOX_RESEND_SECONDS))
    found = Job.objects.claimable().filter(stale).order_by(F("handed_over_at").asc(nulls_first=True), "due_at")
    job_ids = list(found.select_for_update(of=("self",), skip_locked=True).values_list("pk", flat=True)[:BATCH])
    if job_ids:
        Job.objects.filter(pk__in=job_ids).update(handed_over_at=Now())
    return job_ids


def _send(job_ids: list[UUID]) -> int:
    for sent, job_id in enumerate(job_ids):
        try:
            send(job_id)
        except BROKER_LOST as error:
            logger.warning("The broker is lost (%s); %d jobs wait for the next sweep", error, len(job_ids) - sent)
            Job.objects.filter(pk__in=job_ids[sent:], lease=None).update(handed_over_at=None)
            return sent
    return len(job_ids)
