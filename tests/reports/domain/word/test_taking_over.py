"""A Word file becomes versions of contributions: once, all of it or nothing, and nothing without being asked."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portal.shared.states import MoveRefused
from reports.domain.contributions import StaleVersion, TextRefused, save_contribution
from reports.domain.reports import submit_report
from reports.domain.word import taking_over
from reports.domain.word.retention import forget_uploads
from reports.domain.word.taking_over import Choice, ChoiceMissing, plans_of, take_over
from reports.domain.word.uploads import discard_upload, divide, start_upload, uploads_of
from reports.models import Contribution, ContributionVersion, Report, Upload
from tests.factories.partners import RepresentativeFactory
from tests.factories.reports import ReportFactory
from tests.races import run_together
from tests.word_files import REPORT, h, p, word_file

FILE = word_file(*REPORT)


@pytest.fixture
def report(partner):
    return ReportFactory(organisation=partner)


@pytest.fixture
def upload(report, author):
    return start_upload(report, "C:\\Berichte\\Bericht 2032.docx", FILE, actor=author)


def texts(report):
    return dict(report.contributions.values_list("focus_area", "text"))


def test_file_is_kept_and_changes_nothing(upload, report, author):
    assert upload.file_name == "Bericht 2032.docx"
    assert [plan.area.value for plan in plans_of(upload)] == [1, 2]
    assert not Contribution.objects.exists()
    assert start_upload(report, "noch einmal.docx", FILE, actor=author) == upload
    assert uploads_of(author)[0]["file"] == "Bericht 2032.docx"


def test_texts_become_versions_once(upload, report, author):
    assert take_over(upload, {}, {}, actor=author)
    assert texts(report)[2] == "### Fortbildung\n\nAlle lernen."
    upload.refresh_from_db()
    assert upload.results == {"1": 1, "2": 1}
    assert upload.transitions.get().actor == author
    assert not take_over(upload, {}, {}, actor=author)
    assert ContributionVersion.objects.count() == 2


def test_present_text_is_not_touched_without_being_asked(upload, report, author):
    present = save_contribution(report, 1, "Bisher", expected_revision=0, author=author).contribution
    with pytest.raises(ChoiceMissing) as missing:
        take_over(upload, {}, {1: present.revision}, actor=author)
    assert missing.value.areas == (1,)
    assert texts(report) == {1: "Bisher"}


@pytest.mark.parametrize(
    ("choice", "text"),
    [
        (Choice.KEEP, "Bisher"),
        (Choice.APPEND, "Bisher\n\nWir werben an **sechs** Schulen:\n\n- mit Plakaten\n- mit Besuchen"),
        (Choice.REPLACE, "Wir werben an **sechs** Schulen:\n\n- mit Plakaten\n- mit Besuchen"),
    ],
)
def test_present_text_as_chosen(upload, report, author, choice, text):
    present = save_contribution(report, 1, "Bisher", expected_revision=0, author=author).contribution
    take_over(upload, {1: choice}, {1: present.revision}, actor=author)
    assert texts(report)[1] == text
    assert ContributionVersion.objects.filter(contribution__focus_area=1, text="Bisher").exists()


def test_text_that_was_saved_meanwhile_stops_everything(upload, report, author):
    present = save_contribution(report, 1, "Bisher", expected_revision=0, author=author).contribution
    save_contribution(report, 1, "Neu", expected_revision=present.revision, author=author)
    with pytest.raises(StaleVersion):
        take_over(upload, {1: Choice.REPLACE}, {1: present.revision}, actor=author)
    assert texts(report) == {1: "Neu"}
    assert Upload.objects.get().state == "previewed"


def test_letter_that_cannot_be_printed_stops_everything(report, author):
    file = word_file(h(1, "Schwerpunkt 1"), p("Gut"), h(1, "Schwerpunkt 2"), p("verlo\ufffdren"))
    upload = start_upload(report, "b.docx", file, actor=author)
    with pytest.raises(TextRefused, match="Focus area 2: Line 1, character 6"):
        take_over(upload, {}, {}, actor=author)
    assert texts(report) == {}


def test_division_by_hand(upload, author):
    assert divide(upload, {0: 0, 1: 3, 5: 3}, actor=author)
    assert not divide(upload, {0: 0, 1: 3, 4: 3, 900: 2}, actor=author)
    assert [plan.area.value for plan in plans_of(upload)] == [3]
    divide(upload, {0: 0}, actor=author)
    with pytest.raises(ChoiceMissing):
        take_over(upload, {}, {}, actor=author)


def test_who_and_when(upload, report, author, official):
    stranger = RepresentativeFactory().user
    for person in (stranger, official):
        with pytest.raises(PermissionDenied):
            start_upload(report, "b.docx", FILE, actor=person)
        with pytest.raises(PermissionDenied):
            take_over(upload, {}, {}, actor=person)
        with pytest.raises(PermissionDenied):
            divide(upload, {0: 1}, actor=person)
    save_contribution(report, 1, "Text", expected_revision=0, author=author)
    submit_report(report, actor=author)
    with pytest.raises(MoveRefused, match="is submitted"):
        take_over(upload, {1: Choice.KEEP}, {}, actor=author)
    with pytest.raises(MoveRefused, match="is submitted"):
        start_upload(report, "b.docx", FILE, actor=author)


def test_ministry_sees_what_came_before_the_report_was_handed_in(upload, report, author, official):
    assert not Upload.objects.visible_to(official).exists()
    take_over(upload, {}, {}, actor=author)
    assert not Upload.objects.visible_to(official).exists()
    submit_report(Report.objects.get(pk=report.pk), actor=author)
    assert Upload.objects.visible_to(official).get() == upload
    assert not Upload.objects.visible_to(RepresentativeFactory().user).exists()


def test_discarded_file_is_erased(upload, author):
    discard_upload(upload, actor=author)
    upload.refresh_from_db()
    assert (upload.state, bytes(upload.content), upload.document) == ("discarded", b"", {})
    with pytest.raises(MoveRefused):
        take_over(upload, {}, {}, actor=author)


def test_files_are_erased_after_30_days(upload, report, author):
    take_over(upload, {}, {}, actor=author)
    with time_machine.travel(timezone.now() + timedelta(days=29), tick=False):
        start_upload(report, "zweite.docx", FILE, actor=author)
        assert forget_uploads() == 0
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        assert forget_uploads() == 1
    with time_machine.travel(timezone.now() + timedelta(days=60), tick=False):
        assert forget_uploads() == 1
        assert forget_uploads() == 0
    assert sorted(Upload.objects.values_list("state", "content")) == [("discarded", b""), ("taken_over", b"")]
    assert texts(report)[2] == "### Fortbildung\n\nAlle lernen."


@pytest.mark.django_db(transaction=True)
def test_two_people_take_over_at_once(upload, report, author):
    present = save_contribution(report, 1, "Bisher", expected_revision=0, author=author).contribution
    assert run_together(*[lambda: _append(upload.pk, author, present.revision)] * 2).count(True) == 1
    assert texts(report)[1].count("Plakaten") == 1


def test_without_the_state_it_would_be_taken_over_twice(upload, report, author, monkeypatch):
    """The control: whoever does not ask where the file stands appends the text a second time."""
    monkeypatch.setattr(taking_over, "move_upload", lambda *_arguments, **_options: True)
    save_contribution(report, 1, "Bisher", expected_revision=0, author=author)
    for _ in range(2):
        seen = dict(report.contributions.values_list("focus_area", "revision"))
        take_over(Upload.objects.get(pk=upload.pk), {1: Choice.APPEND}, seen, actor=author)
    assert texts(report)[1].count("Plakaten") == 2


def _append(pk, author, revision):
    return take_over(Upload.objects.get(pk=pk), {1: Choice.APPEND}, {1: revision}, actor=author)
