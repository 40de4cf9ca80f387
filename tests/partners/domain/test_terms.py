"""Typing errors are counted, known words kept up to date."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from partners.domain.terms import nearest_term, typing_errors
from partners.models import SearchEntry, SearchTerm
from partners.tasks import refresh_search_daily
from tests.factories.partners import AffiliationFactory, OrganisationFactory


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [
        ("", "", 0),
        ("abc", "", 3),
        ("verein", "verein", 0),
        ("vereyn", "verein", 1),
        ("veerin", "verein", 1),
        ("a", "b", 1),
    ],
)
def test_typing_errors_are_counted(one, other, errors):
    assert (typing_errors(one, other), typing_errors(other, one)) == (errors, errors)


@pytest.mark.django_db
def test_of_equally_near_words_the_more_frequent_one_is_taken():
    SearchTerm.objects.create(word="sport", entries=3)
    SearchTerm.objects.create(word="spore", entries=9)
    assert [nearest_term("spor"), nearest_term("sporx"), nearest_term("qqqqq"), nearest_term("sp")] == [
        "spore",
        "spore",
        None,
        None,
    ]


@pytest.mark.django_db
def test_daily_task_collects_words_and_lets_ended_affiliations_go():
    affiliation = AffiliationFactory(until=timezone.localdate())
    facet = f"umbrella:{affiliation.umbrella_id}"
    with_facet = SearchEntry.objects.filter(facets__contains=[facet])
    assert with_facet.count() == 1
    type(affiliation).objects.update(until=timezone.localdate() - timedelta(days=1))
    SearchEntry.objects.update(facets=[facet])
    refresh_search_daily()
    assert (with_facet.count(), SearchTerm.objects.filter(word="verein").count()) == (0, 1)


@pytest.mark.django_db
def test_command_says_how_many_words_are_known(capsys):
    OrganisationFactory(name="Chor Nord")
    call_command("refresh_search")
    assert capsys.readouterr().out == f"The search knows {SearchTerm.objects.count()} words.\n"
