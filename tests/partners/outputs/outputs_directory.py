"""Start page, directory and the pages of organisations."""

from collections.abc import Iterator

from django.urls import reverse

from partners.domain.facets import KINDS
from partners.domain.search import Sort
from tests.access.identities import Identity
from tests.partners.outputs.registry import Answer, Reader, output

HTMX = {"HX-Request": "true"}


@output("start page")
def start(reader: Reader) -> Iterator[Answer]:
    yield reader.get(reverse("start"))


@output("pages of organisations")
def organisations(reader: Reader) -> Iterator[Answer]:
    for slug in reader.seeded.slugs:
        for language in ("de", "en"):
            url = reverse("partners:organisation", args=[slug])
            yield reader.get(url, **{"Accept-Language": language})


@output("directory in every order")
def orders(reader: Reader) -> Iterator[Answer]:
    for sort in Sort:
        yield reader.get(reverse("partners:directory"), {"sort": sort, "place": "Musterstadt", "radius": "100"})
    yield reader.get(reverse("partners:directory"), {"q": "Schwester"}, **HTMX)


@output("directory by each filter")
def filters(reader: Reader) -> Iterator[Answer]:
    """Each filter with one of its first three values; another one for the next identity."""
    turn = list(Identity).index(reader.identity)
    for kind in KINDS:
        values = list(kind.labels())[:3]
        for value in values[turn % 3 :][:1] or values[:1]:
            yield reader.get(reverse("partners:directory"), {kind.name: value})
