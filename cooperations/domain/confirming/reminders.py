"""Reminders after 5 and 10 days, written by beat: each person once per version and stage, however often it runs."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from cooperations.enums.confirmation import MailStage, RoundState
from cooperations.models.confirmation_round import ConfirmationRound
from cooperations.models.signatory import Signatory, SignatoryLink

from .links import mail_link
from .locking import lock_cooperation, lock_open_round

STAGES = ((timedelta(days=10), MailStage.TENTH_DAY), (timedelta(days=5), MailStage.FIFTH_DAY))


def send_reminders(now: datetime) -> int:
    """Write all reminders that are due; return how many. What was due while nobody worked is due still."""
    rounds = ConfirmationRound.objects.filter(state=RoundState.OPEN).order_by("pk")
    return sum(_remind_round(pk, now) for pk in rounds.values_list("cooperation", flat=True))


def remind(signatory: Signatory, *, now: datetime) -> bool:
    """Remind one person if that is due. False when it is not, or was done."""
    if _has_just_got_mail(signatory, now):
        return False
    with transaction.atomic():
        round_ = lock_open_round(lock_cooperation(signatory.cooperation_id))
        return round_ is not None and _remind(round_, signatory, now)


@transaction.atomic
def _remind_round(cooperation_pk: UUID, now: datetime) -> int:
    round_ = lock_open_round(lock_cooperation(cooperation_pk))
    if round_ is None:
        return 0
    waiting = Signatory.objects.waiting(round_.version).select_related("organisation", "user")
    return sum(_remind(round_, signatory, now) for signatory in waiting)


def _remind(round_: ConfirmationRound, signatory: Signatory, now: datetime) -> bool:
    """The link of the first mail says when it was sent and until when the reminder's link works.

    Of two stages that are due only the later mail is written. Who was just sent a link again, or whose links were
    revoked, is left alone.
    """
    sent = list(SignatoryLink.objects.filter(signatory=signatory, version=round_.version_id).select_related("link"))
    first = next((each for each in sent if each.stage == MailStage.FIRST), None)
    if first is None or first.link.revoked_at or first.link.expires_at <= now:
        return False
    due = next((stage for after, stage in STAGES if first.sent_at + after <= now), None)
    if due is None or any(each.stage in _from(due) or each.sent_at > now - timedelta(days=1) for each in sent):
        return False
    if not Signatory.objects.waiting(round_.version).filter(pk=signatory.pk).exists():
        return False
    return mail_link(round_, signatory, due, until=first.link.expires_at) is not None


def _has_just_got_mail(signatory: Signatory, now: datetime) -> bool:
    """Asked before any lock is taken: whoever asks a thousand times waits for nobody."""
    return SignatoryLink.objects.filter(signatory=signatory, sent_at__gt=now - timedelta(days=1)).exists()


def _from(stage: MailStage) -> frozenset[MailStage]:
    """Return the stage and what comes after it."""
    later = {MailStage.FIFTH_DAY: {MailStage.FIFTH_DAY, MailStage.TENTH_DAY}}
    return frozenset(later.get(stage, {stage}))
