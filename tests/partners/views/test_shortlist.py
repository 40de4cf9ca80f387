"""The shortlist: buttons with and without scripts, the list, entries that are gone, colleagues."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partners.domain import shortlist as verbs
from tests.factories.accounts import UserFactory
from tests.factories.partners import (
    MsoProfileFactory,
    OrganisationFactory,
    RepresentativeFactory,
    ShortlistEntryFactory,
)

pytestmark = pytest.mark.django_db
URL = "/merkliste/"
HTMX = {"HX-Request": "true"}


def add(client, organisation, back="", **options):
    return client.post(reverse("partners:shortlist_add", args=[organisation.slug]), {"next": back}, **options)


def remove(client, organisation, back="", **options):
    return client.post(reverse("partners:shortlist_remove", args=[organisation.slug]), {"next": back}, **options)


def lines(client):
    return [line for line, _form in client.get(URL).context["lines"]]


def names(client):
    return [line.name for line in lines(client)]


@pytest.fixture
def user_client(client_of):
    return client_of(UserFactory())


@pytest.mark.parametrize("who", ["visitor", "user"])
def test_button_remembers_and_leads_back_to_its_place(client, user_client, who):
    chosen, organisation = {"visitor": client, "user": user_client}[who], OrganisationFactory(name="A")
    response = add(chosen, organisation, "/verzeichnis/?q=a&language=ar")
    assert response.headers["Location"] == f"/verzeichnis/?q=a&language=ar#shortlist-{organisation.pk}"
    assert names(chosen) == ["A"]
    remove(chosen, organisation, URL)
    assert names(chosen) == []


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example.org/", "//evil.example.org", "javascript:alert(1)", "\\\\evil", ""]
)
def test_button_leads_to_no_other_site(client, elsewhere):
    organisation = OrganisationFactory()
    assert add(client, organisation, elsewhere).headers["Location"] == f"{URL}#shortlist-{organisation.pk}"


def test_htmx_gets_the_button_the_announcement_and_the_number(client):
    organisation = OrganisationFactory(name="A")
    page = add(client, organisation, "/verzeichnis/?q=a", headers=HTMX).content.decode()
    assert re.search(r'<span id="shortlist-status" hx-swap-oob="innerHTML">A is on your shortlist.</span>', page)
    assert re.search(r"""hx-swap-oob="innerHTML:\[data-number='partners-shortlist'\]">\(1\)</span>""", page)
    assert 'value="/verzeichnis/?q=a"' in page
    assert reverse("partners:shortlist_remove", args=["verein"])[:11] in page
    assert "<html" not in page


def test_full_list_is_said_beside_the_button(client, monkeypatch):
    monkeypatch.setattr(verbs, "MOST", 0)
    page = add(client, OrganisationFactory(), headers=HTMX).content.decode()
    assert page.count("Your shortlist holds 0 organisations already.") == 2


@pytest.mark.parametrize("state", ["draft", "paused", "archived"])
def test_what_cannot_be_seen_cannot_be_remembered(client, state):
    assert add(client, OrganisationFactory(state=state)).status_code == 404


def test_what_cannot_be_seen_is_no_different_from_what_is_not_there(client):
    hidden = OrganisationFactory(state="draft")
    assert remove(client, hidden).status_code == client.post(f"{URL}gibt-es-nicht/entfernen/").status_code == 404


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("paused", "The organisation does not show its entry at present. It may come back."),
        ("archived", "The organisation has ended its entry in the directory."),
    ],
)
@pytest.mark.parametrize("who", ["visitor", "user"])
def test_entry_that_is_gone_says_so_under_its_old_name_and_can_be_removed(client, user_client, who, state, sentence):
    chosen, organisation = {"visitor": client, "user": user_client}[who], OrganisationFactory(name="Gesehen")
    add(chosen, organisation)
    type(organisation).objects.filter(pk=organisation.pk).update(state=state, name="Nie gesehen")
    (line,) = lines(chosen)
    assert (line.name, line.portrait, line.gone) == ("Gesehen", None, sentence)
    assert "Nie gesehen" not in chosen.get(URL).content.decode()
    assert remove(chosen, organisation, URL).status_code == 302
    assert names(chosen) == []


def test_merged_entry_is_shown_as_what_it_became(user_client):
    target, middle, merged = (OrganisationFactory(name=name) for name in ("Ziel", "Mitte", "Alt"))
    add(user_client, merged)
    type(merged).objects.filter(pk=merged.pk).update(state="merged", merged_into=middle)
    type(merged).objects.filter(pk=middle.pk).update(state="merged", merged_into=target)
    (line,) = lines(user_client)
    assert (line.name, line.became, line.portrait.organisation) == ("Ziel", "Alt", target)
    assert "“Alt” is now part of “Ziel”." in user_client.get(URL).content.decode()


def test_organisation_and_what_was_merged_into_it_are_one_line(user_client):
    target, merged = OrganisationFactory(name="Ziel"), OrganisationFactory(name="Alt")
    add(user_client, target)
    add(user_client, merged)
    type(merged).objects.filter(pk=merged.pk).update(state="merged", merged_into=target)
    assert names(user_client) == ["Ziel"]


def test_note_about_a_merged_organisation_is_not_lost(client_of):
    target = ShortlistEntryFactory(organisation__name="Ziel", note="neu")
    merged = ShortlistEntryFactory(user=target.user, organisation__name="Alt", note="Schlüssel beim Hausmeister")
    type(merged.organisation).objects.filter(pk=merged.organisation_id).update(
        state="merged", merged_into=target.organisation
    )
    client = client_of(target.user)
    assert [(line.note, line.merged_notes) for line in lines(client)] == [
        ("neu", (("Alt", "Schlüssel beim Hausmeister"),))
    ]
    assert "My note about “Alt”" in client.get(URL).content.decode()


def test_sign_in_takes_the_list_along():
    client, organisation = Client(), OrganisationFactory(name="A")
    add(client, organisation)
    user = UserFactory(password="geheim-und-lang-2026")
    user.set_password("geheim-und-lang-2026")
    user.save()
    client.post(reverse("account_login"), {"login": user.email, "password": "geheim-und-lang-2026"})
    assert list(user.shortlist.values_list("name", flat=True)) == ["A"]
    assert "(1)" in client.get("/").content.decode()


def test_list_does_not_stay_in_the_browser_after_signing_out(client_of):
    entry = ShortlistEntryFactory()
    client = client_of(entry.user)
    client.post(reverse("account_logout"))
    assert names(client) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_number_of_queries(rows, client_of, django_assert_num_queries):
    user = RepresentativeFactory(organisation__employer=True).user
    for _ in range(rows):
        ShortlistEntryFactory(user=user, organisation=MsoProfileFactory().organisation)
    client = client_of(user)
    with django_assert_num_queries(9):
        assert len(names(client)) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_with_buttons_cost_signed_in_people_one_query_more(rows, client, user_client, django_assert_num_queries):
    for _ in range(rows):
        OrganisationFactory()
    client.get("/verzeichnis/")
    with django_assert_num_queries(6):
        client.get("/verzeichnis/")
    # Session, user, for whom they act, their list.
    with django_assert_num_queries(10):
        user_client.get("/verzeichnis/")


def test_note_is_stored_and_shown_to_its_writer_only(client_of):
    entry = ShortlistEntryFactory()
    other = ShortlistEntryFactory(organisation=entry.organisation)
    client = client_of(entry.user)
    url = reverse("partners:shortlist_note", args=[entry.organisation.slug])
    response = client.post(url, {"note": " Rückruf <b>Di</b> "})
    assert response.headers["Location"] == f"{URL}#entry-{entry.organisation.slug}"
    assert [line.note for line in lines(client)] == ["Rückruf <b>Di</b>"]
    assert "Rückruf &lt;b&gt;Di&lt;/b&gt;" in client.get(URL).content.decode()
    assert [line.note for line in lines(client_of(other.user))] == [""]


def test_note_that_is_too_long_is_refused(client_of):
    entry = ShortlistEntryFactory(note="alt")
    client = client_of(entry.user)
    url = reverse("partners:shortlist_note", args=[entry.organisation.slug])
    page = client.post(url, {"note": "x" * 2001}, follow=True).content.decode()
    assert "at most 2000 characters" in page
    assert [line.note for line in lines(client)] == ["alt"]


def test_note_about_what_is_not_on_the_list_is_refused(user_client):
    url = reverse("partners:shortlist_note", args=[OrganisationFactory().slug])
    assert user_client.post(url, {"note": "x"}).status_code == 404


@pytest.fixture
def colleagues():
    employer = OrganisationFactory(employer=True)
    return [RepresentativeFactory(organisation=employer).user for _ in range(2)]


def shared(client):
    return [(line.name, line.shared_by, line.note) for line in client.get(URL).context["of_colleagues"]]


def share(client, entry, organisation):
    url = reverse("partners:shortlist_share", args=[entry.organisation.slug])
    return client.post(url, {"colleagues": organisation.pk if organisation else ""})


def test_colleagues_see_what_is_shared_and_never_the_note(client_of, colleagues):
    one, other = colleagues
    entry = ShortlistEntryFactory(user=one, organisation__name="A", note="geheim")
    employer = one.representations.get().organisation
    assert shared(client_of(other)) == []
    share(client_of(one), entry, employer)
    assert shared(client_of(other)) == [("A", str(one), "")]
    assert "geheim" not in client_of(other).get(URL).content.decode()
    assert shared(client_of(RepresentativeFactory(organisation__employer=True).user)) == []
    share(client_of(one), entry, None)
    assert shared(client_of(other)) == []


def test_sharing_ends_when_one_leaves(client_of, colleagues):
    one, other = colleagues
    role = one.representations.get()
    ShortlistEntryFactory(user=one, shared_with=role.organisation)
    assert len(shared(client_of(other))) == 1
    role.since = role.until = timezone.localdate() - timedelta(days=1)
    role.save()
    assert shared(client_of(other)) == []


def test_sharing_with_strangers_is_refused(client_of, colleagues):
    entry = ShortlistEntryFactory(user=colleagues[0])
    assert share(client_of(colleagues[0]), entry, OrganisationFactory()).status_code == 404


def test_buttons_take_posts_only(client):
    organisation = OrganisationFactory()
    assert client.get(reverse("partners:shortlist_add", args=[organisation.slug])).status_code == 405
    assert (
        Client(enforce_csrf_checks=True).post(reverse("partners:shortlist_add", args=[organisation.slug])).status_code
        == 403
    )
