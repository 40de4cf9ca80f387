"""The links by which signatories answer: sent with each mail, each for itself, stored as hashes only.

A reminder carries a fresh link that lasts as long as the first one: so no token waits in the database for its day.
All links of a person about one version are siblings: after an answer by one, the page treats the others as used.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.enums.confirmation import MailStage
from cooperations.models.confirmation import Confirmation
from cooperations.models.confirmation_round import ConfirmationRound
from cooperations.models.signatory import Signatory, SignatoryLink
from portal.accounts.domain.signed_links import issue_link
from portal.accounts.models import SignedLink

from .errors import NamingRefused
from .locking import lock_cooperation, lock_open_round
from .mails import send_question_answered, send_request

PURPOSE = "confirmation"
LIFETIME = timedelta(days=14)
# A round waits so long after its last link for somebody to be asked again.
GRACE = timedelta(days=14)
A_DAY = 3


def mail_link(
    round_: ConfirmationRound,
    signatory: Signatory,
    stage: MailStage,
    *,
    until: datetime | None = None,
    actor: Any = None,
) -> SignatoryLink | None:
    """Write the mail of ``stage`` with a new link; the round is locked. None when nobody can be reached.

    The link works for 14 days or until ``until``. The round lasts at least 14 days longer than its links.
    """
    if not signatory.address:
        return None
    now = timezone.now()
    link, token = issue_link(PURPOSE, until - now if until else LIFETIME, created_by=actor)
    sent = SignatoryLink.objects.create(signatory=signatory, link=link, version=round_.version, stage=stage)
    if round_.ends_at < link.expires_at + GRACE:
        round_.ends_at = link.expires_at + GRACE
        round_.save(update_fields=["ends_at"])
    if stage == MailStage.ANSWERED:
        send_question_answered(round_, sent, token)
    else:
        send_request(round_, sent, token)
    return sent


@transaction.atomic
def send_again(signatory: Signatory, *, actor: Any = None) -> SignatoryLink:
    """Send a signatory a new link about the open version; ``actor`` None is the person who asked by an old one.

    Raises ``NamingRefused`` when nothing is to be answered, when nobody can be reached, and beyond three mails on one
    day (one when the person asks).
    """
    round_ = lock_open_round(lock_cooperation(signatory.cooperation_id))
    if round_ is None or not Signatory.objects.waiting(round_.version).filter(pk=signatory.pk).exists():
        raise NamingRefused(_("There is nothing to confirm at the moment."))
    since = timezone.now() - timedelta(days=1)
    today = SignatoryLink.objects.filter(signatory=signatory, stage=MailStage.AGAIN, sent_at__gt=since)
    if actor is None:
        today = today.filter(link__created_by=None)
    if today.count() >= (A_DAY if actor else 1):
        raise NamingRefused(_("A new link was sent already. Please look into the mails, also those marked as spam."))
    sent = mail_link(round_, signatory, MailStage.AGAIN, actor=actor)
    if sent is None:
        raise NamingRefused(_("There is no address to which a link could be sent."))
    return sent


@transaction.atomic
def revoke_links(signatory: Signatory) -> int:
    """Make all links of the signatory useless that were not used; return how many. Mails under way are not sent."""
    usable = SignedLink.objects.select_for_update().filter(
        signatory_link__signatory=signatory, used_at=None, revoked_at=None
    )
    return SignedLink.objects.filter(pk__in=[each.pk for each in usable.order_by("pk")]).update(
        revoked_at=timezone.now()
    )


def has_answered(signatory: Signatory, round_: ConfirmationRound) -> bool:
    """Say whether the signatory has answered about the version of the round. One query."""
    return Confirmation.objects.filter(signatory=signatory, version=round_.version).exists()
