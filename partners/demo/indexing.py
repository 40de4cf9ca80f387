"""Search entries for a bulk load: written once at the end instead of after each statement."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from partners.domain.terms import refresh_terms
from partners.models import Organisation

CHUNK = 2000


@contextmanager
def indexing_at_the_end() -> Iterator[None]:
    """Keep the triggers of the search from working within the block, then index all organisations and their words.

    Needs a transaction around it.
    """
    defer_indexing(wanted=True)
    yield
    defer_indexing(wanted=False)
    ids = list(Organisation.objects.order_by("pk").values_list("pk", flat=True))
    with connection.cursor() as cursor:
        for start in range(0, len(ids), CHUNK):
            cursor.execute("SELECT partners_index_organisations(%s)", [ids[start : start + CHUNK]])
    refresh_terms()


def defer_indexing(*, wanted: bool) -> None:
    """Tell the triggers whether to wait (migration 0002 of this app); holds until the transaction ends at most."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('partners.defer_indexing', %s, true)", ["on" if wanted else "off"])
