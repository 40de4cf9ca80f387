"""What all state machines share: a move is allowed or refused, locked, recorded, done once.

A machine is a module ``states/<machine>.py`` of its app that lists its moves as ``Move`` objects and calls
``apply_move`` from its domain verbs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from .models import TransitionModel


class MoveRefused(Exception):
    """A move is not possible now. The message is a sentence for people."""


@dataclass(frozen=True)
class Move:
    """One allowed move: its name, the states it starts from, the state it leads to.

    ``guard`` gets the locked subject and returns why the move is not possible, or "".
    """

    name: str
    sources: frozenset[str]
    target: str
    guard: Callable[[Any], str] = lambda _subject: ""
    needs_reason: bool = False


def apply_move(  # noqa: PLR0913 -- what a history row needs
    move: Move,
    subject: models.Model,
    transition: type[TransitionModel],
    *,
    actor: Any,
    refusal: str,
    reason: str = "",
    save_fields: tuple[str, ...] = (),
) -> bool:
    """Move ``subject`` to the state of ``move``; ``subject`` is refreshed from its locked row.

    Returns False when it is there already (the same move asked twice is done once).
    ``save_fields`` names further fields set on ``subject`` by the caller that are saved with the state.

    Raises ``MoveRefused`` with ``refusal`` when the present state does not allow the move, with the guard's
    sentence when the guard objects, and ``ValueError`` when a reason is needed and missing.
    """
    if move.needs_reason and not reason.strip():
        raise ValueError(f"The move '{move.name}' needs a reason.")
    with transaction.atomic():
        locked: Any = type(subject)._default_manager.select_for_update(of=("self",)).get(pk=subject.pk)
        present = locked.state
        if present == move.target:
            subject.state = present  # type: ignore[attr-defined]
            return False
        if present not in move.sources:
            raise MoveRefused(refusal)
        if objection := move.guard(locked):
            raise MoveRefused(objection)
        locked.state = move.target
        for name in save_fields:
            setattr(locked, name, getattr(subject, name))
        locked.save(update_fields=["state", *save_fields])
        transition._default_manager.create(  # type: ignore[misc]  # each machine's own model has it
            subject=locked, source=present, target=move.target, actor=actor, reason=reason.strip()
        )
        subject.state = move.target  # type: ignore[attr-defined]
    return True
