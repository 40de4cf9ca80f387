"""The life of an occasion for contact: open → done, off or lapsed; done and off may become open again.

Who: the people of the party whose turn it is; it lapses by itself when the next year is planned (``actor`` None).
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.enums.keeping import TouchPointState
from cooperations.models import TouchPoint, TouchPointTransition
from portal.shared.states import Move, apply_move

OPEN, DONE, OFF, LAPSED = TouchPointState.OPEN, TouchPointState.DONE, TouchPointState.OFF, TouchPointState.LAPSED
REOPENED_WITHIN = timedelta(days=14)


def _was_long_ago(touch_point: TouchPoint) -> str:
    if touch_point.done_at and touch_point.done_at < timezone.now() - REOPENED_WITHIN:
        return _("This was ticked more than 14 days ago and stays as it is.")
    return ""


TICK = Move("tick", frozenset({OPEN}), DONE)
REOPEN = Move("reopen", frozenset({DONE}), OPEN, guard=_was_long_ago)
SWITCH_OFF = Move("switch_off", frozenset({OPEN}), OFF)
SWITCH_ON = Move("switch_on", frozenset({OFF}), OPEN)
LAPSE = Move("lapse", frozenset({OPEN}), LAPSED)
MOVES = (TICK, REOPEN, SWITCH_OFF, SWITCH_ON, LAPSE)


def move_touch_point(move: Move, touch_point: TouchPoint, *, actor: Any, save_fields: tuple[str, ...] = ()) -> bool:
    """Move ``touch_point``; False when it is there already. Raises ``MoveRefused`` with a sentence."""
    return apply_move(
        move,
        touch_point,
        TouchPointTransition,
        actor=actor,
        refusal=_("This has changed meanwhile. Load the page again to see where it stands."),
        save_fields=save_fields,
    )
