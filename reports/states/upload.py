"""The life of a Word file: previewed → taken over | discarded.

Who: those who may write the report. Discarding by the clock has no actor.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from portal.shared.states import Move, apply_move
from reports.enums import UploadState
from reports.models import Upload, UploadTransition
from reports.permissions import can_write_report

from .report import writing_refusal


def _objection(upload: Upload) -> str:
    return writing_refusal(upload.report)


TAKE_OVER = Move("take_over", frozenset({UploadState.PREVIEWED}), UploadState.TAKEN_OVER, guard=_objection)
DISCARD = Move("discard", frozenset({UploadState.PREVIEWED}), UploadState.DISCARDED)
MOVES = (TAKE_OVER, DISCARD)


def move_upload(move: Move, upload: Upload, *, actor: Any, save_fields: tuple[str, ...] = ()) -> bool:
    """Move ``upload``; False when it is there already. ``actor`` None stands for the system.

    Raises ``PermissionDenied`` and ``MoveRefused`` with a sentence.
    """
    if actor is not None and not can_write_report(actor, upload.report):
        raise PermissionDenied
    refusal = _("The file was taken over or discarded meanwhile. Load the page again.")
    return apply_move(move, upload, UploadTransition, actor=actor, refusal=refusal, save_fields=save_fields)
