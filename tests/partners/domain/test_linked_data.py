"""What search engines are told: public fields only, in the words of schema.org."""

import json
import re

import pytest
from django.test import Client

from partners.domain.linked_data import linked_data
from partners.domain.portrait import with_profiles
from partners.models import MsoProfile, Organisation
from tests.factories.geo import MunicipalityFactory
from tests.factories.partners import AffiliationFactory, OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# The words of schema.org that we use, by type: what else a page said would mean nothing to a reader.
VOCABULARY = {
    "NGO": {
        "@context", "@type", "@id", "url", "name", "alternateName", "description", "foundingDate", "address",
        "areaServed", "knowsLanguage", "memberOf", "sameAs",
    },
    "PostalAddress": {
        "@type", "streetAddress", "postalCode", "addressLocality", "addressRegion", "addressCountry",
    },
    "AdministrativeArea": {"@type", "name"},
    "Organization": {"@type", "@id", "name"},
}  # fmt: skip


@pytest.fixture
def organisation():
    municipality = MunicipalityFactory(name="Hamm", district__name="Hamm", district__kind="city")
    organisation = OrganisationFactory(
        name="Verein </script><script>alert(1)</script>",
        slug="verein",
        short_name="V & V",
        description="Wir <b>helfen</b> </ScRiPt>\u2028 <!-- -->",
        website="https://verein.example.org",
        street="Beispielweg 3",
        postal_code="59065",
        founded=1998,
        municipality=municipality,
        district=municipality.district,
    )
    MsoProfile.objects.create(organisation=organisation, languages=["ar", "kmr"])
    AffiliationFactory(member=organisation, umbrella__name="Verband")
    return organisation


def block_of(html):
    found = BLOCK.findall(html)
    assert len(found) == 1
    return json.loads(found[0])


def nodes(value):
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(each)


def test_page_holds_a_block_that_parses(client, organisation):
    data = block_of(client.get("/organisationen/verein/").content.decode())
    assert data["@context"] == "https://schema.org"
    assert data["@id"] == data["url"] == "http://testserver/organisationen/verein/"
    assert data["name"] == "Verein </script><script>alert(1)</script>"
    assert data["description"] == "Wir <b>helfen</b> </ScRiPt>\u2028 <!-- -->"
    assert data["foundingDate"] == "1998"
    assert data["knowsLanguage"] == ["ar", "kmr"]
    assert data["sameAs"] == ["https://verein.example.org"]
    assert data["areaServed"] == [{"@type": "AdministrativeArea", "name": "Hamm"}]
    assert data["memberOf"][0]["name"] == "Verband"
    assert data["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Beispielweg 3",
        "postalCode": "59065",
        "addressLocality": "Hamm",
        "addressRegion": "Nordrhein-Westfalen",
        "addressCountry": "DE",
    }


def test_every_node_uses_words_of_its_type(client, organisation):
    data = block_of(client.get("/organisationen/verein/").content.decode())
    said = {(node["@type"], word) for node in nodes(data) for word in node}
    assert {(kind, word) for kind, word in said if word not in VOCABULARY[kind]} == set()


def test_page_leads_to_the_record(client, organisation):
    html = client.get("/organisationen/verein/").content.decode()
    address = re.search(r'rel="alternate" type="application/json" href="([^"]+)"', html)
    assert client.get(address[1]).json()["name"] == organisation.name


def test_own_people_see_no_more_of_it_than_everybody(client_of, organisation):
    for field in ("description", "website", "street", "languages", "founded"):
        organisation.field_audiences.create(field=field, audience="own")
    own = client_of(RepresentativeFactory(organisation=organisation, role="owner").user)
    data = block_of(own.get("/organisationen/verein/").content.decode())
    assert set(data).isdisjoint({"description", "sameAs", "knowsLanguage", "foundingDate"})
    assert "streetAddress" not in data["address"]


@pytest.mark.parametrize("state", ["draft", "paused"])
def test_nothing_is_said_before_publication(client_of, organisation, state):
    Organisation.objects.filter(pk=organisation.pk).update(state=state)
    own = client_of(RepresentativeFactory(organisation=organisation, role="owner").user)
    response = own.get("/organisationen/verein/")
    assert response.status_code == 200
    assert BLOCK.findall(response.content.decode()) == []


def test_associations_that_are_not_public_are_not_named(organisation):
    Organisation.objects.filter(name="Verband").update(state="draft")
    found = with_profiles(Organisation.objects).get(pk=organisation.pk)
    assert "memberOf" not in linked_data(found, str)


def test_of_an_organisation_without_anything_only_the_name_is_said(client):
    OrganisationFactory(name="Leer", slug="leer", employer=True)
    data = block_of(Client().get("/organisationen/leer/").content.decode())
    assert data.pop("@type") == "Organization"
    assert set(data) == {"@context", "@id", "url", "name"}
