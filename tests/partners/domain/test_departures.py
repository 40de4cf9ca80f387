"""Whoever wants to know hears at once that somebody left."""

import pytest

from partners.domain import departures
from partners.domain.contacts import delete_contact
from partners.domain.departures import on_departure
from partners.domain.team import LastOwner, end_representation
from partners.models import ContactPerson, Representative
from portal.accounts.domain.account import close_account
from tests.factories.partners import ContactPersonFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard(monkeypatch):
    """Collect what a hook sees: the organisation, how many still act for it, how many contact persons it has."""
    monkeypatch.setattr(departures, "_hooks", [])
    seen = []

    def hook(organisation):
        acting = Representative.objects.current().filter(organisation=organisation).count()
        seen.append((organisation, acting, ContactPerson.objects.filter(organisation=organisation).count()))

    on_departure(hook)
    on_departure(hook)
    return seen


@pytest.fixture
def editor(organisation):
    RepresentativeFactory(organisation=organisation, role="owner")
    return RepresentativeFactory(organisation=organisation)


def test_end_of_a_role_is_told_once_and_after_the_fact(editor, heard):
    end_representation(editor, actor=None)
    end_representation(editor, actor=None)
    assert heard == [(editor.organisation, 1, 0)]


def test_deleted_contact_is_told(heard):
    contact = ContactPersonFactory()
    delete_contact(contact, actor=None)
    assert heard == [(contact.organisation, 0, 0)]


def test_closed_account_is_told_for_each_organisation(editor, heard):
    other = RepresentativeFactory(user=editor.user, organisation=RepresentativeFactory(role="owner").organisation)
    close_account(editor.user)
    assert [each[:2] for each in heard] == [(editor.organisation, 1), (other.organisation, 1)]


def test_refused_departure_is_not_told(organisation, heard):
    with pytest.raises(LastOwner):
        end_representation(RepresentativeFactory(organisation=organisation, role="owner"), actor=None)
    assert heard == []


def test_hook_that_fails_undoes_the_departure(editor, monkeypatch):
    def fail(_organisation):
        raise RuntimeError

    monkeypatch.setattr(departures, "_hooks", [fail])
    with pytest.raises(RuntimeError):
        end_representation(editor, actor=None)
    assert Representative.objects.current().filter(pk=editor.pk).exists()
