"""The answers fit the schemas of Open Referral HSDS 3.0: with everything filled in and with nothing."""

import pytest

from tests.partners.api.schemas import complaints, hsds_schema

pytestmark = pytest.mark.django_db
EVERYTHING = {"per_page": 200}
WHOLE = {"full": "true", "per_page": 200}


@pytest.mark.parametrize(
    ("path", "query", "schema"),
    [
        ("organizations", EVERYTHING, "organization_list"),
        ("organizations", WHOLE, "organization"),
        ("organizations", {"full_service": "true"}, "organization"),
        ("services", EVERYTHING, "service_list"),
        ("services", WHOLE, "service"),
        ("service_at_locations", EVERYTHING, "service_at_location_list"),
        ("service_at_locations", WHOLE, "service_at_location"),
    ],
)
@pytest.mark.usefixtures("filled", "bare")
def test_lists_fit_the_schemas_of_the_standard(fetch, path, query, schema):
    records = fetch(path, **query)["contents"]
    assert records
    rules = hsds_schema(schema)
    assert [complaint for record in records for complaint in complaints(record, rules)] == []


@pytest.mark.parametrize(
    ("path", "schema"),
    [("organizations", "organization"), ("services", "service"), ("service_at_locations", "service_at_location")],
)
def test_single_records_fit_the_schemas_of_the_standard(fetch, filled, bare, path, schema):
    rules = hsds_schema(schema)
    for record in fetch(path)["contents"]:
        assert complaints(fetch(f"{path}/{record['id']}"), rules) == []


def part_of(schema, *names):
    for name in names:
        schema = schema["properties"][name]
        schema = schema.get("items", schema)
    return schema


def test_places_and_terms_fit_what_the_standard_nests(fetch, filled):
    service = hsds_schema("service")
    location = part_of(service, "service_at_locations", "location")
    for record in fetch("locations", full="true")["contents"]:
        assert complaints(record, location) == []
    term = part_of(service, "attributes", "taxonomy_term")
    terms = fetch("taxonomy_terms", per_page=200)["contents"]
    assert len(terms) > 60
    assert [complaint for each in terms for complaint in complaints(each, term)] == []
    taxonomy = part_of(term, "taxonomy_detail")
    for each in fetch("taxonomies")["contents"]:
        assert complaints(each, taxonomy) == []


def test_a_wrong_record_would_be_noticed(fetch, filled):
    rules = hsds_schema("organization")
    record = fetch("organizations", full="true")["contents"][0]
    record["contacts"][0]["birthday"] = "1970-01-01"
    record["id"] = "1"
    assert len(complaints(record, rules)) == 2


def test_the_paths_and_parameters_of_the_standard_are_there(client):
    prescribed = hsds_openapi()["paths"]
    ours = client.get("/api/openapi.json").json()["paths"]
    for path, methods in prescribed.items():
        asked = {each["name"] for each in ours[path]["get"].get("parameters", [])}
        for parameter in methods["get"].get("parameters", []):
            name = parameter.get("name") or parameter["$ref"].rsplit("/", 1)[1]
            assert name in asked, f"{path}: {name}"


def hsds_openapi():
    return hsds_schema("openapi")


def test_pages_have_the_envelope_of_the_standard(fetch, filled, bare):
    envelope = hsds_openapi()["components"]["schemas"]["Page"]
    page = fetch("organizations", per_page=2)
    contents = page.pop("contents")
    assert complaints(page, envelope) == []
    assert set(page) == set(envelope["properties"])
    assert page == {
        "total_items": 3,
        "total_pages": 2,
        "page_number": 1,
        "size": 2,
        "first_page": True,
        "last_page": False,
        "empty": False,
    }
    assert len(contents) == 2
