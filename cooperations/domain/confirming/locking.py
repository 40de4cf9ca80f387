"""The locks of the confirmation, always in this order: cooperation, round, link."""

from uuid import UUID

from django.db import transaction

from cooperations.enums.confirmation import RoundState
from cooperations.models.confirmation_round import ConfirmationRound
from cooperations.models.cooperation import Cooperation


def lock_cooperation(pk: UUID) -> Cooperation:
    """Return the cooperation as it is now, locked until the end of the transaction."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("A lock outside a transaction holds nothing.")
    return Cooperation.objects.select_for_update(of=("self",)).get(pk=pk)


def lock_open_round(cooperation: Cooperation) -> ConfirmationRound | None:
    """Return the open round of ``cooperation`` (locked before), locked too; None when boards are not asked now."""
    rounds = ConfirmationRound.objects.select_for_update(of=("self",)).select_related("version__agreement")
    found = rounds.filter(cooperation=cooperation, state=RoundState.OPEN).first()
    if found:
        found.cooperation = cooperation
    return found
