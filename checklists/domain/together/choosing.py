"""A list in another order than that of its phases: what is due next, and what is mine."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any

from checklists.domain.turns import side_in_charge
from checklists.enums import AssignedSide
from checklists.models import Checklist
from checklists.permissions import speaking_parties

from .sheet import SharedLine


class Choice(StrEnum):
    """What is shown, as it stands in the address."""

    PHASES = ""
    DUE = "faellig"
    MINE = "meine"


def chosen_lines(lines: Iterable[SharedLine], choice: Choice, user: Any, checklist: Checklist) -> list[SharedLine]:
    """Return the open ones of ``lines``, the earliest due first; of ``MINE`` only those that ``user`` can do.

    These are the items given to ``user``, and those of their side that nobody has taken. No query.
    """
    chosen = [line for line in lines if line.is_open]
    if choice == Choice.MINE:
        sides = {party.side for party in speaking_parties(user, checklist)}
        chosen = [line for line in chosen if _is_mine(line, user, sides)]
    return sorted(chosen, key=lambda line: (line.due is None, line.due or date.max))


def _is_mine(line: SharedLine, user: Any, sides: set[str]) -> bool:
    if line.answer.assigned_user_id is not None:
        return bool(line.answer.assigned_user_id == user.pk)
    side = side_in_charge(line.answer)
    return side in sides or (side == AssignedSide.BOTH and bool(sides))
