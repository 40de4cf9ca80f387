"""A signatory asks before answering; their people, or both sides if they wish, reply. The link stays usable."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.enums.confirmation import MailStage
from cooperations.models.signatory import Signatory, SignatoryQuestion

from .errors import NamingRefused, NoSignatory, TextChanged
from .links import mail_link
from .locking import lock_cooperation, lock_open_round
from .mails import send_question

# More from one person about one text would not be questions any more.
MOST = 10


@transaction.atomic
def ask_question(signatory: Signatory, *, text: str, to_both: bool) -> SignatoryQuestion:
    """Store a question about the text that boards are asked about, and tell who may answer it. Asked twice is once.

    Raises ``TextChanged`` when boards are not asked any more, ``NoSignatory``, and ``NamingRefused`` after ten.
    """
    round_ = lock_open_round(lock_cooperation(signatory.cooperation_id))
    if round_ is None:
        raise TextChanged
    if not Signatory.objects.waiting(round_.version).filter(pk=signatory.pk).exists():
        raise NoSignatory
    asked = SignatoryQuestion.objects.filter(signatory=signatory, version=round_.version)
    if same := asked.filter(text=text, answered_at=None).first():
        return same
    if asked.count() >= MOST:
        raise NamingRefused(_("You have asked ten questions. Please call your organisation."))
    question = SignatoryQuestion.objects.create(signatory=signatory, version=round_.version, text=text, to_both=to_both)
    parties = round_.version.parties.select_related("organisation")
    own = [each.organisation for each in parties if to_both or each.organisation_id == signatory.organisation_id]
    send_question(question, own)
    return question


@transaction.atomic
def answer_question(question: SignatoryQuestion, *, actor: Any, text: str) -> bool:
    """Answer once; the signatory is told, with a new link if their yes or no is still missing. False when answered."""
    round_ = lock_open_round(lock_cooperation(question.signatory.cooperation_id))
    locked = SignatoryQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if locked.answered_at:
        return False
    locked.answer, locked.answered_by, locked.answered_at = text, actor, timezone.now()
    locked.save(update_fields=["answer", "answered_by", "answered_at"])
    if round_ and Signatory.objects.waiting(round_.version).filter(pk=locked.signatory_id).exists():
        mail_link(round_, locked.signatory, MailStage.ANSWERED, actor=actor)
    return True
