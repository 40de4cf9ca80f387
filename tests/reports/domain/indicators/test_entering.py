"""Giving values in a report, and the series that come of them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from partners.domain.merging import merge_organisations
from portal.shared.states import MoveRefused
from reports.domain.indicators.entering import (
    StaleValue,
    ValueTerms,
    entry_rows,
    remove_value,
    save_own_indicator,
    save_value,
    version_of,
)
from reports.domain.indicators.series import lines_of, lines_seen_by, readable_reports, sheets_of
from reports.models import Indicator, IndicatorValue, Report
from tests.factories.accounts import UserFactory
from tests.factories.indicators import IndicatorFactory, IndicatorValueFactory, StateValueFactory, hand_in
from tests.factories.partners import OrganisationFactory
from tests.factories.reports import ReportFactory, ReportingPeriodFactory

pytestmark = pytest.mark.django_db
TERMS = ValueTerms(Decimal(20), "people", "Personen", "alle Auszubildenden", "register", date(2026, 9, 30))


@pytest.fixture
def report(partner):
    return ReportFactory(organisation=partner, period=ReportingPeriodFactory(year=2026))


def test_a_value_is_saved_once_seen_and_taken_back(report, author):
    indicator = IndicatorFactory()
    first = save_value(report, indicator, TERMS, seen="", actor=author)
    with pytest.raises(StaleValue):
        save_value(report, indicator, replace(TERMS, value=Decimal(9)), seen="", actor=author)
    save_value(report, indicator, replace(TERMS, value=Decimal(30)), seen=version_of(first), actor=author)
    assert IndicatorValue.objects.get().value == 30
    assert remove_value(report, indicator, actor=author)
    assert not remove_value(report, indicator, actor=author)
    assert Indicator.objects.count() == 1


def test_an_own_indicator_comes_and_goes_with_its_value(report, author):
    stored = save_own_indicator(report, "Ausbilder mit Schulung", TERMS, actor=author)
    assert stored.indicator.organisation == report.organisation
    with pytest.raises(MoveRefused):
        save_own_indicator(report, "ausbilder mit schulung", TERMS, actor=author)
    remove_value(report, stored.indicator, actor=author)
    assert not Indicator.objects.exists()


def test_only_the_own_report_while_it_is_written(report, author, official):
    foreign = IndicatorFactory(organisation=OrganisationFactory())
    for indicator, actor in ((foreign, author), (IndicatorFactory(), official)):
        with pytest.raises(PermissionDenied):
            save_value(report, indicator, TERMS, seen="", actor=actor)
    value = IndicatorValueFactory(report=report, state="submitted")
    with pytest.raises(MoveRefused):
        remove_value(report, value.indicator, actor=author)
    for change in (
        lambda: IndicatorValue.objects.update(value=7),
        lambda: IndicatorValueFactory(report=report),
        lambda: IndicatorValue.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError, match="indicator_value_locked"), transaction.atomic():
            change()


@pytest.mark.parametrize(
    "wrong",
    [
        {"counts": "share", "value": Decimal(101), "people": 10},
        {"counts": "share", "value": Decimal(50)},
        {"value": Decimal("4.5")},
        {"people": 19},
        {"way": "survey"},
        {"unit": ""},
        {"from_day": date(2026, 10, 1)},
    ],
)
def test_the_database_refuses_what_says_too_little(report, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        save_value(report, IndicatorFactory(), replace(TERMS, **wrong), seen="", actor=None)


@pytest.mark.parametrize("rows", [1, 3])
def test_what_can_be_entered_costs_two_queries(report, rows, django_assert_num_queries):
    for _each in range(rows):
        IndicatorValueFactory(report=report)
    IndicatorFactory(retired=True)
    IndicatorFactory(organisation=OrganisationFactory())
    with django_assert_num_queries(2):
        assert len(entry_rows(report)) == rows


def years(partner, indicator, *values, **more):
    """Store accepted reports from 2024 on with one value each; return the reports."""
    reports = []
    for year, value in enumerate(values, start=2024):
        period = Report.objects.filter(period__year=year).first()
        report = ReportFactory(
            organisation=partner, period=period.period if period else ReportingPeriodFactory(year=year)
        )
        IndicatorValueFactory(report=report, indicator=indicator, value=value, state="accepted", **more)
        reports.append(report)
    return reports


def test_the_year_before_stands_beside_and_a_break_is_named(partner, author):
    indicator = IndicatorFactory()
    years(partner, indicator, 40, 50)
    report = ReportFactory(organisation=partner, period=ReportingPeriodFactory(year=2026))
    IndicatorValueFactory(report=report, indicator=indicator, value=60, way="estimate")
    (line,) = lines_of(report)
    assert [(row.measured.year, row.value, row.change, row.unlike) for row in line.rows] == [
        (2024, 40, None, ()),
        (2025, 50, 10, ()),
        (2026, 60, None, ("way",)),
    ]
    (entry,) = entry_rows(report)
    assert (entry.now.value, entry.before.value) == (60, 50)
    assert lines_seen_by(report, author) == [line]


def test_a_part_of_a_whole_is_hidden_wherever_it_is_shown(partner, official):
    whole = IndicatorFactory(name="Alle")
    part = IndicatorFactory(name="Davon", part_of=whole)
    report = ReportFactory(organisation=partner, period=ReportingPeriodFactory(year=2026))
    IndicatorValueFactory(report=report, indicator=whole, value=20)
    IndicatorValueFactory(report=report, indicator=part, value=17)
    assert {line.indicator.name: line.now.value for line in lines_of(report)} == {"Alle": 20, "Davon": None}
    hand_in(report)
    (sheet,) = sheets_of([part], readable_reports(official))
    assert sheet.partners[0].rows[0].is_hidden


@pytest.mark.parametrize("partners", [1, 3])
def test_sheets_hold_the_state_partners_and_sums(partner, official, author, partners, django_assert_num_queries):
    indicator = IndicatorFactory(core_topic=1)
    years(partner, indicator, 40, 3)
    for number in range(1, partners):
        years(OrganisationFactory(name=f"Ä {number}"), indicator, 10, 20)
    StateValueFactory(indicator=indicator, year=2023)
    StateValueFactory(indicator=indicator, year=2025, value=50)
    ReportFactory(period=Report.objects.first().period)
    # One more asks who reads.
    with django_assert_num_queries(3):
        (sheet,) = sheets_of([indicator], readable_reports(official))
    assert (sheet.years, [row.value for row in sheet.state.rows]) == ([2023, 2024, 2025], [40, 50])
    assert [each.organisation for each in sheet.partners][-1] == partner
    # Three people are hidden in 2025, so there is no sum of which the others could be taken.
    assert [(row.measured.year, row.value) for row in sheet.sums] == ([(2024, 60)] if partners == 3 else [])
    (own,) = sheets_of([indicator], readable_reports(author))
    assert [each.organisation for each in own.partners] == [partner]


def test_merging_makes_one_indicator_of_two_of_the_same_name(partner):
    other = OrganisationFactory()
    kept = IndicatorFactory(organisation=partner, name="Gleich")
    years(partner, kept, 10)
    (report,) = years(other, IndicatorFactory(organisation=other, name="Gleich"), 10)
    Report.objects.filter(pk=report.pk).update(period=ReportingPeriodFactory(year=2031))
    merge_organisations(other, partner, actor=UserFactory(), reason="dasselbe")
    assert list(IndicatorValue.objects.values_list("indicator", flat=True)) == [kept.pk, kept.pk]
