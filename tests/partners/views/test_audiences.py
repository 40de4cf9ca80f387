"""Choosing who sees what, in the browser's terms."""

import pytest
from django.urls import reverse

from partners.enums import Audience
from partners.models import FieldAudience
from tests.factories.partners import (
    ContactPersonFactory,
    MsoProfileFactory,
    OrganisationFactory,
    RepresentativeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return RepresentativeFactory(organisation=MsoProfileFactory().organisation, role="board")


def address(board, name="field_audiences"):
    return reverse(f"partners:{name}", args=[board.organisation.slug])


def chosen(board):
    return dict(FieldAudience.objects.filter(organisation=board.organisation).values_list("field", "audience"))


def test_choice_is_stored_and_said(client_of, board):
    response = client_of(board.user).post(address(board), {"website": "own", "reach": "employers"}, follow=True)
    assert chosen(board) == {"website": "own", "reach": "employers"}
    assert [str(each) for each in response.context["messages"]] == ["Saved: who sees 2 fields is changed."]


def test_only_what_this_person_changed_is_written(client_of, board):
    """Somebody else chose for the website meanwhile; the page of this person still showed the standard."""
    board.organisation.field_audiences.create(field="website", audience="own")
    data = {"website": "", "initial-website": "", "reach": "own", "initial-reach": ""}
    client_of(board.user).post(address(board), data)
    assert chosen(board) == {"website": "own", "reach": "own"}


def test_page_holds_what_was_chosen_when_it_was_opened(client_of, board):
    board.organisation.field_audiences.create(field="website", audience="own")
    page = client_of(board.user).get(address(board)).content.decode()
    assert '<input type="hidden" name="initial-website" value="own"' in page


def test_unknown_audience_is_refused(client_of, board):
    response = client_of(board.user).post(address(board), {"website": "martians"})
    assert (list(response.context["form"].errors), chosen(board)) == (["website"], {})


def test_reset_names_what_changes_and_happens_after_asking(client_of, board):
    board.organisation.field_audiences.create(field="website", audience="own")
    client = client_of(board.user)
    asked = client.get(address(board, "field_audiences_reset"))
    assert asked.context["details"] == ["Website: Only we ourselves → Everybody"]
    assert chosen(board) == {"website": "own"}
    client.post(address(board, "field_audiences_reset"))
    assert chosen(board) == {}


def test_ministry_gives_a_reason(client_of, board):
    ministry = RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user
    client = client_of(ministry)
    assert list(client.post(address(board), {"website": "own"}).context["form"].errors) == ["reason"]
    client.post(address(board), {"website": "own", "reason": "Asked for by telephone"})
    assert chosen(board) == {"website": "own"}
    wider = client.post(address(board), {"website": "public", "initial-website": "own", "reason": "Curious"})
    assert wider.context["form"].non_field_errors() == ["Only the organisation itself can show a field to more people."]


def test_ministry_sees_no_contact_persons_in_the_table(client_of, board):
    ContactPersonFactory(organisation=board.organisation, name="Frau Beispiel")
    ministry = RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user
    pages = [client_of(each).get(address(board, "who_sees_what")).content.decode() for each in (board.user, ministry)]
    assert ["Frau Beispiel" in page for page in pages] == [True, False]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", ["field_audiences", "who_sees_what"])
def test_pages_cost_the_same_for_few_and_many(client_of, board, name, rows, django_assert_num_queries):
    for field in ("website", "reach", "rooms")[:rows]:
        board.organisation.field_audiences.create(field=field, audience=Audience.OWN)
        ContactPersonFactory(organisation=board.organisation)
    client = client_of(board.user)
    with django_assert_num_queries({"field_audiences": 7, "who_sees_what": 8}[name]):
        client.get(address(board, name))


def test_table_does_not_lead_to_itself(client_of, board):
    link = f'href="{address(board, "who_sees_what")}"'
    client = client_of(board.user)
    pages = [client.get(address(board, name)).content.decode() for name in ("field_audiences", "who_sees_what")]
    assert [link in page for page in pages] == [True, False]
