"""Other apps put parts on the page of an organisation and on the cards of results."""

import pytest
from django.template import engines
from django.urls import reverse

from partners.views import portal_parts
from partners.views.portal_parts import CardPart, Part, register_card_part, register_part
from tests.factories.partners import MsoProfileFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch):
    monkeypatch.setattr(portal_parts, "_parts", {})
    monkeypatch.setattr(portal_parts, "_card_parts", {})


@pytest.fixture
def template():
    return engines["django"].from_string("<p>{{ data.text }}</p>")


@pytest.mark.parametrize("slot", ["contact", "giving", "numbers"])
def test_part_stands_in_its_slot(client_of, template, slot):
    mso = MsoProfileFactory(organisation__slug="verein").organisation
    register_part(Part("late", slot, template, lambda _request, _organisation: {"text": "second"}, position=60))
    register_part(Part("early", slot, template, lambda _request, found: {"text": f"first of {found.slug}"}))
    register_part(Part("none", slot, template, lambda _request, _organisation: None))
    page = client_of(RepresentativeFactory().user).get(mso.get_absolute_url()).content.decode()
    assert "<p>first of verein</p><p>second</p>" in page
    assert (page.index("first of verein") < page.index('id="facts"')) == (slot != "numbers")


def test_part_registered_again_replaces_the_first(client, template, organisation):
    for text in ("old", "new"):
        register_part(Part("same", "contact", template, lambda _request, _found, text=text: {"text": text}))
    page = client.get(organisation.get_absolute_url()).content.decode()
    assert ("<p>old</p>" in page, "<p>new</p>" in page) == (False, True)


def test_view_as_has_no_parts_that_know_the_real_person(client_of, template):
    board = RepresentativeFactory(role="board")
    register_part(Part("private", "contact", template, lambda request, _found: {"text": request.user.email}))
    url = reverse("partners:view_as", args=[board.organisation.slug, "arbeitgeber"])
    page = client_of(board.user).get(url)
    assert (page.status_code, f"<p>{board.user.email}</p>" in page.content.decode()) == (200, False)


@pytest.mark.parametrize("rows", [1, 3])
def test_parts_of_all_cards_are_fetched_at_once(client, template, rows):
    msos = [MsoProfileFactory().organisation for _ in range(rows)]
    asked = []

    def contexts(_request, organisations):
        asked.append([each.pk for each in organisations])
        return {each.pk: {"text": f"part of {each.slug}"} for each in organisations if each != msos[0]}

    register_card_part(CardPart("test", template, contexts))
    page = client.get(reverse("partners:directory")).content.decode()
    assert [sorted(each) for each in asked] == [[each.pk for each in msos]]
    assert [f"part of {each.slug}" in page for each in msos] == [False, *[True] * (rows - 1)]


def test_parts_of_cards_cost_nothing_where_there_are_no_cards(client, template, organisation):
    register_card_part(CardPart("test", template, lambda _request, _organisations: pytest.fail("asked for a table")))
    assert client.get(reverse("partners:directory"), {"view": "table"}).status_code == 200
