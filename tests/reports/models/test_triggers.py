"""What the database refuses by itself, whoever writes. Each refusal has its allowed twin."""

import pytest
from django.db import IntegrityError
from django.utils import timezone

from reports.models import Build, Contribution, Figure, Report, ReportingPeriod
from tests.factories.reports import (
    ContributionFactory,
    EditionFactory,
    ReportFactory,
    ReportingPeriodFactory,
)

pytestmark = pytest.mark.django_db


def test_report_begins_as_draft():
    with pytest.raises(IntegrityError, match="report_begins_as_draft"):
        Report.objects.create(
            period=ReportingPeriodFactory(),
            organisation=ReportFactory().organisation,
            state="submitted",
            submitted_at=timezone.now(),
        )


def test_report_cannot_jump_from_draft_to_accepted():
    report = ReportFactory(texts={1: "Text"})
    with pytest.raises(IntegrityError, match="report_moves"):
        Report.objects.filter(pk=report.pk).update(
            state="accepted", submitted_at=timezone.now(), accepted_at=timezone.now()
        )


def test_report_without_words_cannot_be_submitted():
    report = ReportFactory(texts={1: " \n ", 2: ""})
    with pytest.raises(IntegrityError, match="report_submitted_has_text"):
        Report.objects.filter(pk=report.pk).update(state="submitted", submitted_at=timezone.now())


def test_submitted_report_has_a_time():
    report = ReportFactory(texts={1: "Text"})
    with pytest.raises(IntegrityError, match="report_submitted_has_time"):
        Report.objects.filter(pk=report.pk).update(state="submitted")


def test_accepted_report_has_a_time():
    report = ReportFactory(state="submitted")
    with pytest.raises(IntegrityError, match="report_accepted_has_time"):
        Report.objects.filter(pk=report.pk).update(state="accepted")


@pytest.mark.parametrize("state", ["submitted", "accepted", "released", "published"])
def test_contribution_of_a_handed_in_report_cannot_be_changed(state):
    report = ReportFactory(state=state)
    with pytest.raises(IntegrityError, match="contribution_locked"):
        Contribution.objects.filter(report=report).update(text="Anders")


@pytest.mark.parametrize("state", ["submitted", "accepted"])
def test_contribution_cannot_be_added_to_a_handed_in_report(state):
    report = ReportFactory(state=state)
    with pytest.raises(IntegrityError, match="contribution_locked"):
        ContributionFactory(report=report, focus_area=2)


def test_contribution_of_a_handed_in_report_cannot_be_deleted():
    report = ReportFactory(state="submitted")
    with pytest.raises(IntegrityError, match="contribution_locked"):
        Contribution.objects.filter(report=report).delete()


@pytest.mark.parametrize("state", ["draft", "returned"])
def test_contribution_of_an_open_report_can_be_changed(state):
    report = ReportFactory(state=state, texts={1: "Text"})
    Contribution.objects.filter(report=report).update(text="Ein ganz anderer Text")
    assert Contribution.objects.get(report=report).words == 4


def test_figure_of_a_handed_in_report_cannot_be_added():
    contribution = ReportFactory(state="accepted").contributions.get()
    with pytest.raises(IntegrityError, match="figure_locked"):
        Figure.objects.create(contribution=contribution, indicator="Anteil", value=20, unit="%")


@pytest.mark.parametrize(
    ("period", "state", "change", "constraint"),
    [
        ("published", "accepted", {"state": "returned"}, "report_follows_its_period"),
        ("published", "accepted", {"state": "released", "released_at": timezone.now()}, "report_follows_its_period"),
        ("published", "accepted", {"left_out_at": timezone.now(), "left_out_reason": "x"}, "report_follows_its_period"),
        ("published", "released", {"state": "published"}, ""),
        ("in_review", "released", {"state": "published"}, "report_follows_its_period"),
        ("in_review", "released", {"state": "returned"}, ""),
        ("in_review", "accepted", {"state": "released"}, "report_released_has_time"),
        ("in_review", "accepted", {"state": "published", "released_at": timezone.now()}, "report_follows_its_period"),
        ("in_review", "accepted", {"left_out_at": timezone.now(), "left_out_reason": "x"}, ""),
        ("in_review", "accepted", {"left_out_at": timezone.now()}, "report_left_out_with_reason"),
        ("in_review", "released", {"left_out_at": timezone.now(), "left_out_reason": "x"}, "report_left_out"),
    ],
)
def test_accepted_reports_and_their_period(period, state, change, constraint):
    report = ReportFactory(state=state, period=ReportingPeriodFactory(state="in_review"))
    ReportingPeriod.objects.filter(pk=report.period_id).update(state=period)
    rows = Report.objects.filter(pk=report.pk)
    if not constraint:
        assert rows.update(**change) == 1
    else:
        with pytest.raises(IntegrityError, match=constraint):
            rows.update(**change)


def test_published_period_stays_published():
    period = ReportingPeriodFactory(state="published")
    with pytest.raises(IntegrityError, match="period_moves"):
        ReportingPeriod.objects.filter(pk=period.pk).update(state="open")


def test_build_is_of_an_edition_or_a_report():
    with pytest.raises(IntegrityError, match="build_of_one_thing"):
        Build.objects.create(content="{}", content_hash="a")


def test_ready_build_has_a_file():
    build = Build.objects.create(edition=EditionFactory(), content="{}", content_hash="a")
    Build.objects.filter(pk=build.pk).update(state="running")
    with pytest.raises(IntegrityError, match="build_ready_has_file"):
        Build.objects.filter(pk=build.pk).update(state="ready")


def test_same_content_has_one_open_build():
    edition = EditionFactory()
    Build.objects.create(edition=edition, content="{}", content_hash="a")
    with pytest.raises(IntegrityError, match="one_build_per_content"):
        Build.objects.create(edition=edition, content="{}", content_hash="a")
