"""What becomes of rows that point to an organisation which is merged: one declaration per relation.

Relations are called "app.model.field". ``undeclared_relations`` looks at all models that are installed and names
those without a declaration; a merge refuses to work as long as there are any.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import QuerySet

from partners.models import Organisation

from .ledger import Ledger

Objection = Callable[[Organisation, Organisation], str]
Move = Callable[[Ledger, str, Organisation, Organisation], None]


def no_objection(_source: Organisation, _target: Organisation) -> str:
    """Object to nothing."""
    return ""


@dataclass(frozen=True)
class Handling:
    """What becomes of the rows of one relation: ``move`` gets ledger, relation, source and target.

    ``objection`` returns a sentence when two organisations cannot be merged because of these rows, "" otherwise.
    ``keeps_values``: the snapshot holds whole rows; else only ids, as for everything about people. ``told``: the
    preview says how many rows move.
    """

    move: Move
    objection: Objection = no_objection
    keeps_values: bool = False
    told: bool = False


_handlings: dict[str, Handling] = {}


def register_handling(relation: str, handling: Handling) -> None:
    """Declare what becomes of ``relation`` ("reports.report.organisation"); a second declaration replaces the first."""
    _handlings[relation.lower()] = handling


def relations() -> list[str]:
    """Return every relation of the installed models that points to an organisation, hidden ones too."""
    return sorted(
        f"{each.related_model._meta.label_lower}.{each.field.name}"
        for each in Organisation._meta.get_fields(include_hidden=True)
        if isinstance(each, models.ManyToOneRel)
    )


def undeclared_relations() -> list[str]:
    """Return the relations nobody has declared yet."""
    return [relation for relation in relations() if relation not in _handlings]


def handlings() -> Iterable[tuple[str, Handling]]:
    """Return every relation with its declaration, in a fixed order. Raises ``LookupError`` when one is missing."""
    if missing := undeclared_relations():
        raise LookupError(f"Nobody says what merging does to {', '.join(missing)}: see partners/domain/merging.")
    return [(relation, _handlings[relation]) for relation in relations()]


def rows_of(relation: str, organisation: Organisation) -> QuerySet[Any]:
    """Return the rows of ``relation`` that point to ``organisation``, locked, in the order of their ids."""
    table, _dot, field = relation.rpartition(".")
    rows: QuerySet[Any] = apps.get_model(table)._base_manager.filter(**{field: organisation})
    return rows.order_by("pk").select_for_update(of=("self",))


def stays() -> Handling:
    """Leave the rows with the merged entry: its history, or what the database keeps itself."""
    return Handling(lambda _ledger, _relation, _source, _target: None)


Conflict = Callable[[Ledger, Any, Any], None]


def leave(_ledger: Ledger, _row: Any, _present: Any) -> None:
    """Leave a row that the target has already with the merged entry."""


def drop(ledger: Ledger, row: Any, _present: Any) -> None:
    """Remove a row that the target has already; undoing brings it back."""
    ledger.remove(row)


def moves(
    *same: str,
    conflict: Conflict = leave,
    objection: Objection = no_objection,
    keeps_values: bool = False,
    told: bool = True,
) -> Handling:
    """Point the rows to the target. A row is in conflict when the target has one with equal columns ``same``.

    ``conflict`` gets the ledger, the row and the target's row. Without ``same`` there are no conflicts; where the
    target may have one row only, ``same`` is the column of the relation itself ("organisation_id").
    """

    def move(ledger: Ledger, relation: str, source: Organisation, target: Organisation) -> None:
        column = f"{relation.rpartition('.')[2]}_id"
        present: dict[tuple[Any, ...], Any] = {}
        if same:
            present = {_key(row, same, column): row for row in rows_of(relation, target)}
        for row in rows_of(relation, source):
            there = present.get(_key(row, same, column)) if same else None
            if there is None:
                ledger.change(row, **{column: target.pk})
            else:
                conflict(ledger, row, there)

    return Handling(move, objection, keeps_values, told)


def _key(row: Any, same: tuple[str, ...], column: str) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in same if name != column)
