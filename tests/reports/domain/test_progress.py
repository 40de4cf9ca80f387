"""What a report says of measures and milestones."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from portal.shared.states import MoveRefused
from reports.domain.printed_progress import printed_measures
from reports.domain.progress import Said, StaleProgress, progress_of, progress_seen_by, save_progress
from reports.models import MeasureStatus, MilestoneStatus
from tests.factories.network import DeclarationFactory
from tests.factories.reports import ReportFactory, ReportingPeriodFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def declaration(partner):
    """Return a signed declaration: the milestone of measure 1 is due in 2026, that of measure 2 in 2028."""
    return DeclarationFactory(
        membership=partner.network_membership, state="signed", due=[date(2026, 5, 1), date(2028, 5, 1)]
    )


@pytest.fixture
def report(partner, declaration):
    return ReportFactory(organisation=partner, period=ReportingPeriodFactory(year=2026), texts={1: "Text"})


def ids(declaration):
    measures = list(declaration.measures.all())
    return [each.pk for each in measures], [each.milestones.get().pk for each in measures]


def test_what_is_due_comes_first_and_last_years_word_stands_beside(partner, declaration, report, author):
    measures, steps = ids(declaration)
    assert [(each.milestone.pk, row.number) for row, each in progress_of(report).due] == [(steps[0], 1)]
    save_progress(
        report,
        {measures[0]: Said("late", "Es dauert.")},
        {steps[0]: Said("late")},
        seen=progress_of(report).seen,
        actor=author,
    )
    report.state, report.submitted_at = "submitted", "2026-10-01T00:00Z"
    report.save()
    following = ReportFactory(organisation=partner, period=ReportingPeriodFactory(year=2027))
    sheet = progress_of(following)
    assert sheet.previous_year == 2026
    assert [row.before for row in sheet.measures] == [Said("late", "Es dauert."), Said()]
    # It was late, so it is due again; finished it would not be.
    assert [each.milestone.pk for _row, each in sheet.due] == [steps[0]]
    save_progress(following, {}, {steps[0]: Said("done")}, seen=sheet.seen, actor=author)
    following.state, following.submitted_at = "submitted", "2027-10-01T00:00Z"
    with pytest.raises(IntegrityError, match="report_submitted_has_text"):
        following.save()


def test_finished_milestones_are_not_due_again(partner, declaration, report, author):
    _measures, steps = ids(declaration)
    save_progress(report, {}, {steps[0]: Said("done")}, seen=progress_of(report).seen, actor=author)
    report.state, report.submitted_at = "submitted", "2026-10-01T00:00Z"
    report.save()
    following = ReportFactory(organisation=partner, period=ReportingPeriodFactory(year=2027))
    assert progress_of(following).due == []


def test_saving_is_once_seen_and_taken_back(declaration, report, author):
    measures, steps = ids(declaration)
    seen = progress_of(report).seen
    assert save_progress(report, {measures[0]: Said("done", "Fertig.")}, {}, seen=seen, actor=author)
    assert not save_progress(report, {measures[0]: Said("done", "Fertig.")}, {}, seen=seen, actor=author)
    with pytest.raises(StaleProgress):
        save_progress(report, {measures[0]: Said("late")}, {steps[1]: Said("late")}, seen=seen, actor=author)
    assert MilestoneStatus.objects.count() == 0
    now = progress_of(report)
    assert (now.is_told, now.is_complete) == (True, False)
    save_progress(report, {measures[0]: Said()}, {}, seen=now.seen, actor=author)
    assert MeasureStatus.objects.count() == 0


def test_foreign_measures_are_left_out(report, author):
    foreign = DeclarationFactory(state="signed").measures.get()
    assert save_progress(report, {foreign.pk: Said("done")}, {}, seen="", actor=author) is False


@pytest.mark.parametrize(
    ("signed_on", "ended_on", "count"),
    [
        (date(2026, 9, 30), None, 1),
        (date(2026, 10, 1), None, 0),
        (date(2024, 1, 1), date(2025, 9, 30), 0),
        (date(2024, 1, 1), date(2025, 10, 1), 1),
    ],
)
def test_only_what_was_in_force_in_the_period_is_told_of(signed_on, ended_on, count):
    declaration = DeclarationFactory(state="ended" if ended_on else "signed", signed_on=signed_on, ended_on=ended_on)
    report = ReportFactory(organisation=declaration.membership.organisation, period=ReportingPeriodFactory(year=2026))
    assert len(progress_of(report).measures) == count


def test_submitted_report_keeps_its_word(declaration, report, author, official):
    measures, _steps = ids(declaration)
    save_progress(report, {measures[0]: Said("late")}, {}, seen=progress_of(report).seen, actor=author)
    report.state, report.submitted_at = "submitted", "2026-10-01T00:00Z"
    report.save()
    with pytest.raises(MoveRefused):
        save_progress(report, {measures[0]: Said("done")}, {}, seen=progress_of(report).seen, actor=author)
    assert progress_seen_by(report, official).measures[0].now.progress == "late"
    for change in (
        lambda: MeasureStatus.objects.update(progress="done"),
        lambda: MilestoneStatus.objects.create(report=report, milestone_id=_steps[0], progress="done"),
    ):
        with pytest.raises(IntegrityError, match="status_locked"), transaction.atomic():
            change()
    report.state = "returned"
    report.save()
    assert progress_seen_by(report, official) is None
    assert progress_seen_by(report, author) is not None


def test_printed_in_german_words_once_something_is_said(declaration, report, author):
    measures, steps = ids(declaration)
    assert printed_measures(report) == ()
    said = {measures[0]: Said("on_the_way", "Läuft.")}
    save_progress(report, said, {steps[0]: Said("dropped")}, seen=progress_of(report).seen, actor=author)
    first, second = printed_measures(report)
    assert (first.progress, first.text, first.milestones[0].progress) == ("unterwegs", "Läuft.", "aufgegeben")
    assert (second.progress, second.milestones[0].due_on) == ("", date(2028, 5, 1))
