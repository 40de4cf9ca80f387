"""Answers are kept with their history; nobody overwrites what they have not seen."""

from unittest.mock import patch

import pytest
from django.db import connection
from django.db.models import QuerySet

from checklists.domain import ticking
from checklists.domain.ticking import AnswerRefused, StaleAnswer, tick_item
from checklists.models import Checklist, ItemEvent, ItemState
from checklists.states.item import Answer
from portal.shared.states import MoveRefused
from tests.factories.accounts import UserFactory
from tests.factories.checklists import list_of, version_of
from tests.races import meet_after, run_together

AT_ONCE = 50


@pytest.fixture
def user(db):
    return UserFactory()


@pytest.fixture
def checklist(db):
    return list_of(version_of("sample", ["one"], proof=["link"], needs_proof=True), year=2026)


def tick(checklist, user, state="done", revision=0, **values):
    return tick_item(checklist, "one", actor=user, answer=Answer(state, **values), revision=revision)


def test_answer_and_history(checklist, user):
    colleague = UserFactory()
    assert tick(checklist, user, link="https://example.org/vielfalt")
    assert tick(checklist, colleague, "open", 1, note="Seite ist weg")
    row = checklist.answers.get()
    assert (row.state, row.note, row.link, row.revision, row.changed_by) == ("open", "Seite ist weg", "", 2, colleague)
    assert list(ItemEvent.objects.order_by("number").values_list("number", "source", "target", "link", "actor")) == [
        (1, "open", "done", "https://example.org/vielfalt", user.pk),
        (2, "done", "open", "", colleague.pk),
    ]


def test_same_answer_twice_counts_once(checklist, user):
    assert tick(checklist, user, note="x")
    assert not tick(checklist, UserFactory(), note="x")
    assert (ItemEvent.objects.count(), checklist.answers.get().changed_by) == (1, user)


def test_first_look_counts_even_if_the_item_stays_open(checklist, user):
    assert tick(checklist, user, "open")
    assert not tick(checklist, user, "open")
    assert checklist.answers.get().revision == 1


def test_answer_to_what_one_has_not_seen_is_not_stored(checklist, user):
    tick(checklist, user, note="Erste")
    with pytest.raises(StaleAnswer) as stale:
        tick(checklist, UserFactory(), note="Zweite")
    assert (stale.value.current.note, stale.value.current.changed_by) == ("Erste", user)
    assert checklist.answers.get().note == "Erste"


@pytest.mark.parametrize(
    ("state", "values", "field"),
    [("done", {}, "link"), ("not_applicable", {}, "note"), ("not_applicable", {"link": "https://example.org"}, "note")],
)
def test_answer_that_lacks_something_is_refused(checklist, user, state, values, field):
    with pytest.raises(AnswerRefused) as refused:
        tick(checklist, user, state, **values)
    assert list(refused.value.problems) == [field]
    assert not ItemEvent.objects.exists()


def test_closed_list_is_only_read(checklist, user):
    Checklist.objects.update(closed_at="2026-12-31T12:00Z")
    with pytest.raises(MoveRefused, match="closed"):
        tick(checklist, user, note="x")


def test_dropped_item_is_only_read(checklist, user):
    Checklist.objects.update(version=version_of("sample", ["two"], number=2))
    with pytest.raises(MoveRefused, match="no longer part"):
        tick(checklist, user, note="x")


def together(checklist):
    users = [UserFactory() for _number in range(AT_ONCE)]

    def one(number, user):
        def action():
            try:
                return tick(checklist, user, note=f"Antwort {number}")
            except StaleAnswer:
                return "stale"

        return action

    return run_together(*[one(number, user) for number, user in enumerate(users)])


@pytest.mark.django_db(transaction=True)
def test_of_fifty_people_at_once_one_is_heard_and_the_others_are_told(checklist):
    outcomes = together(checklist)
    assert outcomes.count(True) == 1
    assert outcomes.count("stale") == AT_ONCE - 1
    row = checklist.answers.get()
    assert (row.revision, row.events.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_without_lock_and_trigger_answers_are_lost(checklist, monkeypatch):
    """The control run: this is what they are for."""
    meet_after(monkeypatch, ticking, "problems_of", AT_ONCE)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgname LIKE 'pgtrigger_answer_counts%'")
        (name,) = cursor.fetchone()
        cursor.execute(f"ALTER TABLE {ItemState._meta.db_table} DISABLE TRIGGER {name}")
    try:
        with patch.object(QuerySet, "select_for_update", lambda rows, **_options: rows):
            outcomes = together(checklist)
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {ItemState._meta.db_table} ENABLE TRIGGER {name}")
    assert outcomes.count(True) > 1
    assert checklist.answers.get().events.count() == 1
