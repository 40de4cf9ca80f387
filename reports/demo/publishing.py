"""The demo's past brochure, published and being corrected: the worker does it once the PDF is made."""

from datetime import timedelta
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.outbox.domain.enqueue import enqueue_job
from portal.outbox.models import Job
from portal.outbox.registry import PermanentFailure, Progress, register
from reports.domain.builds import request_brochure
from reports.domain.editions import begin_correction, publish_edition, release_edition
from reports.domain.errata import add_erratum, correctable
from reports.enums import BuildState, EditionState
from reports.models import Edition

PUBLISH: Final = "reports.publish_demo"
WAIT: Final = timedelta(seconds=5)
MOST_LOOKS: Final = 200
CHANGE: Final = "Ergänzt ist, für welches Jahr die Zahlen gelten."
ADDED: Final = "Alle Zahlen dieses Beitrags gelten für das Berichtsjahr."


def publish_later(edition: Edition, preparing: User, releasing: User) -> None:
    """Have ``edition`` built, released by the second person, published and corrected after the start of the demo."""
    _look_again({"edition": edition.pk, "preparing": preparing.pk, "releasing": releasing.pk, "look": 0})


def _look_again(payload: dict[str, Any]) -> None:
    key = f"demo:publish:{payload['edition']}:{payload['look']}"
    later = timezone.now() + WAIT if payload["look"] else None
    enqueue_job(PUBLISH, payload, key=key, due_at=later)


@register(PUBLISH, label=_("Brochure"))
def publish_when_built(job: Job, progress: Progress) -> None:
    """Ask for the PDF, look for it every few seconds, and publish the edition with it.

    Raises ``PermanentFailure`` when the PDF could not be made.
    """
    users = get_user_model().objects
    preparing, releasing = (users.get(pk=job.payload[name]) for name in ("preparing", "releasing"))
    with progress.completion():
        edition = Edition.objects.get(pk=job.payload["edition"])
        if edition.state == EditionState.PUBLISHED:
            return
        if edition.builds.filter(state=BuildState.FAILED).exists() or job.payload["look"] >= MOST_LOOKS:
            raise PermanentFailure(_("Its PDF could not be made."))
        if request_brochure(edition, actor=preparing).state != BuildState.READY:
            _look_again({**job.payload, "look": job.payload["look"] + 1})
            return
        release_edition(edition, actor=releasing)
        publish_edition(edition, actor=releasing)
        correct(edition, preparing)


def correct(edition: Edition, actor: User) -> None:
    """Begin the second edition with a correction of the first text that gives a number."""
    second = begin_correction(edition.period, actor=actor)
    contribution = correctable(second).filter(text__regex=r"\d").first()
    if contribution is not None:
        text = f"{contribution.text}\n\n{ADDED}"
        add_erratum(second, actor=actor, contribution=contribution, change=CHANGE, corrected_text=text)
