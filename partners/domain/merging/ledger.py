"""The changes of one merge, written down as they are made, so that each can be taken back."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Field, QuerySet

from portal.shared.states import MoveRefused

Step = dict[str, Any]
Values = dict[str, Any]


class MergeRefused(MoveRefused):
    """This merge, or taking it back, is not possible now. The message is a sentence for people."""


class Ledger:
    """Changes rows and remembers each step: table, id, values before and after. Use it inside a transaction."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def change(self, row: models.Model, **values: Any) -> None:
        """Set columns (by attribute name, "organisation_id") of a stored row where they differ, and only those."""
        before = {name: plain(row, name) for name in values}
        for name, value in values.items():
            setattr(row, name, value)
        after = {name: plain(row, name) for name in values}
        changed = [name for name in values if before[name] != after[name]]
        if not changed:
            return
        stored(row._meta.label_lower, row.pk).update(**{name: values[name] for name in changed})
        self._note(row, {name: before[name] for name in changed}, {name: after[name] for name in changed})

    def add(self, row: models.Model) -> None:
        """Store a new row."""
        row.save(force_insert=True)
        self._note(row, None, plain_values(row))

    def remove(self, row: models.Model) -> None:
        """Delete a row that nothing else points to; all its values are remembered, so never use it on people."""
        self._note(row, plain_values(row), None)
        row._meta.model._base_manager.filter(pk=row.pk).delete()

    def _note(self, row: models.Model, before: Values | None, after: Values | None) -> None:
        self.steps.append({"table": row._meta.label_lower, "id": plain_id(row), "before": before, "after": after})


def columns(model: type[models.Model]) -> Iterator[Field]:
    """Yield the columns of a table that can be written."""
    return (field for field in model._meta.concrete_fields if not field.generated)


def plain(row: models.Model, name: str) -> Any:
    """Return the value of a column in a form that JSON keeps without loss."""
    field = next(each for each in columns(row._meta.model) if name in {each.name, each.attname})
    return None if field.value_from_object(row) is None else field.value_to_string(row)


def plain_id(row: models.Model) -> int | str:
    """Return the id of a row in a form that JSON keeps: numbers stay numbers, everything else becomes a text."""
    return row.pk if isinstance(row.pk, int) else str(row.pk)


def plain_values(row: models.Model) -> Values:
    """Return all columns of a row in a form that JSON keeps without loss."""
    return {field.attname: plain(row, field.attname) for field in columns(row._meta.model)}


def revived(model: type[models.Model], values: Values) -> Values:
    """Return stored values as Python has them."""
    fields = {field.attname: field for field in columns(model)}
    return {name: None if value is None else fields[name].to_python(value) for name, value in values.items()}


def stored(table: str, pk: Any) -> QuerySet[models.Model]:
    """Return the selection of the one row of ``table`` ("partners.organisation") with this id."""
    rows: QuerySet[models.Model] = apps.get_model(table)._base_manager.filter(pk=pk)
    return rows
