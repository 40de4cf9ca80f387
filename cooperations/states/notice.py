"""The life of a need or an offer: open → closed | expired → open again; a need also open ⇄ matched.

Who: whoever may change the notice closes and opens it again; both sides' interest makes a need matched, a taken-back
interest opens it; the beat lets it expire after its last day (``actor`` None).
"""

from typing import Any

from django.utils.translation import gettext as _

from cooperations.enums.giving import NoticeState
from cooperations.models import Need, NeedTransition, Offer, OfferTransition
from portal.shared.states import Move, apply_move

OPEN, MATCHED, CLOSED, EXPIRED = NoticeState.OPEN, NoticeState.MATCHED, NoticeState.CLOSED, NoticeState.EXPIRED
MATCH = Move("match", frozenset({OPEN}), MATCHED)
PART = Move("part", frozenset({MATCHED}), OPEN)
CLOSE = Move("close", frozenset({OPEN, MATCHED}), CLOSED)
EXPIRE = Move("expire", frozenset({OPEN, MATCHED}), EXPIRED)
REOPEN = Move("reopen", frozenset({CLOSED, EXPIRED}), OPEN)
NEED_MOVES = (MATCH, PART, CLOSE, EXPIRE, REOPEN)
OFFER_MOVES = (CLOSE, EXPIRE, REOPEN)


def move_notice(move: Move, notice: Need | Offer, *, actor: Any, reason: str = "") -> bool:
    """Move ``notice``; False when it is there already. Raises ``MoveRefused`` with a sentence."""
    return apply_move(
        move,
        notice,
        NeedTransition if isinstance(notice, Need) else OfferTransition,
        actor=actor,
        reason=reason,
        refusal=_("This has changed meanwhile. Load the page again to see where it stands."),
    )
