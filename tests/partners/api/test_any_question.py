"""Whatever is asked, nothing breaks: an answer or a problem that says what is wrong."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partners.domain.open_data.identifiers import Key, Kind
from partners.domain.open_data.taxonomies import all_terms
from tests.factories.geo import PostalCodeFactory
from tests.factories.partners import OrganisationFactory
from tests.partners.api.conftest import API, fill

pytestmark = pytest.mark.django_db
LISTS = ("organizations", "services", "service_at_locations", "locations", "taxonomies", "taxonomy_terms")
NUMBERS = st.one_of(st.integers(-3, 400), st.integers(), st.just(2**63)).map(str)
WORDS = st.one_of(st.text(max_size=20), st.sampled_from(["verein", "\x00", "'", "%", "🦉", "a" * 201, "\ud7ff"]))
TIMES = st.one_of(
    st.datetimes().map(lambda moment: moment.isoformat()),
    st.sampled_from(["0001-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59", "2024-02-30", "heute"]),
)
IDENTIFIERS = st.one_of(
    st.uuids().map(str),
    st.sampled_from([str(term.uuid) for term in all_terms()]),
    st.builds(lambda kind, pk: str(Key(kind, pk).uuid), st.sampled_from(Kind), st.integers(0, 2**62 - 1)),
)
FLAGS = st.sampled_from(["true", "false", "1", "", "maybe"])
VALUES = {
    "page": NUMBERS,
    "per_page": NUMBERS,
    "search": WORDS,
    "format": st.sampled_from(["json", "ndjson", "xml", ""]),
    "taxonomy_term_id": IDENTIFIERS,
    "taxonomy_id": IDENTIFIERS,
    "organization_id": IDENTIFIERS,
    "parent_id": IDENTIFIERS,
    "modified_after": TIMES,
    "full": FLAGS,
    "full_service": FLAGS,
    "minimal": FLAGS,
    "top_only": FLAGS,
    "postcode": st.one_of(st.sampled_from(["59065", "00000", "٥٩٠٦٥"]), WORDS),
    "proximity": NUMBERS,
}
QUERIES = st.sets(st.sampled_from(sorted(VALUES)), max_size=4).flatmap(
    lambda names: st.fixed_dictionaries({name: st.one_of(VALUES[name], WORDS) for name in names})
)


@pytest.fixture
def some(db):
    PostalCodeFactory(code="59065")
    fill(OrganisationFactory(name="Voller Verein"))
    OrganisationFactory(name="Leerer Verein")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from(LISTS), query=QUERIES)
def test_lists(some, path, query):
    cache.clear()
    response = Client().get(API + path, query)
    assert response.status_code in {200, 400}, (path, query)
    if response.streaming:
        b"".join(response.streaming_content)
    elif response.status_code == 400:
        assert {each["parameter"] for each in response.json()["errors"]} <= set(query)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from([each.removesuffix("s").replace("taxonomie", "taxonomy") for each in LISTS]),
    identifier=st.one_of(IDENTIFIERS, st.text(min_size=1, max_size=40).filter(lambda text: "/" not in text)),
    query=QUERIES,
)
def test_single_records(some, name, identifier, query):
    cache.clear()
    response = Client().get(reverse(f"api:{name}", args=[identifier]), query)
    assert response.status_code in {200, 400, 404}, (name, identifier, query)
