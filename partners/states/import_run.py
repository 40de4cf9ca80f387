"""The life of an import: mapping → checking → preview → applying → applied → undoing → undone (product A10).

Who may: ``can_import_organisations`` in ``permissions.py``. What a job could not do leads back to where it began.
"""

from typing import Any

from django.utils.translation import gettext as _

from partners.enums import ImportState as S
from partners.models import ImportRun, ImportRunTransition
from portal.shared.states import Move, apply_move

CHECK = Move("check", frozenset({S.MAPPING, S.PREVIEW}), S.CHECKING)
SHOW = Move("show", frozenset({S.CHECKING, S.APPLYING}), S.PREVIEW)
RENAME = Move("rename", frozenset({S.PREVIEW, S.CHECKING}), S.MAPPING)
APPLY = Move("apply", frozenset({S.PREVIEW}), S.APPLYING)
FINISH = Move("finish", frozenset({S.APPLYING, S.UNDOING}), S.APPLIED)
UNDO = Move("undo", frozenset({S.APPLIED}), S.UNDOING)
FINISH_UNDO = Move("finish_undo", frozenset({S.UNDOING}), S.UNDONE)
DISCARD = Move("discard", frozenset({S.MAPPING, S.PREVIEW}), S.DISCARDED)


def move_run(move: Move, run: ImportRun, *, actor: Any = None, save_fields: tuple[str, ...] = ()) -> bool:
    """Move ``run``; False when it is there already. Raises ``MoveRefused`` with a sentence."""
    present = ImportRun.objects.get(pk=run.pk).get_state_display()
    refusal = _("This is not possible now: the import is “%(state)s”.") % {"state": present}
    return apply_move(move, run, ImportRunTransition, actor=actor, refusal=refusal, save_fields=save_fields)
