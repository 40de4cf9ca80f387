"""A yes or no is given, once per person and version; what follows from it is counted under the lock of the round."""

from typing import Any

from django.db import transaction

from cooperations.domain import lifecycle
from cooperations.enums.confirmation import Answer, AnswerWay, RoundState
from cooperations.models.confirmation import Confirmation
from cooperations.models.confirmation_round import ConfirmationRound
from cooperations.models.signatory import Signatory
from cooperations.states.round import COMPLETE, REFUSE, move_round
from portal.accounts.domain.signed_links import use_link
from portal.accounts.models import SignedLink

from .counting import standings_of
from .errors import AlreadyAnswered, NoSignatory, TextChanged
from .locking import lock_cooperation, lock_open_round
from .rule import outcome_of


@transaction.atomic
def confirm(  # noqa: PLR0913 -- what an answer consists of
    signatory: Signatory,
    *,
    version_id: int,
    sha256: str,
    yes: bool,
    name: str,
    function: str,
    language: str,
    way: AnswerWay,
    link: SignedLink | None = None,
    user: Any = None,
    reason: str = "",
    reason_shared: bool = False,
) -> RoundState:
    """Take the answer to exactly the text that was shown, and settle the round if it decides; return its state.

    ``link`` is the one the answer came by; it is used up. ``user`` is who was signed in.

    Raises ``TextChanged`` when boards are asked about another text now or not asked any more, ``NoSignatory``,
    ``AlreadyAnswered``, and ``LinkNotUsable``. Nothing is stored then and the link keeps working.
    """
    round_ = lock_open_round(lock_cooperation(signatory.cooperation_id))
    given = Confirmation.objects.filter(version=version_id, signatory=signatory).first()
    if given:
        raise AlreadyAnswered(given)
    if round_ is None or (round_.version_id, round_.version.sha256) != (version_id, sha256):
        raise TextChanged
    if not Signatory.objects.waiting(round_.version).filter(pk=signatory.pk).exists():
        raise NoSignatory
    if link:
        use_link(link)
    Confirmation.objects.create(
        version=round_.version,
        signatory=signatory,
        answer=Answer.YES if yes else Answer.NO,
        name=name,
        function=function,
        sha256=sha256,
        way=way,
        user=user,
        language=language,
        reason="" if yes else reason,
        reason_shared=bool(reason) and reason_shared and not yes,
    )
    return settle(round_)


def settle(round_: ConfirmationRound) -> RoundState:
    """Close the round if the answers decide it, and let the cooperation follow. The caller holds the lock."""
    outcome = outcome_of(each.tally for each in standings_of(round_.version))
    moved = outcome == RoundState.COMPLETE and move_round(COMPLETE, round_)
    moved = moved or (outcome == RoundState.REFUSED and move_round(REFUSE, round_))
    if moved:
        lifecycle.on_round_settled(round_)
    return RoundState(round_.state)
