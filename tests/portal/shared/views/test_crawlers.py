"""What search engines may visit."""

from xml.etree import ElementTree as ET

import pytest

from partners.views.sitemaps import OrganisationsSitemap
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def locations(response):
    root = ET.fromstring(response.content)  # noqa: S314 -- our own answer
    return [each.text for each in root.findall(".//s:loc", NAMES)]


def test_robots_are_told_where_the_site_map_is(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert "Disallow: /verwaltung/" in lines
    assert "Disallow: /" not in lines


def test_site_map_lists_published_organisations_only(client):
    OrganisationFactory(slug="offen")
    OrganisationFactory(slug="entwurf", state="draft")
    assert locations(client.get("/sitemap.xml")) == [
        "http://testserver/sitemap-pages.xml",
        "http://testserver/sitemap-organisations.xml",
    ]
    response = client.get("/sitemap-organisations.xml")
    assert locations(response) == ["http://testserver/organisationen/offen/"]
    assert b"<lastmod>" in response.content
    assert "http://testserver/verzeichnis/" in locations(client.get("/sitemap-pages.xml"))


def test_site_map_has_pages(client, monkeypatch):
    monkeypatch.setattr(OrganisationsSitemap, "limit", 2)
    for number in range(3):
        OrganisationFactory(slug=f"verein-nr-{number}")
    assert "http://testserver/sitemap-organisations.xml?p=2" in locations(client.get("/sitemap.xml"))
    assert locations(client.get("/sitemap-organisations.xml?p=2")) == ["http://testserver/organisationen/verein-nr-2/"]
    assert client.get("/sitemap-organisations.xml?p=9").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_site_map_costs_the_same_for_few_and_many(client, number, django_assert_num_queries):
    for _number in range(number):
        OrganisationFactory()
    with django_assert_num_queries(2):
        client.get("/sitemap-organisations.xml")
