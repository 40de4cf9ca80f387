"""What the database itself refuses and writes, whoever stores an answer. Each refusal has its allowed twin."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from checklists.models import Checklist, ItemEvent, ItemState
from tests.factories.accounts import UserFactory
from tests.factories.checklists import list_of, version_of
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def checklist():
    return list_of(version_of("sample", ["one", "two"]), year=2026)


@pytest.fixture
def row(checklist):
    return checklist.answers.get(key="one")


def store(row, **values):
    ItemState.objects.filter(pk=row.pk).update(**{"changed_at": timezone.now(), **values})


def test_answer_begins_open(checklist, row):
    with pytest.raises(IntegrityError, match="answer_begins_open"):
        ItemState.objects.create(checklist=checklist, item=row.item, key="other", state="done")


@pytest.mark.parametrize("values", [{"state": "done"}, {"state": "done", "revision": 2}, {"note": "x", "revision": 0}])
def test_answer_raises_the_revision_by_one(row, values):
    with pytest.raises(IntegrityError, match="answer_counts"):
        store(row, **values)


def test_revision_stays_without_an_answer(row):
    store(row, revision=1)
    with pytest.raises(IntegrityError, match="answer_counts"):
        store(row, revision=2)


def test_every_answer_is_in_the_history_even_one_stored_in_bulk(checklist):
    user = UserFactory()
    ItemState.objects.filter(checklist=checklist).update(
        state="done", note="Ja", revision=1, changed_at=timezone.now(), changed_by=user
    )
    events = ItemEvent.objects.values_list("subject__key", "number", "source", "target", "note", "actor")
    assert sorted(events) == [("one", 1, "open", "done", "Ja", user.pk), ("two", 1, "open", "done", "Ja", user.pk)]


def test_history_cannot_be_changed(row):
    store(row, state="done", revision=1)
    for change in (lambda: ItemEvent.objects.update(note="x"), lambda: ItemEvent.objects.all().delete()):
        with pytest.raises(Exception, match="append_only"), transaction.atomic():
            change()


def test_closed_list_takes_no_answer_and_stays_closed(checklist, row):
    store(row, state="done", revision=1)
    Checklist.objects.update(closed_at=timezone.now())
    with pytest.raises(IntegrityError, match="answer_counts"), transaction.atomic():
        store(row, state="open", revision=2)
    with pytest.raises(IntegrityError, match="checklist_stays_closed"):
        Checklist.objects.update(closed_at=None)


def test_list_keeps_its_template(checklist):
    other, newer = version_of("other", ["one"]), version_of("sample", ["one"], number=2)
    for values in ({"version": other}, {"version": other, "template": other.template}):
        with pytest.raises(IntegrityError, match="checklist_keeps_template"), transaction.atomic():
            Checklist.objects.update(**values)
    assert Checklist.objects.update(version=newer) == 1


def test_list_begins_with_a_version_of_its_template(checklist):
    with pytest.raises(IntegrityError, match="checklist_keeps_template"):
        Checklist.objects.create(
            template=checklist.template, version=version_of("other", ["x"]), organisation=OrganisationFactory()
        )


def test_list_has_a_subject(checklist):
    with pytest.raises(IntegrityError, match="checklist_has_one_subject"):
        Checklist.objects.create(template=checklist.template, version=checklist.version)


@pytest.mark.parametrize("year", [2026, None])
def test_one_list_per_year(checklist, year):
    def begin():
        return list_of(checklist.version, checklist.organisation, year=year)

    if year is None:
        begin()
    with pytest.raises(IntegrityError, match="checklist_once_per_organisation"):
        begin()


def test_not_applicable_has_a_reason(row):
    with pytest.raises(IntegrityError, match="answer_not_applicable_has_reason"), transaction.atomic():
        store(row, state="not_applicable", revision=1)
    store(row, state="not_applicable", note="Kein Schichtbetrieb", revision=1)


def test_note_is_not_cut(row):
    with pytest.raises(IntegrityError, match="answer_note_not_too_long"), transaction.atomic():
        store(row, note="ä" * 2001, revision=1)
    store(row, note="ä" * 2000, revision=1)
