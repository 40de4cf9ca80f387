"""Writing: every change is a version, nobody overwrites silently, nothing is stored that cannot be printed."""

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from portal.shared.states import MoveRefused
from reports.domain import contributions
from reports.domain.contributions import (
    PAUSE,
    StaleVersion,
    TextRefused,
    autosave_contribution,
    save_contribution,
)
from reports.domain.queries import versions_of
from reports.domain.reports import submit_report
from reports.models import Contribution, Report
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import ReportFactory
from tests.races import meet_after, run_together, without_locks

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(db):
    return ReportFactory()


@pytest.fixture
def author(report):
    return RepresentativeFactory(organisation=report.organisation).user


def test_every_changed_text_is_a_version(report, author):
    save_contribution(report, 2, "Eins", expected_revision=0, author=author)
    save_contribution(report, 2, "Eins", expected_revision=1, author=author)
    saved = save_contribution(report, 2, "Eins zwei", expected_revision=1, author=author)
    versions = saved.contribution.versions.order_by("number").values_list("number", "text", "author")
    assert list(versions) == [(1, "Eins", author.pk), (2, "Eins zwei", author.pk)]


def test_empty_text_makes_no_first_version(report, author):
    assert save_contribution(report, 2, " \n", expected_revision=0, author=author).changed is False
    assert Contribution.objects.count() == 0


def test_second_editor_sees_what_the_first_saved(report, author):
    other = RepresentativeFactory(organisation=report.organisation).user
    save_contribution(report, 1, "Anfang", expected_revision=0, author=author)
    save_contribution(report, 1, "Von der einen", expected_revision=1, author=author)
    with pytest.raises(StaleVersion) as raised:
        save_contribution(report, 1, "Vom anderen", expected_revision=1, author=other)
    assert (raised.value.current.text, raised.value.current.edited_by, raised.value.text) == (
        "Von der einen",
        author,
        "Vom anderen",
    )
    assert Contribution.objects.get().text == "Von der einen"


def test_same_text_sent_twice_is_no_conflict(report, author):
    save_contribution(report, 1, "Anfang", expected_revision=0, author=author)
    assert save_contribution(report, 1, "Anfang", expected_revision=0, author=author).changed is False


def test_unprintable_text_is_refused_and_nothing_stored(report, author):
    with pytest.raises(TextRefused, match=r"U\+0000"):
        save_contribution(report, 1, "a\x00b", expected_revision=0, author=author)
    assert Contribution.objects.count() == 0


def test_stranger_cannot_write(report):
    with pytest.raises(PermissionDenied):
        save_contribution(report, 1, "Text", expected_revision=0, author=RepresentativeFactory().user)


def test_ministry_cannot_write_in_a_partners_report(report):
    ministry = RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user
    with pytest.raises(PermissionDenied):
        save_contribution(report, 1, "Text", expected_revision=0, author=ministry)


def test_ministry_writes_on_behalf_of_a_partner():
    ministry = RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user
    report = ReportFactory(on_behalf=True)
    assert save_contribution(report, 1, "Text", expected_revision=0, author=ministry).changed is True


@pytest.mark.parametrize("state", ["submitted", "accepted"])
def test_handed_in_report_is_not_written(state):
    report = ReportFactory(state=state)
    author = RepresentativeFactory(organisation=report.organisation).user
    with pytest.raises(MoveRefused, match="The report is"):
        save_contribution(report, 2, "Nachtrag", expected_revision=0, author=author)


@pytest.mark.django_db(transaction=True)
def test_two_editors_at_once_one_is_told():
    report = ReportFactory(texts={1: "Anfang"})
    author = RepresentativeFactory(organisation=report.organisation).user

    def save(text):
        try:
            return save_contribution(report, 1, text, expected_revision=0, author=author).changed
        except StaleVersion:
            return "stale"

    outcomes = run_together(lambda: save("Eins"), lambda: save("Zwei"))
    assert sorted(map(str, outcomes)) == ["True", "stale"]
    assert Contribution.objects.get().version == 1


class Typing:
    """Somebody who types: each text is sent as it stands, on what the person has seen last."""

    def __init__(self, report, author):
        self.report, self.author, self.revision = report, author, 0

    def types(self, text, verb=autosave_contribution):
        saved = verb(self.report, 1, text, expected_revision=self.revision, author=self.author)
        self.revision = saved.contribution.revision
        return saved

    def saves(self, text):
        return self.types(text, save_contribution)


@pytest.fixture
def first(report, author):
    return Typing(report, author)


@pytest.fixture
def second(report):
    return Typing(report, RepresentativeFactory(organisation=report.organisation).user)


def in_history(report):
    rows = report.contributions.get().versions.order_by("number")
    return list(rows.values_list("number", "text", "author"))


def test_what_is_typed_is_stored_and_becomes_one_version(report, author, first):
    for text in ("W", "Wi", "Wir"):
        first.types(text)
    assert (report.contributions.get().text, in_history(report)) == ("Wir", [])
    assert [(each.number, each.text) for each in versions_of(report.contributions.get(), author)] == [(1, "Wir")]
    assert first.saves("Wir").changed is True
    assert first.saves("Wir").changed is False
    assert in_history(report) == [(1, "Wir", author.pk)]


def test_who_follows_does_not_take_the_words_of_the_former(report, first, second):
    first.types("Von der einen")
    second.revision = first.revision
    second.types("Von der einen und der anderen")
    second.saves("Von beiden")
    assert in_history(report) == [(1, "Von der einen", first.author.pk), (2, "Von beiden", second.author.pk)]


def test_a_pause_makes_a_version_with_the_time_it_was_written(report, first):
    with time_machine.travel("2031-05-01 10:00+00:00", tick=False) as clock:
        written = timezone.now()
        first.types("Vor der Pause")
        clock.shift(PAUSE.total_seconds() + 1)
        first.types("Vor der Pause und danach")
    assert in_history(report) == [(1, "Vor der Pause", first.author.pk)]
    assert report.contributions.get().versions.get().at == written


def test_typing_on_what_somebody_else_changed_is_a_conflict(report, first, second):
    first.types("Von der einen")
    with pytest.raises(StaleVersion) as raised:
        second.types("Von der anderen")
    assert raised.value.current.text == report.contributions.get().text == "Von der einen"


def test_a_submitted_text_is_in_the_history(report, author, first):
    first.types("Getippt")
    submit_report(report, actor=author)
    assert in_history(report) == [(1, "Getippt", author.pk)]


def test_the_database_refuses_to_submit_what_is_in_no_version(report, first):
    first.types("Getippt")
    with pytest.raises(IntegrityError, match="report_submitted_is_in_versions"):
        Report.objects.filter(pk=report.pk).update(state="submitted", submitted_at=timezone.now())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("locked", [True, False], ids=["locked", "control"])
def test_two_who_type_at_once_one_is_told(monkeypatch, locked):
    report = ReportFactory(texts={1: "Anfang"})
    people = [Typing(report, RepresentativeFactory(organisation=report.organisation).user) for _each in range(2)]
    if not locked:
        # Both have read what is there before either writes.
        without_locks(monkeypatch)
        meet_after(monkeypatch, contributions, "lock_contribution", 2)

    def attempt(person, text):
        try:
            person.types(text)
        except StaleVersion:
            return "told"
        return "saved"

    outcomes = run_together(lambda: attempt(people[0], "Eins"), lambda: attempt(people[1], "Zwei"))
    assert sorted(outcomes) == (["saved", "told"] if locked else ["saved", "saved"])
