"""Remembering organisations, in a session and in an account, and what goes from one to the other."""

import pytest
from django.contrib.auth.models import AnonymousUser

from partners.domain import shortlist as verbs
from partners.domain.account_hooks import forget_shortlist
from partners.domain.shortlist import Shortlist, ShortlistFull, share_entry, take_over, write_note
from partners.models import ShortlistEntry
from portal.accounts.domain.personal_data import collect_personal_data
from tests.factories.accounts import UserFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory, ShortlistEntryFactory
from tests.races import run_together

pytestmark = pytest.mark.django_db


def of_visitor():
    return Shortlist(AnonymousUser(), {})


def of_user():
    return Shortlist(UserFactory(), {})


@pytest.mark.parametrize("make", [of_visitor, of_user])
def test_organisation_is_remembered_once_and_forgotten(make):
    mine, organisation = make(), OrganisationFactory()
    assert [mine.add(organisation), mine.add(organisation)] == [True, False]
    assert (mine.organisation_ids(), mine.number(), mine.holds(organisation)) == ({organisation.pk}, 1, True)
    assert [mine.remove(organisation), mine.remove(organisation)] == [True, False]
    assert (mine.organisation_ids(), mine.number(), mine.holds(organisation)) == (set(), 0, False)


@pytest.mark.parametrize("make", [of_visitor, of_user])
def test_list_has_an_end_and_says_so(make, monkeypatch):
    monkeypatch.setattr(verbs, "MOST", 1)
    mine = make()
    mine.add(OrganisationFactory())
    with pytest.raises(ShortlistFull, match="holds 1 organisations already"):
        mine.add(OrganisationFactory())
    assert mine.number() == 1


@pytest.mark.parametrize("make", [of_visitor, of_user])
def test_forgetting_forgets_what_was_merged_into_it(make):
    mine, target, merged = make(), OrganisationFactory(), OrganisationFactory()
    mine.add(merged)
    type(merged).objects.filter(pk=merged.pk).update(state="merged", merged_into=target)
    assert mine.remove(target)
    assert mine.organisation_ids() == set()


def test_visitor_without_list_costs_no_query_and_leaves_no_trace(django_assert_num_queries):
    mine = of_visitor()
    with django_assert_num_queries(0):
        assert (mine.organisation_ids(), mine.number()) == (set(), 0)
    assert mine.session == {}


def test_number_of_a_user_costs_no_query_and_follows_other_devices(django_assert_num_queries):
    mine = of_user()
    ShortlistEntryFactory(user=mine.user)
    with django_assert_num_queries(0):
        assert mine.number() == 0
    with django_assert_num_queries(1):
        mine.organisation_ids()
    assert mine.number() == 1


def test_lists_of_two_people_are_apart():
    organisation, mine, other = OrganisationFactory(), of_user(), of_user()
    mine.add(organisation)
    assert (other.organisation_ids(), write_note(other.user, organisation, "x")) == (set(), False)
    other.remove(organisation)
    assert mine.organisation_ids() == {organisation.pk}


def test_sign_in_takes_over_what_the_visitor_remembered():
    known, new = OrganisationFactory(), OrganisationFactory(name="Neu")
    entry = ShortlistEntryFactory(organisation=known, note="angerufen")
    session = {"shortlist": {str(known.pk): "Alt", str(new.pk): "Neu", "999999999": "Gelöscht"}}
    take_over(entry.user, session)
    assert session == {"shortlist_number": 2}
    assert list(entry.user.shortlist.order_by("pk").values_list("organisation", "name", "note")) == [
        (known.pk, known.name, "angerufen"),
        (new.pk, "Neu", ""),
    ]


def test_sign_in_takes_over_no_more_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr(verbs, "MOST", 2)
    entry = ShortlistEntryFactory()
    take_over(entry.user, {"shortlist": {str(OrganisationFactory().pk): "x" for _ in range(3)}})
    assert entry.user.shortlist.count() == 2


def test_entry_is_shared_only_with_colleagues_of_ones_own():
    representative = RepresentativeFactory(organisation__employer=True)
    entry, other = ShortlistEntryFactory(user=representative.user), OrganisationFactory()
    assert not share_entry(entry.user, entry.organisation, other.pk)
    assert share_entry(entry.user, entry.organisation, representative.organisation_id)
    assert ShortlistEntry.objects.get().shared_with == representative.organisation


def test_list_is_part_of_ones_data_and_ends_with_the_account():
    entry = ShortlistEntryFactory(note="Rückruf am Abend")
    other = ShortlistEntryFactory(organisation=entry.organisation)
    assert collect_personal_data(entry.user)["shortlist"] == [
        {
            "organisation": entry.name,
            "remembered": entry.added_at,
            "note": "Rückruf am Abend",
            "shared_with": None,
        }
    ]
    forget_shortlist(entry.user)
    assert list(ShortlistEntry.objects.all()) == [other]


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_remember_once_and_never_beyond_the_end(monkeypatch):
    monkeypatch.setattr(verbs, "MOST", 1)
    user, one, other = UserFactory(), OrganisationFactory(), OrganisationFactory()

    def click(organisation):
        def add():
            try:
                return Shortlist(user, {}).add(organisation)
            except ShortlistFull:
                return "full"

        return add

    outcomes = run_together(click(one), click(one), click(other))
    assert user.shortlist.count() == 1
    assert outcomes.count(True) == 1
