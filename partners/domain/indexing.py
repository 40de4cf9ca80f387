"""Search entries of many organisations at once: written at the end instead of after each statement."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection

CHUNK = 2000


@contextmanager
def indexing_later() -> Iterator[set[int]]:
    """Keep the triggers of the search from working within the block, then index what was put into the set.

    Needs a transaction around it. The triggers are in migration 0002 of this app.
    """
    touched: set[int] = set()
    defer_indexing(wanted=True)
    yield touched
    defer_indexing(wanted=False)
    index_organisations(touched)


def index_organisations(ids: Iterable[int]) -> None:
    """Write the search entries of these organisations anew."""
    ordered = sorted(ids)
    with connection.cursor() as cursor:
        for start in range(0, len(ordered), CHUNK):
            cursor.execute("SELECT partners_index_organisations(%s)", [ordered[start : start + CHUNK]])


def defer_indexing(*, wanted: bool) -> None:
    """Tell the triggers whether to wait; holds until the transaction ends at most."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('partners.defer_indexing', %s, true)", ["on" if wanted else "off"])
