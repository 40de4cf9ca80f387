"""What the database counts and writes down of a whole list, whoever writes."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from checklists.models import Checklist, ItemComment, ItemFile, ItemState, ListEvent, RuleFinding
from tests.factories.accounts import UserFactory
from tests.factories.checklists import list_of, version_of
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def checklist():
    return list_of(version_of("sample", ["one", "two"]))


@pytest.fixture
def row(checklist):
    return checklist.answers.get(key="one")


def comment(row, **values):
    return ItemComment.objects.create(
        answer=row, author=UserFactory(), organisation=OrganisationFactory(), **{"text": "Wer fragt dort an?", **values}
    )


def file(row, **values):
    given = {"name": "plan.txt", "content_type": "text/plain", "size": 4, "sha256": "0" * 64, "file": "checklists/a"}
    return ItemFile.objects.create(answer=row, by=UserFactory(), **given | values)


def finding(row, **values):
    given = {"rule": "place", "code": "missing", "level": "open"} | values
    return RuleFinding.objects.create(checklist=row.checklist, key=row.key, **given)


def plan(row, **values):
    ItemState.objects.filter(pk=row.pk).update(**values)


def told(row):
    return [(each.kind, each.before, each.after) for each in ListEvent.objects.filter(key=row.key).order_by("pk")]


@pytest.mark.parametrize(
    "change",
    [
        lambda row: plan(row, state="done", revision=1, changed_at=timezone.now()),
        lambda row: plan(row, due_on=date(2027, 3, 1)),
        lambda row: plan(row, assigned_user=UserFactory()),
        lambda row: plan(row, fact_mark="x"),
        comment,
        file,
        finding,
    ],
)
def test_every_change_that_is_seen_gives_the_item_the_next_number_of_its_list(checklist, row, change):
    before = Checklist.objects.get().revision
    other = ItemState.objects.get(key="two").list_revision

    change(row)

    row.refresh_from_db()
    assert Checklist.objects.get().revision == row.list_revision == before + 1
    assert ItemState.objects.get(key="two").list_revision == other < row.list_revision


def test_what_is_not_seen_counts_nothing(checklist, row):
    made = finding(row)
    before = Checklist.objects.get().revision
    plan(row, planned_by=None)
    made.save()
    Checklist.objects.update(revision=0)
    assert Checklist.objects.get().revision == before


def test_a_list_shows_that_it_is_closed_or_of_another_version(checklist):
    before = Checklist.objects.get().revision
    newer = version_of("sample", ["one"], number=2)
    Checklist.objects.update(version=newer)
    Checklist.objects.update(closed_at=timezone.now())
    assert Checklist.objects.get().revision == before + 2
    assert ListEvent.objects.get().after == {"version": newer.pk}


def test_days_people_findings_and_files_are_written_down(row):
    user = UserFactory()
    plan(row, due_on=date(2027, 3, 1), due_part="evening")
    plan(row, assigned_user=user, planned_by=user)
    found = finding(row)
    RuleFinding.objects.update(level="ok", code="there")
    found.delete()
    removed = file(row)
    ItemFile.objects.update(file="", removed_at=timezone.now(), removed_by=user)
    nothing = {"due_on": None, "due_part": "", "own_due_on": None}
    nobody = {"assigned_user_id": None, "assigned_side": ""}
    said = {"rule": "place", "code": "missing", "level": "open"}
    assert told(row) == [
        ("due", nothing, nothing | {"due_on": "2027-03-01", "due_part": "evening"}),
        ("assigned", nobody, nobody | {"assigned_user_id": user.pk}),
        ("finding", {}, said),
        ("finding", said, said | {"code": "there", "level": "ok"}),
        ("finding", said | {"code": "there", "level": "ok"}, {}),
        ("file", {}, {"name": "plan.txt"}),
        ("file", {"name": "plan.txt"}, {}),
    ]
    actors = list(ListEvent.objects.order_by("pk").values_list("actor", flat=True))
    assert actors == [None, user.pk, None, None, None, removed.by_id, user.pk]


def test_a_comment_can_only_be_taken_back_once(row):
    said = comment(row)
    for change in ({"text": "anders"}, {"at": timezone.now()}, {"removed_at": timezone.now()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ItemComment.objects.filter(pk=said.pk).update(**change)
    with pytest.raises(IntegrityError, match="comment_stays"), transaction.atomic():
        ItemComment.objects.all().delete()
    ItemComment.objects.update(text="", removed_at=timezone.now())
    with pytest.raises(IntegrityError, match="comment_stays"), transaction.atomic():
        ItemComment.objects.update(removed_at=timezone.now())


def test_an_item_has_three_files_at_most(row):
    for _number in range(3):
        file(row)
    with pytest.raises(IntegrityError, match="files_are_few"), transaction.atomic():
        file(row)
    ItemFile.objects.filter(pk=ItemFile.objects.first().pk).update(file="", removed_at=timezone.now())
    assert file(row)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"size": 0}, "item_file_not_too_large"),
        ({"size": 5 * 1024 * 1024 + 1}, "item_file_not_too_large"),
        ({"sha256": "x"}, "item_file_measured"),
        ({"file": ""}, "item_file_there_or_removed"),
    ],
)
def test_a_file_is_measured(row, values, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        file(row, **values)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [({"due_part": "night"}, "answer_due_part_known"), ({"assigned_side": "mediator"}, "answer_side_known")],
)
def test_planning_has_known_words(row, change, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        plan(row, **change)
