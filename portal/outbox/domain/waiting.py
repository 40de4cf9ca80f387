"""Failed jobs on the start page of whoever may start them again."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.outbox.models import Job
from portal.shared.tasks_waiting import WaitingEntry


def waiting_jobs(user: Any) -> list[WaitingEntry]:
    """Return one entry when jobs have failed. One query, none for people without that right."""
    if not (user.is_staff and user.has_perm("outbox.change_job")):
        return []
    count = Job.objects.filter(state=Job.State.FAILED).count()
    if not count:
        return []
    title = ngettext("%(count)d job has failed", "%(count)d jobs have failed", count) % {"count": count}
    url = f"{reverse('admin:outbox_job_changelist')}?state={Job.State.FAILED}"
    return [WaitingEntry(title, url, _("Look at failed jobs"), detail=_("They do not start again by themselves."))]
