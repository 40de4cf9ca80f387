"""The life of a declaration: draft → signed → ended.

Signed: both sides have agreed to the draft as it is, the paper bears two signatures, and its copy is filed.
The database refuses every other way (``models/declaration_triggers.py``).
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.utils.translation import gettext as _

from portal.shared.states import Move, apply_move
from reports.enums import DeclarationSide, DeclarationState
from reports.models import Declaration, DeclarationTransition
from reports.permissions import can_end_declaration, can_record_signatures


def objection_to_agreeing(declaration: Declaration) -> str:
    """Return what is missing before a side can agree to the draft, or ""."""
    if not declaration.is_draft:
        return _("The declaration is signed. It changes through amendments only.")
    if not declaration.wording.strip():
        return _("The declaration has no text yet.")
    measures = list(declaration.measures.values_list("number").annotate(steps=Count("milestones")))
    if not measures:
        return _("The declaration names no measure yet.")
    without = sorted(number for number, milestones in measures if not milestones)
    if without:
        return _("Measure %(number)s has no milestone yet.") % {"number": without[0]}
    return ""


def sides_that_agree(declaration: Declaration) -> set[str]:
    """Return the sides that have agreed to the draft as it is now. One query."""
    return set(declaration.agreements.filter(revision=declaration.revision).values_list("side", flat=True))


def _objection_to_signing(declaration: Declaration) -> str:
    if objection := objection_to_agreeing(declaration):
        return objection
    if missing := set(DeclarationSide.values) - sides_that_agree(declaration):
        if DeclarationSide.PARTNER in missing:
            return _("The organisation has not agreed to the declaration as it is now.")
        return _("The ministry has not agreed to the declaration as it is now.")
    return ""


SIGN = Move("sign", frozenset({DeclarationState.DRAFT}), DeclarationState.SIGNED, guard=_objection_to_signing)
END = Move("end", frozenset({DeclarationState.SIGNED}), DeclarationState.ENDED, needs_reason=True)
MOVES = (SIGN, END)
WHO = {SIGN.name: can_record_signatures, END.name: can_end_declaration}


def move_declaration(
    move: Move, declaration: Declaration, *, actor: Any, reason: str = "", save_fields: tuple[str, ...] = ()
) -> bool:
    """Move ``declaration``; False when it is there already. ``actor`` None stands for a command of the system.

    Raises ``PermissionDenied``, ``MoveRefused`` with a sentence, ``ValueError`` for a missing reason.
    """
    if actor is not None and not WHO[move.name](actor):
        raise PermissionDenied
    return apply_move(
        move,
        declaration,
        DeclarationTransition,
        actor=actor,
        reason=reason,
        refusal=_("The declaration has moved on meanwhile. Load the page again to see where it stands."),
        save_fields=save_fields,
    )
