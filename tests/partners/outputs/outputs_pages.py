"""Every page of the access matrix, and the organisation's pages for every seeded organisation."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from tests.access.conftest import MODULES
from tests.access.identities import EMPLOYER, Identity
from tests.access.matrix import LOGIN, Row, collect
from tests.partners.outputs.registry import Answer, Reader, output

REFUSED = {405, LOGIN}
# The matrix sees to it that this is the answer, and its page is the same for every address.
NOTHING_TO_SEE = {*REFUSED, 404}
# Whoever has a secret address reads what its owner may: it is asked for as the owner's people only.
KNOWN_TO = {"events:feed": EMPLOYER}


def pages() -> list[Row]:
    """Return the rows that show something."""
    return [row for row in collect(MODULES) if row.method == "get" and not set(row.answers.values()) <= REFUSED]


def addresses(row: Row, reader: Reader) -> Iterator[dict[str, Any]]:
    """Yield the arguments of the row; for those that name the MSO alone also the other organisations."""
    kwargs = row.kwargs(reader.world)
    if row.answers[reader.identity] not in NOTHING_TO_SEE:
        yield kwargs
    if kwargs == {"slug": reader.world.mso.slug}:
        yield from ({"slug": slug} for slug in reader.seeded.slugs if slug != reader.world.mso.slug)


@output("every page of the access matrix")
def every_page(reader: Reader) -> Iterator[Answer]:
    for row in pages():
        if reader.identity not in KNOWN_TO.get(row.name, Identity):
            continue
        for kwargs in addresses(row, reader):
            yield reader.get(reverse(row.name, kwargs=kwargs), row.data(reader.world))
