"""Indicators at a desk and on a phone: entered beside the year before, shown beside the state's."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories.indicators import IndicatorFactory, IndicatorValueFactory, StateValueFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import NetworkMembershipFactory, ReportFactory, ReportingPeriodFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def partner(transactional_db):
    return NetworkMembershipFactory(organisation__name="Stadt Musterfeld").organisation


@pytest.fixture
def core(partner):
    """An indicator with values of the state, of the partner and of another one, the newest counted otherwise."""
    core = IndicatorFactory(
        name="Neue im Landesdienst", core_topic=3, counts="share", unit="%", basis="alle Neuen", way="survey"
    )
    other = OrganisationFactory(name="Kreis Tal")
    for year, way in ((2024, "survey"), (2025, "estimate")):
        period = ReportingPeriodFactory(year=year)
        StateValueFactory(indicator=core, year=year, value=20 + year % 10, people=900, response_rate=50)
        for organisation in (partner, other):
            report = ReportFactory(organisation=organisation, period=period)
            more = {"value": 30, "people": 400, "way": way, "response_rate": 50, "state": "accepted"}
            IndicatorValueFactory(report=report, indicator=core, **more)
    return core


@pytest.fixture
def open_page(page, sign_in, base_url):
    """Return a function that opens an address for somebody."""

    def open_page(user, address):
        sign_in(page, user)
        page.goto(base_url + address)

    return open_page


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def test_entered_beside_the_year_before_and_shown_beside_the_state(open_page, page, look_over, partner, core):
    author = RepresentativeFactory(organisation=partner, user__name="Erna Editor", user__language="en").user
    report = ReportFactory(organisation=partner, period=ReportingPeriodFactory(year=2026))
    main = page.get_by_role("main")
    page.set_viewport_size({"width": 360, "height": 800})
    open_page(author, report.get_absolute_url())
    main.get_by_role("link", name="Enter values of indicators").click()
    expect(main).to_contain_text("30 %")
    look_over(page, "indicators-values")
    main.get_by_role("link", name=core.name).click()
    expect(main).to_contain_text("2025: 30 %")
    page.get_by_label("Value", exact=True).fill("3")
    page.get_by_label("survey").check()
    button(page, "Save").click()
    expect(main).to_contain_text("A survey needs its response rate.")
    expect(main).to_contain_text("A share needs the number of people it is a part of.")
    expect(page.get_by_label("Value", exact=True)).to_have_value("3")
    look_over(page, "indicators-value")
    page.get_by_label("Of how many people?").fill("100")
    page.get_by_label("Response rate in percent").fill("62,5")
    button(page, "Save").click()
    expect(main).to_contain_text("3 %")
    open_page(author, report.get_absolute_url())
    expect(main).to_contain_text("not comparable: collected in another way")
    expect(main).to_contain_text("not shown: fewer than five people")
    look_over(page, "indicators-report")
    keep_and_read(open_page, page, look_over, core)


def keep_and_read(open_page, page, look_over, core):
    ministry = RepresentativeFactory(organisation=OrganisationFactory(ministry=True), user__language="en").user
    main = page.get_by_role("main")
    open_page(ministry, reverse("reports:indicators"))
    expect(main.get_by_role("img", name="Kreis Tal. 2024: 30 %; 2025: 30 %")).to_be_visible()
    look_over(page, "indicators-list")
    main.get_by_role("link", name=core.name).click()
    main.get_by_role("link", name="Enter a value of the state").click()
    page.get_by_label("Year", exact=True).fill("2026")
    page.get_by_label("Value", exact=True).fill("28,5")
    page.get_by_label("Of how many people?").fill("1000")
    page.get_by_label("Response rate in percent").fill("70")
    page.get_by_label("Reference date or last day").fill("2026-06-30")
    look_over(page, "indicators-state")
    button(page, "Save").click()
    expect(main).to_contain_text("28.5 %")
    look_over(page, "indicators-page")
    main.get_by_role("link", name="Change the indicator").click()
    expect(page.get_by_label("What is counted?")).to_have_value(core.name)
    look_over(page, "indicators-details")
