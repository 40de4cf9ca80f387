"""Results of a search as a table and as a map, whole and zoomed, for the page and for htmx."""

from collections.abc import Iterator

from django.urls import reverse

from partners.filters import View
from tests.factories.geo import rectangle
from tests.partners.outputs.registry import Answer, Reader, output

HTMX = {"HX-Request": "true"}


@output("directory in every view")
def views(reader: Reader) -> Iterator[Answer]:
    district = reader.world.district
    district.outline = [rectangle(7.0, 51.0, 8.0, 52.0)]
    district.save()
    url = reverse("partners:directory")
    for view in View:
        for place in ({}, {"place": "Musterstadt", "radius": "100"}, {"district": district.key}):
            yield reader.get(url, {"view": view, **place})
        yield reader.get(url, {"view": view}, **HTMX)
