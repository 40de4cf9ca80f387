"""Answering by form: kept or refused with the reason, nothing typed is lost."""

import pytest
from django.urls import reverse

from checklists.models import Checklist
from tests.factories.checklists import self_check_of
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db
KEY = "visible-outside"


@pytest.fixture
def person():
    return RepresentativeFactory(
        organisation=OrganisationFactory(employer=True, slug="betrieb"), user__language="en"
    ).user


@pytest.fixture
def checklist(person):
    return self_check_of(person.representations.get().organisation, 2026)


@pytest.fixture
def post(client_of, person, checklist):
    def post(key=KEY, revision=0, state="done", **data):
        url = reverse("checklists:item", args=[checklist.pk, key])
        return client_of(person).post(url, {"state": state, "revision": revision, **data})

    return post


def test_answer_leads_back_to_its_question(post, checklist):
    response = post(note="Zwei Bilder", link="https://example.org/karriere")
    assert response.url == f"/selbstcheck/betrieb/{checklist.pk}/#item-{KEY}"
    row = checklist.answers.get(key=KEY)
    assert (row.state, row.note, row.link, row.revision) == ("done", "Zwei Bilder", "https://example.org/karriere", 1)


def test_yes_without_anything_to_see_comes_back(post, checklist):
    response = post()
    assert response.status_code == 422
    assert "one entry is enough" in response.content.decode()
    assert checklist.answers.get(key=KEY).revision == 0


@pytest.mark.parametrize(
    ("data", "kept"),
    [
        ({"note": "x" * 2001}, "x" * 2001),
        ({"note": "Notiz", "link": "kein link"}, "kein link"),
        ({"note": "Notiz", "state": "perhaps"}, "Notiz"),
        ({"note": "Notiz", "revision": "x"}, "Notiz"),
    ],
)
def test_bad_input_is_refused_and_stays_in_the_form(post, checklist, data, kept):
    response = post(**data)
    assert response.status_code == 422
    assert kept in response.content.decode()
    assert checklist.answers.get(key=KEY).revision == 0


def test_meanwhile_answered_shows_both_and_can_be_saved_knowingly(post, checklist):
    post(note="Von Kollegin")
    response = post(note="Von mir")
    page = response.content.decode()
    assert response.status_code == 409
    assert "Somebody else answered meanwhile" in page
    assert "Von Kollegin" in page
    assert "Von mir" in page
    assert 'name="revision" value="1"' in page
    assert checklist.answers.get(key=KEY).note == "Von Kollegin"
    assert post(note="Von mir", revision=1).status_code == 302
    assert checklist.answers.get(key=KEY).note == "Von mir"
    assert checklist.answers.get(key=KEY).events.count() == 2


def test_closed_list_shows_no_form_and_takes_no_answer(post, checklist, client_of, person):
    Checklist.objects.update(closed_at="2026-12-31T12:00Z")
    page = client_of(person).get(f"/selbstcheck/betrieb/{checklist.pk}/").content.decode()
    assert "This self-check is closed." in page
    assert 'name="note"' not in page
    assert client_of(person).get(reverse("checklists:item", args=[checklist.pk, KEY])).status_code == 302
    assert post(note="x").status_code == 302
    assert checklist.answers.get(key=KEY).revision == 0


def test_unknown_question_is_not_found(post):
    assert post(key="other", note="x").status_code == 404


def test_history_tells_who_when_and_what(post, checklist, client_of, person, django_assert_num_queries):
    url = reverse("checklists:history", args=[checklist.pk])
    client = client_of(person)
    assert "Nothing has been answered yet." in client.get(url).content.decode()
    for revision, note in enumerate(("Eins", "Zwei", "Drei")):
        post(note=note, revision=revision)
        with django_assert_num_queries(10):
            page = client.get(url).content.decode()
        assert note in page
        assert person.name in page


def test_history_is_paged(post, checklist, client_of, person):
    for number in range(51):
        post(note=f"Notiz-{number}.", revision=number)
    url = reverse("checklists:history", args=[checklist.pk])
    first = client_of(person).get(url).content.decode()
    second = client_of(person).get(f"{url}?page=2").content.decode()
    assert ("Notiz-50." in first, "Notiz-0." in first) == (True, False)
    assert ("Notiz-50." in second, "Notiz-0." in second) == (False, True)
