"""Choosing who sees which field."""

import pytest
from django.contrib.auth.models import AnonymousUser

from partners.domain.audience import FIELDS
from partners.domain.changes import ReasonMissing
from partners.domain.portrait import portray, with_profiles
from partners.domain.search import Question, find_entries
from partners.domain.visibility import SECTIONS, WideningRefused, choices_of, choose_audiences, people_seen
from partners.enums import Audience
from partners.models import ContactPerson, Organisation
from tests.factories.partners import (
    ConsentFactory,
    ContactPersonFactory,
    EmployerProfileFactory,
    MsoProfileFactory,
    OrganisationFactory,
    RepresentativeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    profile = MsoProfileFactory(organisation__website="https://verein.example.org", communities="Beispielland")
    return RepresentativeFactory(organisation=profile.organisation, role="board")


@pytest.fixture
def ministry():
    return RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user


def whole(organisation):
    return with_profiles(Organisation.objects.all()).get(pk=organisation.pk)


def listed(user, organisation):
    return {each.field.key: each for _legend, choices in choices_of(user, whole(organisation)) for each in choices}


def test_every_field_has_its_place_once():
    keys = [key for _legend, section in SECTIONS for key in section]
    assert sorted(keys) == sorted(FIELDS)


def test_fields_of_other_roles_are_not_offered(board):
    assert {FIELDS[key].relation for key in listed(board.user, board.organisation)} == {"", "mso_profile"}


def test_profile_of_a_former_role_is_offered_as_well(board):
    EmployerProfileFactory(organisation=board.organisation)
    assert "branch" in listed(board.user, board.organisation)


def test_choice_counts_at_once_on_the_page_and_in_the_search(board):
    organisation = board.organisation
    choose_audiences(organisation, {"website": Audience.OWN, "communities": Audience.EMPLOYERS}, actor=board.user)
    shown = portray(AnonymousUser(), [whole(organisation)])[0].values
    assert {"website", "communities"} & set(shown) == set()
    assert find_entries(AnonymousUser(), Question(text="Beispielland")).counts.total == 0
    choose_audiences(organisation, {"communities": None}, actor=board.user)
    assert find_entries(AnonymousUser(), Question(text="Beispielland")).counts.total == 1


def test_history_tells_which_fields_but_not_what_is_in_them(board):
    choose_audiences(board.organisation, {"website": Audience.OWN, "street": None}, actor=board.user)
    change = board.organisation.changes.get()
    assert (change.action, change.fields, change.actor) == ("audiences_chosen", ["website"], board.user)


def test_same_choice_again_is_no_change(board):
    choose_audiences(board.organisation, {"website": Audience.OWN}, actor=board.user)
    assert choose_audiences(board.organisation, {"website": Audience.OWN}, actor=board.user) == []
    assert board.organisation.changes.count() == 1


def test_unknown_field_is_left_out(board):
    assert choose_audiences(board.organisation, {"password": Audience.PUBLIC}, actor=board.user) == []


def test_chosen_everybody_stays_when_the_standard_changes(board):
    choose_audiences(board.organisation, {"website": Audience.PUBLIC}, actor=board.user)
    assert listed(board.user, board.organisation)["website"].chosen == Audience.PUBLIC


def test_ministry_says_why_and_shows_nothing_to_more_people(board, ministry):
    organisation = board.organisation
    with pytest.raises(ReasonMissing):
        choose_audiences(organisation, {"website": Audience.OWN}, actor=ministry)
    choose_audiences(organisation, {"website": Audience.OWN}, actor=ministry, reason="Called and asked for it")
    for wider in (Audience.INTERMEDIARIES, None):
        with pytest.raises(WideningRefused):
            choose_audiences(organisation, {"website": wider}, actor=ministry, reason="Curious")
    assert listed(board.user, organisation)["website"].chosen == Audience.OWN


def test_only_who_sees_a_field_learns_that_it_is_empty(board, ministry):
    organisation = board.organisation
    choose_audiences(organisation, {"street": Audience.OWN}, actor=board.user)
    assert [listed(user, organisation)["street"].is_empty for user in (board.user, ministry)] == [True, False]


@pytest.mark.parametrize(
    ("chosen", "agreed", "seen_by"),
    [
        ("public", "public", Audience.PUBLIC),
        ("public", "employers", Audience.EMPLOYERS),
        ("intermediaries", "public", Audience.INTERMEDIARIES),
    ],
)
def test_person_is_seen_as_far_as_chosen_and_agreed(board, chosen, agreed, seen_by):
    contact = ContactPersonFactory(organisation=board.organisation)
    consent = ConsentFactory(contact=contact, audience=agreed)
    ContactPerson.objects.filter(pk=contact.pk).update(audience=chosen, current_consent=consent)
    ContactPersonFactory(organisation=board.organisation, name="Zuletzt")
    assert [each.audience for each in people_seen(board.organisation)] == [seen_by, Audience.OWN]
