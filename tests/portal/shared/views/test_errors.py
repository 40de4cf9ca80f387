"""Error pages say what happened and what to do next, and need nothing that may be broken."""

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from portal.shared.views import errors


@pytest.mark.parametrize("template", ["400.html", "500.html", "503.html"])
def test_page_is_drawn_without_request_and_database(template):
    html = render_to_string(template)
    assert html.count("<h1") == 1
    assert "<form" not in html
    assert 'href="/"' in html


def test_outage_page_tries_again_by_itself():
    response = errors.service_unavailable(RequestFactory().get("/"))
    assert response.status_code == 503
    assert response["Retry-After"] == "10"
    assert b'<meta http-equiv="refresh" content="10">' in response.content


def test_bad_request_needs_no_user():
    assert errors.bad_request(RequestFactory().get("/"), Exception()).status_code == 400


@pytest.mark.django_db
def test_foreign_host_is_refused_with_a_page(settings):
    settings.ALLOWED_HOSTS = ["portal.example.org"]
    response = Client(headers={"host": "elsewhere.example.org"}).get("/")
    assert response.status_code == 400
    assert b"<h1" in response.content


@pytest.mark.django_db
def test_expired_form_says_that_nothing_was_changed():
    response = Client(enforce_csrf_checks=True).post("/sprache/", {"language": "en"})
    assert response.status_code == 403
    assert "Nothing was changed" in response.content.decode()


@pytest.mark.django_db
def test_missing_page_offers_to_sign_in():
    response = Client().get("/gibt-es-nicht/")
    assert response.status_code == 404
    assert "/konto/login/" in response.content.decode()
