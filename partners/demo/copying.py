"""Fast bulk writing by COPY: a third of the time of ``bulk_create``."""

from collections.abc import Iterable
from typing import Any

from django.db import connection, models


def copy_rows(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    """Store new ``rows`` of one model and give them their primary keys.

    Related objects have to be stored before. Defaults and automatic times apply; signals are not sent.
    """
    objects = list(rows)
    if not objects:
        return
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    table = connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, len(objects)],
        )
        for each, (key,) in zip(objects, cursor.fetchall(), strict=True):
            each.pk = key
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for each in objects:
                copy.write_row([value_of(field, each) for field in fields])


def value_of(field: "models.Field[Any, Any]", row: models.Model) -> Any:
    """Return what to write; a related object assigned before it was stored has its key only now."""
    if isinstance(field, models.ForeignKey) and field.is_cached(row):
        related = field.get_cached_value(row)
        return related.pk if related else None
    return field.pre_save(row, add=True)
