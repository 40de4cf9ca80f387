"""The pages of indicators over the years: state beside partners, file, what the ministry keeps."""

import io

import openpyxl
import pytest
from django.urls import reverse
from django.utils.html import escape

from reports.domain.edition import collect_partner_report, collect_with_sources
from reports.domain.printed_indicators import has_indicators
from reports.models import Indicator, StateValue
from tests.factories.indicators import IndicatorFactory, IndicatorValueFactory, StateValueFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.reports import EditionFactory, ReportFactory, ReportingPeriodFactory

pytestmark = pytest.mark.django_db
SENT = {"value": "55", "counts": "people", "basis": "alle", "way": "register", "to_day": "2027-06-30", "seen": ""}


def url(name, *args):
    return reverse(f"reports:{name}", args=args)


@pytest.fixture
def core():
    return IndicatorFactory(name="Neue im Landesdienst", core_topic=3)


@pytest.fixture
def ministry(client_of, official):
    return client_of(official)


@pytest.fixture
def filled(core, partner):
    """Values of the state and of two partners in two years: then one is small, one counted otherwise."""
    reports = []
    other = OrganisationFactory(name="Kreis Tal")
    for year, own, foreign in ((2026, 30, 20), (2027, 3, 40)):
        period = ReportingPeriodFactory(year=year)
        StateValueFactory(indicator=core, year=year, value=500 + year)
        for organisation, number in ((partner, own), (other, foreign)):
            report = ReportFactory(organisation=organisation, period=period, texts={1: "Text"})
            way = "estimate" if number == 40 else "register"
            IndicatorValueFactory(report=report, indicator=core, value=number, way=way, state="accepted")
            reports.append(report)
    return reports


def test_state_and_partners_stand_side_by_side(ministry, core, filled):
    for page in (url("indicators"), url("indicator", core.pk)):
        text = ministry.get(page).content.decode().replace("\u00a0", " ")
        assert "2,526 Personen" in text
        assert "30 Personen" in text
        assert "50 Personen" in text
        assert "Kreis Tal, 2027: not comparable: collected in another way" in text
        assert "3 Personen" not in text.replace("33 Personen", "")
    assert text.count("series-chart") == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_whatever_it_holds(ministry, rows, django_assert_num_queries):
    for number in range(1, rows + 1):
        value = IndicatorValueFactory(indicator=IndicatorFactory(core_topic=number), state="accepted")
        StateValueFactory(indicator=value.indicator)
        IndicatorFactory(organisation=OrganisationFactory())
    ministry.get(url("indicators"))
    with django_assert_num_queries(LIST_QUERIES):
        assert ministry.get(url("indicators")).status_code == 200


def test_the_file_holds_what_the_page_shows(ministry, core, filled):
    content = b"".join(ministry.get(url("indicator_xlsx", core.pk)).streaming_content)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    rows = [tuple(cell.value for cell in row[:4]) for row in sheet.iter_rows(min_row=2)]
    assert ("Kreis Tal", 2027, 40, "Personen") in rows
    assert ("Stadt Musterfeld", 2027, None, "Personen") in rows
    assert ("All partners together", 2026, 50, "Personen") in rows
    assert len(rows) == 7


def test_the_brochure_and_the_own_report_hold_the_same_values(core, filled):
    report = filled[2]
    printed = collect_with_sources(EditionFactory(period=report.period)).data.indicators
    assert [(each.name, [series.owner for series in each.series]) for each in printed] == [
        (core.name, ["Das Land selbst", "Kreis Tal", "Stadt Musterfeld"])
    ]
    own = printed[0].series[2]
    assert [value.number for value in own.values] == ["30.0000", ""]
    assert collect_partner_report(report).indicators[0].series[0].values == own.values
    # What comes later is not in the brochure of the year before.
    assert [has_indicators(each.period) for each in (report, filled[0], ReportFactory(period__year=2020))] == [
        True,
        True,
        False,
    ]
    earlier = collect_with_sources(EditionFactory(period=filled[0].period)).data.indicators
    assert {value.year for series in earlier[0].series for value in series.values} == {2026}


def test_partners_read_their_own_values_beside_the_state(client_of, author, core, filled):
    text = client_of(author).get(url("indicator", core.pk)).content.decode()
    assert "Stadt Musterfeld" in text
    assert "Kreis Tal" not in text
    assert "Enter a value of the state" not in text


def test_the_ministry_names_indicators(ministry):
    page = url("indicator_new")
    sent = {"name": "Anteil", "counts": "share", "basis": "alle", "way": "survey", "core_topic": "2"}
    assert "This field is required." in ministry.post(page, {**sent, "name": ""}).content.decode()
    ministry.post(page, sent)
    indicator = Indicator.objects.get()
    assert (indicator.unit, indicator.core_topic, indicator.organisation) == ("%", 2, None)
    assert "There is an indicator" in ministry.post(page, {**sent, "name": "Zweite"}).content.decode()
    whole = IndicatorFactory()
    part = IndicatorFactory(part_of=whole)
    refused = ministry.post(
        url("indicator_details", whole.pk),
        {"name": "W", "counts": "people", "basis": "alle", "way": "survey", "part_of": IndicatorFactory().pk},
    )
    assert escape("Others are a part of this one") in refused.content.decode()
    choices = ministry.get(url("indicator_details", part.pk)).content.decode()
    assert f'<option value="{whole.pk}" selected>' in choices


def test_the_ministry_enters_values_of_the_state(ministry, core):
    page = url("state_value_new", core.pk)
    assert ministry.post(page, {**SENT, "year": ""}).status_code == 422
    assert ministry.post(page, {**SENT, "year": "2027"}).headers["Location"] == url("indicator", core.pk)
    again = ministry.post(page, {**SENT, "year": "2027"})
    assert (again.status_code, "There is a value of this year already." in again.content.decode()) == (409, True)
    stored = StateValue.objects.get()
    change = url("state_value", core.pk, 2027)
    assert 'value="55"' in ministry.get(change).content.decode()
    assert ministry.post(change, {**SENT, "value": "60"}).status_code == 409
    assert ministry.post(change, {**SENT, "value": "60", "seen": stored.updated_at.isoformat()}).status_code == 302
    assert StateValue.objects.get().value == 60
    ministry.post(url("state_value_remove", core.pk, 2027))
    assert not StateValue.objects.exists()


LIST_QUERIES = 6
