"""The API, whole and by every filter, and what pages and lists tell to search engines."""

from collections.abc import Iterator

from django.urls import reverse

from partners.domain.open_data.taxonomies import TAXONOMIES
from tests.access.identities import Identity
from tests.partners.outputs.registry import Answer, Reader, output

# The API knows nobody (tests/partners/api/test_answers.py); two suffice to see that.
ASKERS = {Identity.ANONYMOUS, Identity.EMPLOYER_HEAD}
LISTS = ("organizations", "services", "service_at_locations", "locations")


@output("API, lists")
def lists(reader: Reader) -> Iterator[Answer]:
    if reader.identity not in ASKERS:
        return
    for name in LISTS:
        for query in ({}, {"full": "true"}, {"full": "true", "format": "ndjson"}):
            yield reader.get(reverse(f"api:{name}"), {**query, "per_page": "200"})
    yield reader.get(reverse("api:organizations"), {"full_service": "true", "per_page": "200"})
    yield reader.get(reverse("api:services"), {"minimal": "true"})


@output("API, each record")
def records(reader: Reader) -> Iterator[Answer]:
    if reader.identity not in ASKERS:
        return
    for name in LISTS:
        page = reader.get(reverse(f"api:{name}"), {"per_page": "200"})
        for record in page.response.json()["contents"]:
            yield reader.get(reverse(f"api:{name[:-1]}", args=[record["id"]]))


@output("API, each list of values")
def terms(reader: Reader) -> Iterator[Answer]:
    if reader.identity not in ASKERS:
        return
    for taxonomy in TAXONOMIES.values():
        yield reader.get(reverse("api:organizations"), {"taxonomy_id": str(taxonomy.uuid), "full": "true"})


@output("what search engines are told")
def sitemap(reader: Reader) -> Iterator[Answer]:
    yield reader.get(reverse("shared:sitemap_index"))
    yield reader.get(reverse("shared:sitemap", kwargs={"section": "organisations"}))
    yield reader.get(reverse("shared:robots"))
