"""Rows between two organisations: they follow a merge, but never end up with the same organisation on both sides."""

from partners.domain.merging import Handling, moves
from partners.domain.merging.handling import Conflict, Objection, leave, no_objection, rows_of
from partners.domain.merging.ledger import Ledger
from partners.models import Organisation


def pair(
    counterpart: str, *same: str, conflict: Conflict = leave, objection: Objection = no_objection, told: bool = True
) -> Handling:
    """Return the handling of a relation whose other side is the column ``counterpart``.

    Rows between the two that are merged stay with the merged entry. The rest is as with ``moves``.
    """
    usual = moves(*same, conflict=conflict, objection=objection, told=told)

    def move(ledger: Ledger, relation: str, source: Organisation, target: Organisation) -> None:
        column = f"{relation.rpartition('.')[2]}_id"
        present = {_key(row, same, column): row for row in rows_of(relation, target)} if same else {}
        for row in rows_of(relation, source).exclude(**{counterpart: target.pk}):
            there = present.get(_key(row, same, column)) if same else None
            if there is None:
                ledger.change(row, **{column: target.pk})
            else:
                conflict(ledger, row, there)

    return Handling(move, usual.objection, usual.keeps_values, usual.told)


def _key(row: object, same: tuple[str, ...], column: str) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in same if name != column)
