"""What becomes of identifiers when organisations are merged or withdrawn."""

import pytest

from partners.domain.open_data.identifiers import Key, Kind
from partners.models import Organisation
from tests.factories.partners import OrganisationFactory
from tests.partners.api.conftest import API

pytestmark = pytest.mark.django_db


def merge(organisation, target):
    Organisation.objects.filter(pk=organisation.pk).update(state="merged", merged_into=target)


@pytest.fixture
def pair(db):
    return OrganisationFactory(name="Vorher"), OrganisationFactory(name="Nachher")


@pytest.mark.parametrize(
    ("path", "kind", "offer"), [("organizations", Kind.ORGANIZATION, 0), ("services", Kind.SERVICE, 1)]
)
def test_merged_identifier_leads_to_where_it_went(client, pair, path, kind, offer):
    before, after = pair
    merge(before, after)
    response = client.get(f"{API}{path}/{Key(kind, before.pk, offer).uuid}")
    assert response.status_code == 301
    assert response["Location"] == f"{API}{path}/{Key(kind, after.pk, offer).uuid}"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert client.get(response["Location"]).status_code == 200


def test_parameters_go_along(client, pair):
    merge(*pair)
    address = f"{API}organizations/{Key(Kind.ORGANIZATION, pair[0].pk).uuid}"
    assert client.get(address, {"full_service": "true"})["Location"].endswith("?full_service=true")


def test_several_mergers_lead_to_the_last(client, pair):
    before, between = pair
    last = OrganisationFactory()
    merge(before, between)
    merge(between, last)
    response = client.get(f"{API}organizations/{Key(Kind.ORGANIZATION, before.pk).uuid}")
    assert response["Location"].endswith(str(Key(Kind.ORGANIZATION, last.pk).uuid))


@pytest.mark.parametrize("state", ["draft", "paused", "archived"])
def test_mergers_into_what_is_not_public_are_not_told(client, pair, state):
    merge(*pair)
    Organisation.objects.filter(pk=pair[1].pk).update(state=state)
    assert client.get(f"{API}organizations/{Key(Kind.ORGANIZATION, pair[0].pk).uuid}").status_code == 404


def test_mergers_in_a_circle_end(client, pair):
    merge(pair[0], pair[1])
    merge(pair[1], pair[0])
    assert client.get(f"{API}organizations/{Key(Kind.ORGANIZATION, pair[0].pk).uuid}").status_code == 404


def test_records_of_a_merged_organisation_are_those_of_its_successor(client, pair):
    merge(*pair)
    answer = client.get(f"{API}services", {"organization_id": Key(Kind.ORGANIZATION, pair[0].pk).uuid}).json()
    assert [each["name"] for each in answer["contents"]] == ["Was Nachher anbietet"]


@pytest.mark.parametrize("state", ["draft", "paused", "archived"])
def test_what_is_not_published_is_not_there(client, pair, state):
    Organisation.objects.filter(pk=pair[0].pk).update(state=state)
    for path, kind, offer in (
        ("organizations", Kind.ORGANIZATION, 0),
        ("services", Kind.SERVICE, 1),
        ("locations", Kind.LOCATION, 0),
    ):
        assert client.get(f"{API}{path}/{Key(kind, pair[0].pk, offer).uuid}").status_code == 404
    assert client.get(f"{API}organizations").json()["total_items"] == 1
