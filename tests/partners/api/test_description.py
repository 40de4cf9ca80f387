"""The description of the API is complete, and the answers are as it says."""

import pytest
from django.core.management import call_command

from tests.partners.api.schemas import complaints, own_schema

pytestmark = pytest.mark.django_db


def test_description_is_made_without_warnings(tmp_path):
    call_command(
        "spectacular",
        "--urlconf",
        "partners.api.hsds_urls",
        "--validate",
        "--fail-on-warn",
        "--file",
        str(tmp_path / "description.yaml"),
    )
    assert (tmp_path / "description.yaml").read_text().startswith("openapi: 3.1.0")


@pytest.mark.parametrize(
    ("path", "query", "component"),
    [
        ("", {}, "About"),
        ("organizations", {}, "OrganizationPage"),
        ("organizations", {"full": "true"}, "OrganizationPage"),
        ("organizations", {"full_service": "true"}, "OrganizationPage"),
        ("services", {}, "ServicePage"),
        ("services", {"full": "true"}, "ServicePage"),
        ("services", {"minimal": "true"}, "ServicePage"),
        ("service_at_locations", {}, "ServiceAtLocationPage"),
        ("service_at_locations", {"full": "true"}, "ServiceAtLocationPage"),
        ("locations", {}, "LocationPage"),
        ("locations", {"full": "true"}, "LocationPage"),
        ("taxonomies", {}, "TaxonomyPage"),
        ("taxonomy_terms", {"per_page": "200"}, "TaxonomyTermPage"),
    ],
)
@pytest.mark.usefixtures("filled", "bare")
def test_answers_are_as_described(client, fetch, path, query, component):
    description = client.get("/api/openapi.json").json()
    assert complaints(fetch(path, **query), own_schema(description, component)) == []


@pytest.mark.parametrize(
    ("path", "component"),
    [
        ("organizations", "Organization"),
        ("services", "Service"),
        ("service_at_locations", "ServiceAtLocation"),
        ("locations", "Location"),
        ("taxonomies", "Taxonomy"),
        ("taxonomy_terms", "TaxonomyTerm"),
    ],
)
def test_single_records_are_as_described(client, fetch, filled, path, component):
    description = client.get("/api/openapi.json").json()
    record = fetch(path)["contents"][0]
    assert complaints(fetch(f"{path}/{record['id']}"), own_schema(description, component)) == []


def test_problems_are_as_described(client):
    description = client.get("/api/openapi.json").json()
    problem = client.get("/api/hsds/v3/services?page=none").json()
    assert complaints(problem, own_schema(description, "Problem")) == []


def test_description_is_there_as_yaml_too(client):
    response = client.get("/api/openapi.yaml")
    assert response["Content-Type"] == "application/vnd.oai.openapi"
    assert b"openapi: 3.1.0" in response.content
