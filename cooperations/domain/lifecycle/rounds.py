"""What follows for the cooperation when boards have been asked."""

from typing import Any, Protocol
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cooperations.enums.cooperation import CooperationState
from cooperations.models import AgreementVersion, Cooperation
from cooperations.models.months import add_months
from cooperations.states.cooperation import BACK_TO_TALKS, CONFIRM, KEEP_VALID, move_cooperation

from .hooks import CONFIRMED_HOOKS
from .locking import locked
from .mails import others_than, tell

MONTHS_UNTIL_RENEWAL = 12


class SettledRound(Protocol):
    """What is read of a round of confirmations; its own topic stands above this one."""

    pk: Any
    state: Any
    cooperation_id: UUID

    @property
    def version(self) -> AgreementVersion:
        """The text that the boards were asked about."""


@transaction.atomic
def on_round_settled(round_: SettledRound) -> None:
    """Move the cooperation after its round has been settled: confirmed when complete, else back to where it was.

    A replaced round changes nothing: the next one is open already. The database refuses a confirmation whose signing
    rules are not met.
    """
    cooperation = locked(round_.cooperation_id)
    if round_.state == "complete":
        _confirm(cooperation, round_.version)
    elif round_.state not in {"open", "replaced"} and cooperation.state == CooperationState.AWAITING:
        back = KEEP_VALID if cooperation.valid_version_id else BACK_TO_TALKS
        if move_cooperation(back, cooperation, actor=None, reason=str(round_.state)):
            tell(cooperation, "back", others_than(cooperation), occasion=round_.pk)


def _confirm(cooperation: Cooperation, version: AgreementVersion) -> None:
    today = timezone.localdate()
    cooperation.valid_version = version
    cooperation.confirmed_on = cooperation.confirmed_on or today
    cooperation.next_renewal_on = add_months(today, MONTHS_UNTIL_RENEWAL)
    if not move_cooperation(
        CONFIRM, cooperation, actor=None, save_fields=("valid_version", "confirmed_on", "next_renewal_on")
    ):
        return
    for hook in CONFIRMED_HOOKS:
        hook(cooperation, version)
    tell(cooperation, "confirmed", others_than(cooperation), occasion=version.pk)
