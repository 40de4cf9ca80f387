"""Entering values: what was typed stays, what is missing is named."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.html import escape

from reports.forms.number_field import read_number
from reports.models import Indicator, IndicatorValue
from tests.factories.indicators import IndicatorFactory, IndicatorValueFactory, hand_in
from tests.factories.reports import ReportFactory, ReportingPeriodFactory


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1100", "1100"),
        ("1 100", "1100"),
        ("12,5", "12.5"),
        ("12.50", "12.5"),
        ("0,125", "0.125"),
        ("-3", "-3"),
        ("1.100,5", "1100.5"),
        ("1,100.5", "1100.5"),
        ("1.100.000", "1100000"),
        ("1234,567", "1234.567"),
    ],
)
def test_numbers_are_read_as_people_write_them(text, number):
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["1.100", "1,100", "12.34.5", "1.1000.000", "zwölf", "1,23456", "1" * 13, "1.100.00", ""]
)
def test_numbers_that_could_be_others_are_refused(text):
    with pytest.raises(ValueError, match=r"\w+ .*\."):
        read_number(text)


@pytest.fixture
def report(partner):
    return ReportFactory(organisation=partner, period=ReportingPeriodFactory(year=2026))


@pytest.fixture
def client(client_of, author):
    return client_of(author)


def url(report, name="values", *args):
    return reverse(f"reports:{name}", args=[report.pk, *args])


@pytest.mark.django_db
def test_what_is_missing_is_named_and_what_was_typed_stays(client, report):
    indicator = IndicatorFactory(name="Anteil", counts="share", unit="%", basis="alle Beschäftigten", way="survey")
    page = url(report, "value", indicator.pk)
    assert 'value="alle Beschäftigten"' in client.get(page).content.decode()
    sent = {"value": "12,5", "counts": "share", "basis": "alle", "way": "survey", "to_day": "2026-09-30", "seen": ""}
    answer = client.post(page, sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "A survey needs its response rate." in text
    assert "A share needs the number of people it is a part of." in text
    assert 'value="12,5"' in text
    answer = client.post(page, {**sent, "response_rate": "60", "people": "400"})
    assert answer.headers["Location"] == url(report)
    value = IndicatorValue.objects.get()
    assert (value.value, value.unit, value.people, value.response_rate) == (12.5, "%", 400, 60)
    stale = client.post(page, {**sent, "response_rate": "60", "people": "400", "value": "99"})
    assert (stale.status_code, "Saved meanwhile:" in stale.content.decode()) == (409, True)
    assert client.post(url(report, "value_remove", indicator.pk)).status_code == 302
    assert not IndicatorValue.objects.exists()


@pytest.mark.django_db
def test_an_own_indicator_is_named_with_its_first_value(client, report):
    sent = {"value": "1100", "counts": "other", "basis": "alle Kurse", "way": "register", "to_day": "2026-09-30"}
    assert "Please name the unit." in client.post(url(report, "value_new"), {**sent, "name": "Kurse"}).content.decode()
    assert client.post(url(report, "value_new"), {**sent, "name": "Kurse", "unit": "Stunden"}).status_code == 302
    again = client.post(url(report, "value_new"), {**sent, "name": "Kurse", "unit": "Stunden"})
    assert escape("There is an indicator with this name already.") in again.content.decode()
    assert Indicator.objects.get().organisation == report.organisation


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_whatever_it_holds(client, report, rows, django_assert_num_queries):
    for _each in range(rows):
        IndicatorValueFactory(report=report)
    client.get(url(report))
    with django_assert_num_queries(LIST_QUERIES):
        assert client.get(url(report)).status_code == 200


@pytest.mark.django_db
def test_readers_see_no_small_group_and_a_submitted_report_stays(client, client_of, official, report):
    past = ReportFactory(organisation=report.organisation, period=ReportingPeriodFactory(year=2025))
    value = IndicatorValueFactory(report=past, value=30, state="accepted")
    IndicatorValueFactory(report=report, indicator=value.indicator, value=3)
    hand_in(report, "submitted")
    text = client_of(official).get(report.get_absolute_url()).content.decode()
    assert "not shown: fewer than five people" in text
    assert "30 Personen" in text
    assert client.get(url(report)).headers["Location"].endswith("#indicators")


LIST_QUERIES = 6
