"""The life of an edition: editing ⇄ released → published. What is published is corrected by a new edition.

Who: the ministry; whoever changed the edition last cannot release it. The database holds the same.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from portal.shared.states import Move, MoveRefused, apply_move
from reports.enums import EditionState
from reports.models import Edition, EditionTransition
from reports.permissions import can_edit_edition, is_second_person


def _objection_to_release(edition: Edition) -> str:
    return "" if edition.prepared_by_id else _("Build the brochure before you release it.")


RELEASE = Move("release", frozenset({EditionState.EDITING}), EditionState.RELEASED, guard=_objection_to_release)
TAKE_BACK = Move("take_back", frozenset({EditionState.RELEASED}), EditionState.EDITING)
PUBLISH = Move("publish", frozenset({EditionState.RELEASED}), EditionState.PUBLISHED)
MOVES = (RELEASE, TAKE_BACK, PUBLISH)


def move_edition(move: Move, edition: Edition, *, actor: Any, save_fields: tuple[str, ...] = ()) -> bool:
    """Move ``edition``; False when it is there already.

    Raises ``PermissionDenied``, and ``MoveRefused`` with a sentence, also for a release by whoever changed it last.
    """
    if not can_edit_edition(actor):
        raise PermissionDenied
    if move is RELEASE and edition.is_editable and not is_second_person(actor, edition):
        raise MoveRefused(_("You changed this edition last. A second person of the ministry has to release it."))
    return apply_move(
        move,
        edition,
        EditionTransition,
        actor=actor,
        refusal=_("The edition has moved on meanwhile. Load the page again to see where it stands."),
        save_fields=save_fields,
    )
