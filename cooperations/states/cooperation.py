"""The life of a cooperation.

proposed → in talks → awaiting confirmation → confirmed ⇄ dormant → ended; declined or withdrawn before it was ever in
force. A new version brings a confirmed one back to awaiting confirmation; the old version holds until then.
The database refuses every other way (``models/cooperation.py``, ``models/cooperation_triggers.py``).

Who may is asked by the domain verbs, because some moves are made by nobody: a cooperation is confirmed by the last
confirmation and falls asleep by itself.
"""

from typing import Any

from django.utils.translation import gettext as _

from cooperations.enums.cooperation import CooperationState
from cooperations.models import Cooperation, CooperationTransition
from portal.shared.states import Move, apply_move

State = CooperationState


def _was_in_force(cooperation: Cooperation) -> str:
    if cooperation.valid_version_id is None:
        return _("This cooperation was never confirmed. It can be declined or withdrawn.")
    return ""


def _was_never_in_force(cooperation: Cooperation) -> str:
    if cooperation.valid_version_id is not None:
        return _("This cooperation has a confirmed agreement. It can be ended.")
    return ""


TALK = Move("talk", frozenset({State.PROPOSED}), State.IN_TALKS)
ASK_BOARDS = Move("ask_boards", frozenset({State.IN_TALKS, State.CONFIRMED}), State.AWAITING)
CONFIRM = Move("confirm", frozenset({State.AWAITING}), State.CONFIRMED)
BACK_TO_TALKS = Move("back_to_talks", frozenset({State.AWAITING}), State.IN_TALKS, guard=_was_never_in_force)
KEEP_VALID = Move("keep_valid", frozenset({State.AWAITING}), State.CONFIRMED, guard=_was_in_force)
FALL_ASLEEP = Move("fall_asleep", frozenset({State.CONFIRMED}), State.DORMANT)
WAKE = Move("wake", frozenset({State.DORMANT}), State.CONFIRMED)
END = Move(
    "end",
    frozenset({State.CONFIRMED, State.DORMANT, State.AWAITING}),
    State.ENDED,
    guard=_was_in_force,
    needs_reason=True,
)
_BEFORE_FORCE = frozenset({State.PROPOSED, State.IN_TALKS, State.AWAITING})
DECLINE = Move("decline", _BEFORE_FORCE, State.DECLINED, guard=_was_never_in_force, needs_reason=True)
WITHDRAW = Move("withdraw", _BEFORE_FORCE, State.WITHDRAWN, guard=_was_never_in_force, needs_reason=True)

MOVES = (TALK, ASK_BOARDS, CONFIRM, BACK_TO_TALKS, KEEP_VALID, FALL_ASLEEP, WAKE, END, DECLINE, WITHDRAW)


def move_cooperation(
    move: Move,
    cooperation: Cooperation,
    *,
    actor: Any,
    reason: str = "",
    save_fields: tuple[str, ...] = (),
) -> bool:
    """Move ``cooperation``; False when it is there already. ``actor`` None stands for what follows by itself.

    The caller has locked the cooperation (``domain.lifecycle.locked``) and asked who may.
    Raises ``MoveRefused`` with a sentence, ``ValueError`` for a missing reason.
    """
    return apply_move(
        move,
        cooperation,
        CooperationTransition,
        actor=actor,
        reason=reason,
        refusal=_("The cooperation stands somewhere else by now. Load the page again."),
        save_fields=save_fields,
    )


def editing_refusal(cooperation: Cooperation) -> str:
    """Return why the draft cannot be changed now, or "".

    It is written during the talks, and also while boards are asked or an agreement is in force: the text they see
    is frozen, the draft is the next version.
    """
    if cooperation.state == State.PROPOSED:
        return _("The agreement is written as soon as the other side has said that it wants to talk.")
    if not cooperation.is_open:
        return _("This cooperation has come to an end; its agreement stays as it is.")
    return ""
