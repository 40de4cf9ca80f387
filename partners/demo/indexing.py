"""Search entries for a bulk load: written once at the end instead of after each statement."""

from collections.abc import Iterator
from contextlib import contextmanager

from partners.domain.indexing import indexing_later
from partners.domain.terms import refresh_terms
from partners.models import Organisation


@contextmanager
def indexing_at_the_end() -> Iterator[None]:
    """Keep the triggers of the search from working within the block, then index all organisations and their words.

    Needs a transaction around it.
    """
    with indexing_later() as touched:
        yield
        touched |= set(Organisation.objects.values_list("pk", flat=True))
    refresh_terms()
