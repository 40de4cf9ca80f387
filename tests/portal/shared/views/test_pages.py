"""Legal pages: public, honest about what the operator has not stated, in both languages."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

PATHS = ["/impressum/", "/datenschutz/", "/barrierefreiheit/"]


@pytest.mark.parametrize("path", PATHS)
def test_page_is_public(path):
    assert Client().get(path).status_code == 200


def test_what_the_operator_states_is_shown(settings):
    settings.OPERATOR_ADDRESS = "Beispielweg 1\n40000 Beispielstadt"
    settings.OPERATOR_EMAIL = "portal@example.org"
    html = Client().get("/impressum/").content.decode()
    assert "Beispielweg 1<br>40000 Beispielstadt" in html
    assert 'href="mailto:portal@example.org"' in html


def test_what_is_missing_is_named(settings):
    settings.OPERATOR_ADDRESS = ""
    assert "OPERATOR_ADDRESS" in Client().get("/impressum/").content.decode()


def test_language_is_kept_after_the_switch():
    client = Client()
    response = client.post("/sprache/", {"language": "de", "next": "/impressum/"})
    assert (response.status_code, response["Location"]) == (302, "/impressum/")
    assert '<html lang="de"' in client.get("/impressum/").content.decode()


def test_language_switch_leads_to_no_other_site():
    response = Client().post("/sprache/", {"language": "de", "next": "https://elsewhere.example.org/"})
    assert response["Location"] == "/"


def test_demonstration_says_who_runs_it():
    """The settings of the tests are those of a demonstration."""
    pages = [
        Client().get(path, headers={"Accept-Language": "de"}).content.decode()
        for path in ("/impressum/", "/datenschutz/")
    ]
    assert [("OPERATOR_" in page, "Beispielstraße 1" in page) for page in pages] == [(False, True)] * 2
