"""What hangs on items: files made harmless and few; two who answer at once, of whom one learns of the other."""

import threading

import pytest
from django.core.files.storage import default_storage

from checklists.domain import ticking
from checklists.domain.event_lists import SLUG, begin_list
from checklists.domain.ticking import StaleAnswer, tick_item
from checklists.domain.together import parts
from checklists.domain.together.parts import FileRefused, attach, remove_file
from checklists.models import Checklist, ItemState
from checklists.states.item import Answer
from portal.shared.states import MoveRefused
from portal.shared.uploads.checked import CheckedFile
from tests.factories.accounts import UserFactory
from tests.factories.checklists import version_of
from tests.factories.events import EventFactory
from tests.races import refusal_of_the_database, run_together, without_locks

TOGETHER = 16


@pytest.fixture
def checklist(db):
    version_of(SLUG, ["one"])
    event = EventFactory()
    begin_list(event, None)
    return Checklist.objects.get(event=event)


@pytest.fixture
def clean(monkeypatch):
    """Let every file pass: cleaning takes a process of its own and has tests of its own."""

    def check(files, _limits):
        return [CheckedFile(name, len(content), "text/plain", content) for name, content in files]

    monkeypatch.setattr(parts, "check_files", check)


def names_stored():
    try:
        return set(default_storage.listdir("checklists")[1])
    except FileNotFoundError:
        return set()


def test_three_files_each_once_and_removed_for_good(checklist, clean, django_capture_on_commit_callbacks):
    user, before = UserFactory(), names_stored()
    first = attach(checklist, "one", actor=user, name="a.txt", content=b"a")
    assert attach(checklist, "one", actor=user, name="again.txt", content=b"a") == first
    for text in (b"b", b"c"):
        attach(checklist, "one", actor=user, name="x.txt", content=text)
    with pytest.raises(FileRefused, match="three"):
        attach(checklist, "one", actor=user, name="x.txt", content=b"d")
    assert len(names_stored() - before) == 3
    with django_capture_on_commit_callbacks(execute=True):
        assert remove_file(checklist, "one", first.pk, actor=user)
    assert not remove_file(checklist, "one", first.pk, actor=user)
    assert len(names_stored() - before) == 2
    assert checklist.list_events.filter(kind="file").count() == 4


def test_nothing_hangs_on_a_closed_list(checklist, clean):
    before = names_stored()
    Checklist.objects.filter(pk=checklist.pk).update(closed_at=checklist.created_at)
    with pytest.raises(MoveRefused):
        attach(checklist, "one", actor=UserFactory(), name="a.txt", content=b"a")
    assert names_stored() == before


def test_what_is_no_file_is_refused_in_words(checklist):
    with pytest.raises(FileRefused, match="Only PDF"):
        attach(checklist, "one", actor=UserFactory(), name="a.exe", content=b"MZ\x00\x01")


def race(checklist):
    people = [UserFactory() for _ in range(TOGETHER)]

    def answer(actor):
        try:
            return tick_item(checklist, "one", actor=actor, answer=Answer("done", actor.email), revision=0)
        except StaleAnswer as stale:
            return stale

    return run_together(*(refusal_of_the_database(lambda actor=actor: answer(actor)) for actor in people))


@pytest.mark.django_db(transaction=True)
def test_of_those_who_answer_at_once_one_is_first(checklist):
    outcomes = race(checklist)
    assert outcomes.count(True) == 1
    assert sum(isinstance(each, StaleAnswer) for each in outcomes) == TOGETHER - 1
    row = ItemState.objects.get(checklist=checklist)
    assert (row.revision, row.events.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_others_learn_too_late(checklist, monkeypatch):
    without_locks(monkeypatch)
    gate = threading.Barrier(TOGETHER, timeout=60)
    original = ticking.problems_of

    def wait(*arguments, **options):
        gate.wait()
        return original(*arguments, **options)

    monkeypatch.setattr(ticking, "problems_of", wait)
    assert not any(isinstance(each, StaleAnswer) for each in race(checklist))
