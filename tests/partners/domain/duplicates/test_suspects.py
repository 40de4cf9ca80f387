"""Pairs are stored once, set aside for good until the data changes, and suggested by those who know."""

import pytest

from partners.domain.duplicates.suspects import SuggestionRefused, set_aside, suggest_pair, update_suspects
from partners.domain.duplicates.waiting import waiting_for_the_ministry
from partners.enums import OrganisationState, SuspectState
from partners.models import DuplicateSuspect
from tests.factories.accounts import UserFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return [OrganisationFactory(name=f"Kulturverein Morgenstern{form}") for form in ("", " e. V.")]


def found():
    return [(row.one, row.other, row.state) for row in DuplicateSuspect.objects.order_by("pk")]


def test_a_pair_is_stored_once_whichever_side_is_compared(pair):
    for each in reversed(pair):
        update_suspects([each.pk])
    update_suspects([each.pk for each in pair])
    assert found() == [(*pair, SuspectState.OPEN)]
    assert DuplicateSuspect.objects.get().reasons == [["same_name", 70]]


def test_what_was_set_aside_comes_back_only_when_the_data_changes(pair):
    update_suspects([pair[0].pk])
    assert set_aside(DuplicateSuspect.objects.get(), actor=UserFactory())
    assert not set_aside(DuplicateSuspect.objects.get(), actor=UserFactory())
    update_suspects([each.pk for each in pair])
    assert found() == [(*pair, SuspectState.DIFFERENT)]
    pair[1].website = "https://morgenstern.example.org"
    pair[1].save()
    update_suspects([pair[0].pk])
    assert found() == [(*pair, SuspectState.OPEN)]


def test_a_pair_that_is_none_any_more_goes_unless_somebody_suggested_it(pair):
    centre = OrganisationFactory()
    update_suspects([pair[0].pk])
    pair[1].name = "Sportfreunde Abendrot"
    pair[1].save()
    update_suspects([pair[1].pk])
    assert found() == []
    suggest_pair(*pair, by=centre, note="Der Vorstand sagt es.")
    update_suspects([pair[1].pk])
    assert found() == [(*pair, SuspectState.OPEN)]


def test_a_suggestion_about_a_decided_pair_is_answered_until_the_data_changes(pair):
    centre = OrganisationFactory()
    suspect = suggest_pair(pair[1], pair[0], by=centre, note=" weil ")
    assert (suspect.one, suspect.suggested_by, suspect.note) == (pair[0], centre, "weil")
    set_aside(suspect, actor=UserFactory())
    with pytest.raises(SuggestionRefused, match="not the same"):
        suggest_pair(*pair, by=centre, note="")
    pair[0].street = "Weg 1"
    pair[0].save()
    assert suggest_pair(*pair, by=centre, note="").state == SuspectState.OPEN


def test_an_entry_is_no_duplicate_of_itself(pair):
    with pytest.raises(SuggestionRefused, match="one and the same"):
        suggest_pair(pair[0], pair[0], by=pair[1], note="")


def test_archived_entries_are_not_suspected(pair):
    pair[1].state = OrganisationState.ARCHIVED
    pair[1].save()
    update_suspects([each.pk for each in pair])
    assert found() == []


@pytest.mark.parametrize("number", [1, 3])
def test_ministry_is_told_how_many_pairs_wait(number, django_assert_num_queries):
    for each in range(number):
        for form in ("", " e. V."):
            OrganisationFactory(name=f"Verein {'ABC'[each] * 8}{form}")
    update_suspects(OrganisationFactory._meta.model.objects.values_list("pk", flat=True))
    user = RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user
    assert waiting_for_the_ministry(RepresentativeFactory().user) == []
    with django_assert_num_queries(2):
        [entry] = waiting_for_the_ministry(user)
    assert entry.title.startswith({1: "One pair", 3: "3 pairs"}[number])
