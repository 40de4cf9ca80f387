"""Starting a failed job again, by a person's decision."""

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from portal.outbox.models import Job
from portal.outbox.registry import find_kind
from portal.outbox.states import job as states
from portal.shared.states import MoveRefused

from .hand_over import hand_over_after_commit


@transaction.atomic
def restart_job(job: Job) -> bool:
    """Queue a failed job again with all its attempts; False when it is queued or running already.

    ``job`` is refreshed. Raises ``MoveRefused`` when it is done.
    """
    locked = Job.objects.select_for_update(of=("self",)).get(pk=job.pk)
    if locked.state in Job.OPEN_STATES:
        return False
    if locked.state == Job.State.DONE:
        raise MoveRefused(_("This is done already."))
    states.apply(
        locked,
        states.RESTART,
        attempts=0,
        due_at=Now(),
        handed_over_at=Now(),
        finished_at=None,
        error="",
        error_detail="",
        step="",
        progress=0,
        progress_total=0,
    )
    if hook := find_kind(locked.name).on_restart:
        hook(locked)
    hand_over_after_commit(locked.pk)
    job.refresh_from_db()
    return True
