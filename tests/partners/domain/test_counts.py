"""Counting by numbers gives what counting by hand gives."""

import itertools

import pytest
from django.db import connection

from partners.domain.counts import count_facets
from partners.models import FacetCode, MsoProfile, SearchEntry
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db

LANGUAGES = ("ar", "tr", "uk")
GROUPS = ("women", "parents")
CHOICES = [
    {},
    {"language": ("ar",)},
    {"language": ("ar", "tr")},
    {"language": ("ar",), "group": ("women",)},
    {"language": ("ar",), "group": ("women", "parents"), "field": ("sport",)},
    {"language": ("zh",)},
]


@pytest.fixture
def entries():
    """Organisations with every combination of languages, target groups and one field."""
    for number, (languages, groups) in enumerate(
        itertools.product(
            [each for size in range(4) for each in itertools.combinations(LANGUAGES, size)],
            [each for size in range(3) for each in itertools.combinations(GROUPS, size)],
        )
    ):
        MsoProfile.objects.create(
            organisation=OrganisationFactory(),
            languages=[*languages],
            target_groups=[*groups],
            fields=["sport"] if number % 3 else [],
        )
    return SearchEntry.objects.all()


def by_hand(entries, chosen):
    """Return the total and the counts, computed as a person would: for each facet, set its own kind aside."""

    def fits(entry, kinds):
        return all(any(f"{kind}:{value}" in entry.facets for value in chosen[kind]) for kind in kinds)

    facets = {facet for entry in entries for facet in entry.facets}
    counts = {
        facet: sum(
            facet in entry.facets and fits(entry, [kind for kind in chosen if kind != facet.partition(":")[0]])
            for entry in entries
        )
        for facet in facets
    }
    return sum(fits(entry, chosen) for entry in entries), {facet: count for facet, count in counts.items() if count}


@pytest.mark.parametrize("chosen", CHOICES)
def test_counts_are_those_of_counting_by_hand(entries, chosen):
    counts = count_facets(entries, chosen)
    assert (counts.total, dict(counts.by_facet), counts.is_capped) == (*by_hand(entries, chosen), False)


def test_every_facet_has_one_number_in_every_entry(entries):
    known = dict(FacetCode.objects.values_list("code", "facet"))
    for entry in entries:
        assert entry.codes[0] == 0
        assert sorted(known[code] for code in entry.codes[1:]) == sorted(entry.facets)


def test_numbers_follow_a_change(entries):
    profile = MsoProfile.objects.first()
    profile.languages = ["vi"]
    profile.save()
    entry = SearchEntry.objects.get(pk=profile.organisation_id)
    assert FacetCode.objects.get(facet="language:vi").code in entry.codes


def test_more_than_the_cap_are_said_to_be_more(entries, monkeypatch):
    monkeypatch.setattr("partners.domain.counts.CAP", 10)
    counts = count_facets(entries, {})
    assert (counts.total, counts.is_capped) == (11, True)


def test_same_question_is_counted_once_until_something_changes(entries):
    def queries():
        with connection.execute_wrapper(lambda execute, *call: (asked.append(call[0]), execute(*call))[1]):
            asked.clear()
            count_facets(entries, {"language": ("ar",)})
        return len(asked)

    asked = []
    assert [queries(), queries()] == [2, 1]
    OrganisationFactory()
    assert queries() == 2
