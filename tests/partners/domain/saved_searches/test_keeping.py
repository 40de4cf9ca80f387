"""Saving, changing, pausing: what is known, when the next digest is due, what is refused."""

from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, transaction

from partners.domain.saved_searches import keeping
from partners.domain.saved_searches.keeping import SearchNotSaved, change_search, next_day, save_search
from partners.models import SavedSearch
from tests.factories.accounts import UserFactory
from tests.factories.partners import MsoProfileFactory, SavedSearchFactory
from tests.races import run_together

pytestmark = pytest.mark.django_db


def save(user, **changes):
    return save_search(user, **{"name": "Arabisch", "query": "language=ar", "rhythm": "weekly"} | changes)


@pytest.mark.parametrize(
    ("rhythm", "today", "due"),
    [
        ("daily", date(2026, 11, 21), date(2026, 11, 22)),
        ("weekly", date(2026, 11, 21), date(2026, 11, 23)),
        ("weekly", date(2026, 11, 22), date(2026, 11, 23)),
        ("weekly", date(2026, 11, 23), date(2026, 11, 30)),
        ("never", date(2026, 11, 21), None),
    ],
)
def test_next_digest_comes_tomorrow_or_next_monday(rhythm, today, due):
    assert next_day(rhythm, today) == due


@time_machine.travel("2026-11-21 12:00+01:00", tick=False)
def test_what_is_found_when_saving_is_known():
    known = MsoProfileFactory(languages=["ar"]).organisation
    MsoProfileFactory(languages=["tr"])
    search = save(UserFactory())
    assert (search.known, search.due_on) == ([known.pk], date(2026, 11, 23))


def test_same_search_is_saved_once_per_person():
    user = UserFactory()
    save(user)
    with pytest.raises(SearchNotSaved, match="saved this search already, as “Arabisch”"):
        save(user, name="Noch einmal")
    assert save(UserFactory()).query == "language=ar"


def test_two_searches_of_a_person_do_not_share_a_name():
    user = UserFactory()
    search = save(user)
    with pytest.raises(SearchNotSaved, match="called “ARABISCH”"):
        save(user, name=" ARABISCH ", query="language=tr")
    other = save(user, name="Türkisch", query="language=tr")
    with pytest.raises(SearchNotSaved, match="choose another name"):
        change_search(other, name="arabisch", rhythm="weekly")
    change_search(search, name="Arabisch", rhythm="daily")
    assert save(UserFactory()).name == "Arabisch"


def test_search_around_a_place_nobody_knows_is_refused():
    with pytest.raises(SearchNotSaved, match="We do not know the place “Qxyzzy”"):
        save(UserFactory(), query="place=Qxyzzy&radius=50")


def test_database_refuses_a_second_one_and_a_digest_without_rhythm():
    search = SavedSearchFactory()
    with pytest.raises(IntegrityError, match="saved_search_once"), transaction.atomic():
        SavedSearchFactory(user=search.user)
    with pytest.raises(IntegrityError, match="saved_search_due_with_rhythm"), transaction.atomic():
        SavedSearchFactory(rhythm="never")


def test_number_of_searches_has_an_end(monkeypatch):
    monkeypatch.setattr(keeping, "MOST", 1)
    user = UserFactory()
    save(user)
    with pytest.raises(SearchNotSaved, match="saved 1 searches"):
        save(user, query="language=tr")


def test_search_that_finds_too_much_is_saved_without_digest_only(monkeypatch):
    monkeypatch.setattr(keeping, "MOST_MATCHES", 1)
    for _ in range(2):
        MsoProfileFactory(languages=["ar"])
    user = UserFactory()
    with pytest.raises(SearchNotSaved, match="more than 1 organisations"):
        save(user)
    search = save(user, rhythm="never")
    assert (search.known, search.due_on) == ([], None)


def test_who_begins_with_digests_is_told_of_nothing_older():
    search = save(UserFactory(), rhythm="never")
    organisation = MsoProfileFactory(languages=["ar"]).organisation
    change_search(search, name="Neu", rhythm="daily")
    search.refresh_from_db()
    assert (search.name, search.known) == ("Neu", [organisation.pk])


def test_another_rhythm_forgets_nothing_and_skips_nothing():
    search = save(UserFactory(), rhythm="weekly")
    MsoProfileFactory(languages=["ar"])
    change_search(search, name="Neu", rhythm="daily")
    search.refresh_from_db()
    assert search.known == []


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_save_once():
    user = UserFactory()

    def click():
        try:
            return save(user).pk
        except SearchNotSaved:
            return None

    outcomes = run_together(click, click)
    assert (outcomes.count(None), SavedSearch.objects.count()) == (1, 1)
