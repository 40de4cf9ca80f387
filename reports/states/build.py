"""The life of a build: queued → running → ready | failed; superseded when newer content took its place.

Who: nobody by hand; the job and newer requests move it. A failed build runs again when its job is restarted.
"""

from django.utils.translation import gettext as _

from portal.shared.states import Move, apply_move
from reports.enums import BuildState
from reports.models import Build, BuildTransition

START = Move("start", frozenset({BuildState.QUEUED, BuildState.FAILED}), BuildState.RUNNING)
FINISH = Move("finish", frozenset({BuildState.RUNNING}), BuildState.READY)
FAIL = Move("fail", frozenset({BuildState.QUEUED, BuildState.RUNNING}), BuildState.FAILED)
SUPERSEDE = Move(
    "supersede",
    frozenset({BuildState.QUEUED, BuildState.RUNNING, BuildState.READY, BuildState.FAILED}),
    BuildState.SUPERSEDED,
)
MOVES = (START, FINISH, FAIL, SUPERSEDE)


def move_build(move: Move, build: Build, *, reason: str = "", save_fields: tuple[str, ...] = ()) -> bool:
    """Move ``build``; False when it is there already. Raises ``MoveRefused`` with a sentence."""
    return apply_move(
        move,
        build,
        BuildTransition,
        actor=None,
        reason=reason,
        refusal=_("The build has moved on meanwhile."),
        save_fields=save_fields,
    )
