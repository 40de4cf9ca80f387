"""Lists: pages, filters, formats, and what a page costs."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from partners.domain.open_data.identifiers import Key, Kind
from partners.domain.open_data.taxonomies import TAXONOMIES, all_terms
from partners.models import LastChange, Organisation
from tests.factories.geo import DistrictFactory, MunicipalityFactory, PostalCodeFactory
from tests.factories.partners import MsoProfileFactory, OrganisationFactory
from tests.partners.api.conftest import API, fill

pytestmark = pytest.mark.django_db


def names(page):
    return [each.get("name") or each["service"]["name"] for each in page["contents"]]


def test_pages_follow_each_other_without_gaps(client, fetch):
    for number in range(5):
        OrganisationFactory(name=f"Verein {number}")
    seen, page = [], 1
    while True:
        answer = fetch("organizations", page=page, per_page=2)
        seen += names(answer)
        if answer["last_page"]:
            break
        page += 1
    assert seen == [f"Verein {number}" for number in range(5)]
    links = client.get(f"{API}organizations", {"page": 2, "per_page": 2})["Link"]
    assert f'<http://testserver{API}organizations?page=3&per_page=2>; rel="next"' in links
    assert 'rel="prev"' in links


@pytest.mark.parametrize("page", [2, 10**9])
def test_pages_beyond_the_last_are_empty(fetch, bare, page):
    answer = fetch("organizations", page=page)
    assert (answer["contents"], answer["empty"], answer["last_page"], answer["total_items"]) == ([], True, True, 1)


def test_page_numbers_that_no_database_knows_are_refused(client):
    assert client.get(f"{API}organizations", {"page": 10**30}).status_code == 400


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    "asked",
    [
        ("organizations", {}, 5),
        ("organizations", {"full": "true"}, 8),
        ("organizations", {"full_service": "true"}, 8),
        ("services", {}, 5),
        ("services", {"full": "true"}, 8),
        ("services", {"minimal": "true"}, 3),
        ("service_at_locations", {"full": "true"}, 8),
        ("locations", {"full": "true"}, 5),
        ("taxonomy_terms", {}, 0),
    ],
)
def test_a_page_costs_the_same_for_one_and_three(client, django_assert_num_queries, rows, asked):
    path, query, queries = asked
    for _number in range(rows):
        fill(OrganisationFactory())
    Organisation.objects.filter(name="Verband der Vereine").update(state="draft")
    with django_assert_num_queries(queries):
        assert client.get(API + path, query).status_code == 200


def test_search_finds_what_the_directory_finds(fetch):
    MsoProfileFactory(organisation__name="Bienen", target_groups=["refugees"])
    OrganisationFactory(name="Wespen")
    assert names(fetch("organizations", search="Flüchtling")) == ["Bienen"]
    assert names(fetch("organizations", search="")) == ["Bienen", "Wespen"]
    assert fetch("services", search="wesp")["total_items"] == 1


def test_terms_find_organisations_and_the_services_they_describe(fetch, filled, bare):
    arabic = TAXONOMIES["language"].term("ar")
    space = TAXONOMIES["agency"].term("social_space")
    assert names(fetch("organizations", taxonomy_term_id=arabic.uuid)) == ["Voller Verein"]
    assert names(fetch("services", taxonomy_term_id=arabic.uuid)) == ["Was VV anbietet"]
    assert names(fetch("services", taxonomy_term_id=space.uuid)) == ["Beratung und Vermittlung: VV"]
    assert fetch("services", taxonomy_term_id=TAXONOMIES["role"].term("mso").uuid)["total_items"] == 3
    assert names(fetch("organizations", taxonomy_id=TAXONOMIES["level"].uuid)) == ["Voller Verein"]
    both = {"taxonomy_term_id": arabic.uuid, "taxonomy_id": TAXONOMIES["level"].uuid}
    assert fetch("organizations", **both)["total_items"] == 0


def test_records_of_one_organisation(fetch, filled, bare):
    key = Key(Kind.ORGANIZATION, filled.pk).uuid
    assert fetch("services", organization_id=key)["total_items"] == 2
    assert fetch("locations", organization_id=key)["total_items"] == 1


def test_an_identifier_of_something_else_is_refused(client, filled):
    wrong = Key(Kind.SERVICE, filled.pk, 1).uuid
    assert client.get(f"{API}services", {"organization_id": wrong}).status_code == 400


def test_what_changed_since(fetch):
    old, new = OrganisationFactory(name="Alt"), OrganisationFactory(name="Neu")
    now = timezone.now()
    LastChange.objects.filter(organisation_id=old.pk).update(changed_at=now - timedelta(days=2))
    LastChange.objects.filter(organisation_id=new.pk).update(changed_at=now)
    assert names(fetch("organizations", modified_after=now.isoformat())) == ["Neu"]
    assert names(fetch("organizations", modified_after=(now - timedelta(days=3)).isoformat())) == ["Alt", "Neu"]


def test_around_a_postal_code_and_in_its_district(fetch, client):
    hamm = MunicipalityFactory(name="Hamm", latitude=51.68, longitude=7.82, district=DistrictFactory(name="Hamm"))
    bonn = MunicipalityFactory(name="Bonn", latitude=50.73, longitude=7.1, district=DistrictFactory(name="Bonn"))
    PostalCodeFactory(code="59065", municipality=hamm, latitude=51.68, longitude=7.82)
    OrganisationFactory(name="Hier", municipality=hamm)
    OrganisationFactory(name="Dort", municipality=bonn)
    OrganisationFactory(name="Ohne Ort")
    OrganisationFactory(name="Zuständig", municipality=bonn).service_area.add(hamm.district)
    near = fetch("locations", postcode="59065", proximity=5000)
    assert names(near) == ["Hier, Hamm"]
    assert fetch("locations", postcode="59065", proximity=300000)["total_items"] == 3
    assert names(fetch("locations", postcode="59065")) == ["Hier, Hamm", "Zuständig, Bonn"]
    assert names(fetch("service_at_locations", postcode="59065", proximity=5000)) == ["Was Hier anbietet"]
    for query in ({"proximity": "100"}, {"postcode": "00000"}, {"postcode": "5906"}):
        assert client.get(f"{API}locations", query).status_code == 400


def test_everything_line_by_line(client, filled, bare):
    response = client.get(f"{API}organizations", {"format": "ndjson", "full": "true", "per_page": 1})
    assert response["Content-Type"] == "application/x-ndjson; charset=utf-8"
    lines = b"".join(response.streaming_content).decode().splitlines()
    page = client.get(f"{API}organizations", {"full": "true"}).json()
    assert [json.loads(line) for line in lines] == page["contents"]
    asked_by_header = client.get(f"{API}organizations", headers={"Accept": "application/x-ndjson"})
    assert len(b"".join(asked_by_header.streaming_content).splitlines()) == 3


def test_minimal_tells_all_there_is(fetch, filled, bare):
    answer = fetch("services", minimal="true")
    assert [set(each) for each in answer["contents"]] == [{"id", "modified_date"}] * 4
    whole = fetch("services", full="true")["contents"]
    assert [each["id"] for each in answer["contents"]] == [each["id"] for each in whole]


def test_values_of_the_lists(fetch):
    assert fetch("taxonomy_terms", per_page=200)["total_items"] == len(list(all_terms()))
    groups = fetch("taxonomy_terms", taxonomy_id=TAXONOMIES["group"].uuid)["contents"]
    assert [each["code"] for each in groups[:2]] == ["parents", "young_people"]
    assert [each["name"] for each in fetch("taxonomy_terms", search="arab")["contents"]] == ["Arabisch"]
    assert fetch("taxonomy_terms", parent_id=groups[0]["id"])["total_items"] == 0
    assert fetch(f"taxonomy_terms/{groups[0]['id']}") == groups[0]


def test_terms_are_those_of_the_search(filled):
    """Two ways to know what describes an organisation agree: the facets and what it stores."""
    facets = {facet for facet in filled.search_entry.facets if facet.partition(":")[0] in TAXONOMIES}
    assert facets == {
        "role:mso", "role:integration_agency", "role:umbrella", "role:employer",
        "group:parents", "group:women", "language:ar", "language:kmr", "field:education", "field:women",
        "staff:voluntary", "agency:social_space", "level:local", "offer:rooms",
        "with:verified", "with:rooms", "with:step_free", "with:experience", "with:evening",
    }  # fmt: skip
    assert facets <= {term.facet for term in all_terms()}
