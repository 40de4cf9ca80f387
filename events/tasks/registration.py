"""Jobs of sign-ups."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from events.domain.registration.telling import TELL, tell_guests
from portal.outbox.models import Job
from portal.outbox.registry import Progress, register


@register(TELL, label=_("Mails to guests"))
def tell_all_guests(job: Job, progress: Progress) -> None:
    """Write the mails in the transaction that says that the job is done."""
    with progress.completion():
        tell_guests(UUID(job.payload["event"]), job.payload["sequence"])
