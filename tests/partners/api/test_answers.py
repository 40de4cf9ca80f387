"""How the API answers: to whom has it already, to other origins, to wrong questions, too often, without a person."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date

from partners.domain.consents import withdraw_consent
from partners.domain.open_data.identifiers import Key, Kind
from partners.models import LastChange
from tests.factories.partners import RepresentativeFactory
from tests.partners.api.conftest import API

pytestmark = pytest.mark.django_db


def test_wrong_parameters_are_named_with_the_reason(client):
    response = client.get(f"{API}services", {"page": "0", "per_page": "many", "colour": "red", "taxonomy_id": "x"})
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert problem["type"] == "http://testserver/offene-daten/#wrong-parameters"
    assert (problem["title"], problem["status"]) == ("Bad Request", 400)
    assert problem["instance"] == f"{API}services"
    assert {each["parameter"]: each["detail"] for each in problem["errors"]} == {
        "page": "Ensure this value is greater than or equal to 1.",
        "per_page": "A valid integer is required.",
        "taxonomy_id": "Must be a valid UUID.",
    }


def test_unknown_parameters_are_refused(client):
    problem = client.get(f"{API}taxonomies/{'0' * 32}", {"colour": "red"}).json()
    assert problem["errors"] == [
        {"parameter": "colour", "detail": "This address has no such parameter. It knows: none."}
    ]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("organizations/1", 404),
        ("organizations/b7c39a5e-21d0-8100-8000-00000000ffff", 404),
        ("services/b7c39a5e-21d0-8100-8000-000000000001", 404),
        ("taxonomies/b7c39a5e-21d0-8100-8000-000000000001", 404),
        ("nothing/here", 404),
        ("organizations/", 404),
    ],
)
def test_what_is_not_there_is_a_problem(client, path, status):
    response = client.get(API + path)
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == status


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, method):
    response = getattr(client, method)(f"{API}organizations")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response.json()["title"] == "Method Not Allowed"


def test_other_formats_are_refused_and_browsers_get_json(client):
    response = client.get(f"{API}organizations", headers={"Accept": "text/csv"})
    assert response.status_code == 406
    assert response["Content-Type"] == "application/problem+json"
    response = client.get(f"{API}organizations", headers={"Accept": "text/html,application/xml;q=0.9,*/*;q=0.8"})
    assert response["Content-Type"] == "application/json"


def test_a_fault_of_ours_is_a_problem_without_details(monkeypatch):
    def fail(*_args, **_kwargs):
        raise RuntimeError("secret")

    monkeypatch.setattr("partners.api.views.organizations.gather", fail)
    monkeypatch.setattr("partners.api.paging.Slice.take", lambda *_: [1])
    response = Client(raise_request_exception=False).get(f"{API}organizations")
    assert response.status_code == 500
    assert response["Content-Type"] == "application/problem+json"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "secret" not in response.content.decode()


def test_head_and_options(client, bare):
    head = client.head(f"{API}organizations")
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == client.get(f"{API}organizations")["ETag"]
    options = client.options(f"{API}organizations", headers={"Origin": "https://other.example.org"})
    assert options.status_code == 204
    assert options["Allow"] == "GET, HEAD, OPTIONS"
    assert options["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in options["Access-Control-Allow-Headers"]


def test_unchanged_answers_are_not_sent_again(client, bare):
    first = client.get(f"{API}organizations")
    assert first["Cache-Control"] == "public, no-cache"
    again = client.get(f"{API}organizations", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert again["Access-Control-Allow-Origin"] == "*"
    bare.name = "Anderer Name"
    bare.save()
    changed = client.get(f"{API}organizations", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_single_records_say_when_they_changed(client, bare):
    long_ago = timezone.now() - timedelta(days=3)
    LastChange.objects.update(changed_at=long_ago)
    url = f"{API}organizations/{Key(Kind.ORGANIZATION, bare.pk).uuid}"
    modified = client.get(url)["Last-Modified"]
    assert client.get(url, headers={"If-Modified-Since": modified}).status_code == 304
    earlier = http_date(long_ago.timestamp() - 60)
    assert client.get(url, headers={"If-Modified-Since": earlier}).status_code == 200
    LastChange.objects.update(changed_at=timezone.now())
    assert client.get(url, headers={"If-Modified-Since": modified}).status_code == 200
    assert "Last-Modified" not in client.get(f"{API}organizations")


def test_withdrawn_consent_counts_from_the_next_request(client, filled):
    url = f"{API}organizations/{Key(Kind.ORGANIZATION, filled.pk).uuid}"
    before = client.get(url)
    assert b"Mara Muster" in before.content
    withdraw_consent(filled.contacts.get(), actor=None)
    after = client.get(url, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert b"Mara" not in after.content
    assert b"5550123" not in after.content
    assert "contacts" not in after.json()


def test_everybody_is_told_the_same_and_nobody_is_recognised(client, client_of, filled, django_assert_num_queries):
    url = f"{API}organizations/{Key(Kind.ORGANIZATION, filled.pk).uuid}"
    anonymous = client.get(url)
    own = client_of(RepresentativeFactory(organisation=filled, role="owner").user)
    with django_assert_num_queries(QUERIES_OF_A_RECORD):
        response = own.get(url, headers={"Accept-Language": "en"})
    assert response.content == anonymous.content
    assert not response.cookies
    assert "Vary" not in response
    assert response["Content-Language"] == "de"


# Organisations, audiences, contacts, their times, districts, last changes.
QUERIES_OF_A_RECORD = 6


def test_limit_per_address(client, settings):
    settings.API_REQUESTS_PER_MINUTE = 2
    cache.clear()
    first = client.get(API)
    assert first["RateLimit-Policy"] == '"default";q=2;w=60'
    assert first["RateLimit"].startswith('"default";r=1;t=')
    assert client.get(API).status_code == 200
    refused = client.get(API)
    assert refused.status_code == 429
    assert refused["Content-Type"] == "application/problem+json"
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert refused["RateLimit"].startswith('"default";r=0;t=')
    assert client.get(API, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_a_stream_of_everything_counts_more(client, bare):
    client.get(API)
    answer = client.get(f"{API}organizations", {"format": "ndjson"})
    assert answer["RateLimit"].startswith('"default";r=239;')


def test_addresses_are_not_stored(client, monkeypatch):
    keys = []
    monkeypatch.setattr(cache, "add", lambda key, *_args, **_kwargs: keys.append(key))
    client.get(API, REMOTE_ADDR="192.0.2.7")
    assert len(keys) == 1
    assert "192.0.2.7" not in keys[0]


def test_api_is_found_without_the_last_slash(client):
    assert client.get("/api/hsds/v3").json() == client.get("/api/hsds/v3/").json()
