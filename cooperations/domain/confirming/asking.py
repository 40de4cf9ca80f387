"""A text goes to the boards, is taken back, or waits in vain."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.domain import lifecycle
from cooperations.domain.agreement import freeze, freezing_objections
from cooperations.domain.agreement.content import from_json
from cooperations.domain.agreement.parties import parties_in_text
from cooperations.enums.confirmation import MailStage, RoundState
from cooperations.enums.cooperation import SIGNING_SIDES, CooperationState
from cooperations.models.agreement import Agreement
from cooperations.models.confirmation_round import ConfirmationRound
from cooperations.models.cooperation import Cooperation
from cooperations.models.signatory import Signatory
from cooperations.states.cooperation import ASK_BOARDS, move_cooperation
from cooperations.states.round import EXPIRE, REPLACE, WITHDRAW, move_round
from partners.models import Organisation
from portal.shared.listing import listed
from portal.shared.sentences import one_full_stop

from .errors import NamingRefused
from .links import GRACE, LIFETIME, mail_link
from .locking import lock_cooperation, lock_open_round
from .naming import missing_signatories


@transaction.atomic
def ask_boards(cooperation: Cooperation, *, actor: Any, revision: int) -> ConfirmationRound:
    """Freeze the draft of ``revision``, replace what boards are asked about, and send every signatory a link.

    Raises ``NamingRefused`` when a party has named too few people, and what ``agreement.freeze`` raises when the draft
    was changed since, or lacks something.
    """
    locked = lock_cooperation(cooperation.pk)
    before = lock_open_round(locked)
    if refusal := naming_refusal(locked):
        raise NamingRefused(refusal)
    version = freeze(locked, actor=actor, revision=revision)
    if before:
        move_round(REPLACE, before, actor=actor)
    if locked.state != CooperationState.AWAITING:
        move_cooperation(ASK_BOARDS, locked, actor=actor)
    round_ = ConfirmationRound.objects.create(
        version=version, cooperation=locked, opened_by=actor, ends_at=timezone.now() + LIFETIME + GRACE
    )
    for signatory in Signatory.objects.waiting(version).select_related("organisation", "user"):
        mail_link(round_, signatory, MailStage.FIRST, actor=actor)
    return round_


def asking_objections(cooperation: Cooperation, agreement: Agreement) -> list[str]:
    """Return what has to be done before boards can be asked, a sentence each: people to name, texts to write."""
    objections = freezing_objections(cooperation, from_json(agreement.content), parties_in_text(cooperation))
    return [each for each in (naming_refusal(cooperation), *objections) if each]


def naming_refusal(cooperation: Cooperation) -> str:
    """Return a sentence that names the parties with too few people who sign, "" where there are enough."""
    names = listed(each.name for each in who_must_name(cooperation))
    return one_full_stop(_("These must name more people who sign: %(names)s.") % {"names": names}) if names else ""


def who_must_name(cooperation: Cooperation) -> Sequence[Organisation]:
    """Return the parties that sign and have named fewer people than their rule asks for."""
    parties = cooperation.parties.filter(left_on=None, accepted_at__isnull=False, side__in=sorted(SIGNING_SIDES))
    return [
        party.organisation
        for party in parties.select_related("organisation")
        if missing_signatories(cooperation, party.organisation)
    ]


@transaction.atomic
def withdraw_round(cooperation: Cooperation, *, actor: Any, reason: str) -> bool:
    """Stop asking the boards: the agreement is talked about again. False when they are not being asked."""
    round_ = lock_open_round(lock_cooperation(cooperation.pk))
    if round_ is None:
        return False
    move_round(WITHDRAW, round_, actor=actor, reason=reason)
    lifecycle.on_round_settled(round_)
    return True


def stop_asking(cooperation: Cooperation, actor: Any, reason: str) -> None:
    """Close the round because the cooperation ends or other parties take part; called by its own verbs."""
    withdraw_round(cooperation, actor=actor, reason=reason)


def expire_rounds(now: datetime) -> int:
    """Close the rounds whose time is over; return how many. Safe to run twice, and late."""
    due = ConfirmationRound.objects.filter(state=RoundState.OPEN, ends_at__lte=now).values_list(
        "cooperation", flat=True
    )
    return sum(_expire(pk, now) for pk in list(due))


@transaction.atomic
def _expire(pk: Any, now: datetime) -> bool:
    round_ = lock_open_round(lock_cooperation(pk))
    if round_ is None or round_.ends_at > now:
        return False
    move_round(EXPIRE, round_)
    lifecycle.on_round_settled(round_)
    return True
