"""Giving up on a job, so that people see it and can start it again."""

import logging

from django.db import transaction
from django.db.models.functions import Now

from portal.outbox.models import Job
from portal.outbox.registry import Hook, find_kind
from portal.outbox.states import job as states

logger = logging.getLogger(__name__)


def fail_locked_job(job: Job, sentence: str, detail: str = "") -> None:
    """Make ``job``, whose row the caller has locked, failed with a sentence for people and a technical detail.

    The app that registered the job is told in the same transaction; its objection is logged and does not count.
    """
    states.apply(job, states.FAIL, finished_at=Now(), error=sentence, error_detail=detail)
    logger.error("Job %s (%s) failed: %s %s", job.pk, job.name, sentence, detail)
    try:
        hook: Hook | None = find_kind(job.name).on_failure
    except LookupError:
        return
    if hook is None:
        return
    try:
        with transaction.atomic():
            hook(job)
    except Exception:
        logger.exception("What follows the failure of job %s (%s) did not work", job.pk, job.name)
