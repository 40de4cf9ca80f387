"""The confirmation of one version by the boards: open → complete, refused, replaced, withdrawn or expired.

Nobody completes or refuses a round by hand: both follow from the answers (``domain/confirming/rule.py``). A newer
version replaces it, a party or the end of the cooperation withdraws it, nobody's answer lets it expire. The database
refuses every other way (``models/confirmation_triggers.py``).
"""

from typing import Any

from django.utils.translation import gettext as _

from cooperations.enums.confirmation import RoundState
from cooperations.models.confirmation_round import ConfirmationRound, RoundTransition
from portal.shared.states import Move, apply_move

_OPEN = frozenset({RoundState.OPEN})
COMPLETE = Move("complete", _OPEN, RoundState.COMPLETE)
REFUSE = Move("refuse", _OPEN, RoundState.REFUSED)
REPLACE = Move("replace", _OPEN, RoundState.REPLACED)
WITHDRAW = Move("withdraw", _OPEN, RoundState.WITHDRAWN)
EXPIRE = Move("expire", _OPEN, RoundState.EXPIRED)
MOVES = (COMPLETE, REFUSE, REPLACE, WITHDRAW, EXPIRE)


def move_round(move: Move, round_: ConfirmationRound, *, actor: Any = None, reason: str = "") -> bool:
    """Apply ``move``; False when it was done before.

    Raises ``MoveRefused`` when the round is closed in another way.
    """
    return apply_move(
        move,
        round_,
        RoundTransition,
        actor=actor,
        reason=reason,
        refusal=_("This confirmation is closed: %(state)s.") % {"state": round_.get_state_display()},
    )
