"""Saved searches: from the directory and back, one's own only; the page behind the link in a digest."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from partners.domain.saved_searches.digest_mail import PURPOSE
from partners.models import SavedSearch, SearchDigest
from portal.accounts.domain.signed_links import issue_link
from portal.outbox.domain.enqueue import enqueue_message
from tests.factories.accounts import UserFactory
from tests.factories.partners import MsoProfileFactory, SavedSearchFactory

pytestmark = pytest.mark.django_db
URL = "/suchen/"


def url(name, search):
    return reverse(f"partners:saved_search_{name}", args=[search.pk])


def test_search_is_saved_from_its_address_with_its_words_as_name(client_of):
    user = UserFactory()
    client = client_of(user)
    address = f"{URL}neu/?language=ar&q=&after=x&role=mso"
    assert client.get(address).context["form"].initial["name"] == "Arabic, migrant self-organisation"
    assert client.post(address, {"name": "Arabisch", "rhythm": "daily"}).headers["Location"] == URL
    assert list(user.saved_searches.values_list("name", "query", "rhythm")) == [
        ("Arabisch", "language=ar&role=mso", "daily")
    ]


def test_visitor_signs_in_and_comes_back_to_the_search(client):
    response = client.get(f"{URL}neu/?language=ar")
    assert response.headers["Location"].endswith("?next=/suchen/neu/%3Flanguage%3Dar")


def test_refusal_is_said_at_the_form(client_of):
    search = SavedSearchFactory(name="Alt")
    page = client_of(search.user).post(f"{URL}neu/?language=ar", {"name": "Neu", "rhythm": "daily"})
    assert "You have saved this search already, as “Alt”." in page.content.decode()


def test_search_around_an_unknown_place_is_refused_before_it_is_named(client_of):
    user = UserFactory()
    response = client_of(user).get(f"{URL}neu/?place=Qxyzzy&radius=50", follow=True)
    [(address, _status)] = response.redirect_chain
    assert address.startswith("/verzeichnis/?place=Qxyzzy&radius=50")
    assert "We do not know the place “Qxyzzy”. Please choose another one" in response.content.decode()


def test_search_is_renamed_paused_resumed_and_deleted(client_of):
    search = SavedSearchFactory()
    client = client_of(search.user)
    client.post(url("edit", search), {"name": "Neu", "rhythm": "weekly"})
    client.post(url("pause", search))
    search.refresh_from_db()
    assert (search.name, search.rhythm, search.is_paused) == ("Neu", "weekly", True)
    assert "paused" in client.get(URL).content.decode()
    client.post(url("resume", search))
    search.refresh_from_db()
    assert search.is_paused is False
    assert client.get(url("delete", search)).status_code == 200
    client.post(url("delete", search))
    assert SavedSearch.objects.count() == 0


@pytest.mark.parametrize("name", ["edit", "pause", "resume", "delete"])
def test_search_of_another_person_is_not_found(client_of, name):
    search = SavedSearchFactory()
    assert client_of(UserFactory()).post(url(name, search)).status_code == 404
    assert SavedSearch.objects.filter(is_paused=False).count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_number_of_queries(client_of, rows, django_assert_num_queries):
    user = UserFactory()
    for number in range(rows):
        SavedSearchFactory(user=user, query=f"q={number}")
    client = client_of(user)
    with django_assert_num_queries(6):
        assert len(client.get(URL).context["searches"]) == rows


def test_saved_search_leads_to_its_results(client_of):
    search = SavedSearchFactory()
    organisation = MsoProfileFactory(languages=["ar"]).organisation
    client = client_of(search.user)
    (_search, _words, address) = client.get(URL).context["searches"][0]
    assert [each.portrait.organisation for each in client.get(address).context["results"]] == [organisation]


@pytest.fixture
def digest():
    search = SavedSearchFactory()
    link, token = issue_link(PURPOSE, timedelta(days=1))
    message = enqueue_message(key="k", recipient=search.user.email, subject="s", text="t", reason="r")
    SearchDigest.objects.create(user=search.user, link=link, message=message)
    return reverse("partners:digest_end", args=[token])


def paused():
    return SavedSearch.objects.filter(is_paused=True).count()


def test_looking_at_the_page_ends_nothing_and_its_button_does(digest):
    client = Client()
    page = client.get(digest)
    assert (page.status_code, paused()) == (200, 0)
    assert "No more mails about your saved searches?" in page.content.decode()
    assert "You get no more mails" in client.post(digest).content.decode()
    assert paused() == 1


def test_mail_program_ends_digests_without_cookies_and_may_ask_twice(digest):
    program = Client(enforce_csrf_checks=True)
    body = {"List-Unsubscribe": "One-Click"}
    assert [program.post(digest, body).status_code, program.post(digest, body).status_code] == [200, 200]
    assert (paused(), dict(program.session)) == (1, {})


def test_old_link_and_wrong_link(digest, client):
    SearchDigest.objects.get().link.__class__.objects.update(expires_at="2020-01-01T00:00Z")
    assert client.post(digest).status_code == 410
    assert client.post(reverse("partners:digest_end", args=["wrong"])).status_code == 404
    assert paused() == 0
