"""The entry page: own reports for partners, periods for the ministry, nothing for others."""

import pytest
from django.urls import reverse

from reports.models import Report
from tests.factories.partners import RepresentativeFactory
from tests.factories.reports import NetworkMembershipFactory, ReportFactory, ReportingPeriodFactory

pytestmark = pytest.mark.django_db
URL = reverse("reports:overview")


def start_url(period, partner):
    return reverse("reports:report_start", args=[period.year, partner.slug])


def test_partner_begins_its_report(client_of, author, partner):
    period = ReportingPeriodFactory()
    client = client_of(author)
    assert "Begin the report" in client.get(URL).content.decode()
    response = client.post(start_url(period, partner))
    report = Report.objects.get()
    assert (response.url, report.organisation, report.on_behalf) == (report.get_absolute_url(), partner, False)


def test_beginning_twice_leads_to_the_same_report(client_of, author, partner):
    period = ReportingPeriodFactory()
    client = client_of(author)
    first, second = (client.post(start_url(period, partner)).url for _ in range(2))
    assert first == second
    assert Report.objects.count() == 1


@pytest.mark.parametrize("state", ["planned", "in_review", "published"])
def test_closed_period_is_not_begun(client_of, author, partner, state):
    period = ReportingPeriodFactory(state=state)
    response = client_of(author).post(start_url(period, partner), follow=True)
    assert "Reports can be started while the period is open." in response.content.decode()
    assert Report.objects.count() == 0


def test_partner_cannot_begin_somebody_elses_report(client_of, author):
    other = NetworkMembershipFactory().organisation
    assert client_of(author).post(start_url(ReportingPeriodFactory(), other)).status_code == 404


def test_ministry_enters_a_report_on_behalf(client_of, official, partner):
    client_of(official).post(start_url(ReportingPeriodFactory(), partner))
    assert Report.objects.get().on_behalf is True


def test_ministry_does_not_enter_what_the_partner_began(client_of, official, partner):
    report = ReportFactory(organisation=partner)
    response = client_of(official).post(start_url(report.period, partner), follow=True)
    assert "The partner has begun a report of its own." in response.content.decode()


def test_ministry_sees_the_periods(client_of, official):
    period = ReportingPeriodFactory(year=2032)
    ReportFactory(period=period, state="submitted")
    page = client_of(official).get(URL).content.decode()
    assert "1 report, 1 to review, 0 accepted" in page


def test_others_see_nothing(client_of):
    assert client_of(RepresentativeFactory().user).get(URL).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_number_of_queries_for_partners(client_of, author, partner, rows, django_assert_num_queries):
    for _ in range(rows):
        ReportFactory(organisation=partner, texts={1: "Text"})
    client = client_of(author)
    with django_assert_num_queries(6):
        client.get(URL)


@pytest.mark.parametrize("rows", [1, 3])
def test_number_of_queries_for_the_ministry(client_of, official, rows, django_assert_num_queries):
    for _ in range(rows):
        ReportFactory(state="submitted")
    client = client_of(official)
    with django_assert_num_queries(7):
        client.get(URL)


def test_start_page_tells_what_waits(client_of, author, official, partner):
    begun = ReportFactory(organisation=partner)
    ReportFactory(organisation=partner, state="submitted", period__year=2060)
    ReportingPeriodFactory(year=2061)
    page = client_of(author).get("/").content.decode()
    assert f"Report {begun.period.year} of Stadt Musterfeld" in page
    assert "Report 2061 of Stadt Musterfeld" in page
    assert "Report 2060 of Stadt Musterfeld" not in page
    page = client_of(official).get("/").content.decode()
    assert "Report 2060 of Stadt Musterfeld" in page
    assert "Review the report" in page
