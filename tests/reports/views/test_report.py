"""The page of a report: writing and submitting on one side, reading and deciding on the other."""

import pytest
from django.urls import reverse
from django.utils import timezone

from reports.domain.contributions import save_contribution
from reports.domain.reports import return_report, submit_report
from reports.models import Build, Report
from tests.factories.partners import RepresentativeFactory
from tests.factories.reports import ReportFactory

pytestmark = pytest.mark.django_db


def url(name, report):
    return reverse(f"reports:{name}", args=[report.pk])


@pytest.fixture
def report(partner):
    return ReportFactory(organisation=partner, texts={1: "### Schulen\n\n- Plakate", 3: ""})


def state(report):
    return Report.objects.get(pk=report.pk).state


def test_partner_submits(client_of, author, report):
    client = client_of(author)
    page = client.get(report.get_absolute_url()).content.decode()
    assert "Submit the report" in page
    assert "<li>Plakate</li>" in page
    client.post(url("report_submit", report))
    assert state(report) == "submitted"


def test_what_is_open_stands_above_the_button(client_of, author, report):
    page = client_of(author).get(report.get_absolute_url()).content.decode()
    open_part = page.partition("Without a text so far")[2].partition("Submit the report")[0]
    assert open_part.count("<li>") == 5


def test_empty_report_is_not_submitted(client_of, author, partner):
    report = ReportFactory(organisation=partner)
    response = client_of(author).post(url("report_submit", report), follow=True)
    assert "Write at least one contribution before you submit the report." in response.content.decode()
    assert state(report) == "draft"


def test_ministry_does_not_see_a_draft(client_of, official, report):
    assert client_of(official).get(report.get_absolute_url()).status_code == 404


def test_other_partner_does_not_see_the_report(client_of, report):
    other = RepresentativeFactory(organisation=ReportFactory().organisation).user
    assert client_of(other).get(report.get_absolute_url()).status_code == 404


def test_ministry_returns_with_a_reason_that_the_partner_reads(client_of, author, official, report):
    submit_report(report, actor=author)
    client_of(official).post(url("report_return", report), {"reason": "Bitte Zahlen nennen."})
    assert state(report) == "returned"
    page = client_of(author).get(report.get_absolute_url()).content.decode()
    assert page.count("Bitte Zahlen nennen.") == 2  # above the texts, and in the history


def test_returning_without_reason_is_an_error_of_the_field(client_of, author, official, report):
    submit_report(report, actor=author)
    response = client_of(official).post(url("report_return", report), {"reason": "  "})
    assert response.status_code == 422
    assert state(report) == "submitted"


def test_ministry_accepts(client_of, author, official, report):
    submit_report(report, actor=author)
    client_of(official).post(url("report_accept", report))
    assert state(report) == "accepted"


def test_partner_does_not_decide(client_of, author, report):
    submit_report(report, actor=author)
    client = client_of(author)
    answers = [
        client.post(url(name, report), {"reason": "x"}).status_code for name in ("report_return", "report_accept")
    ]
    assert answers == [404, 404]
    assert state(report) == "submitted"


def test_ministry_reads_what_was_submitted_not_the_draft_after_it(client_of, author, official, partner):
    report = ReportFactory(organisation=partner)
    save_contribution(report, 1, "Eingereichter Text", expected_revision=0, author=author)
    submit_report(report, actor=author)
    return_report(report, actor=official, reason="Mehr")
    save_contribution(report, 1, "Entwurf danach", expected_revision=1, author=author)
    save_contribution(report, 2, "Ganz neuer Entwurf", expected_revision=0, author=author)
    page = client_of(official).get(report.get_absolute_url()).content.decode()
    assert "Eingereichter Text" in page
    assert "Entwurf" not in page
    page = client_of(author).get(report.get_absolute_url()).content.decode()
    assert "Entwurf danach" in page


def test_submission_on_behalf_says_so(client_of, official, partner):
    report = ReportFactory(organisation=partner, on_behalf=True, texts={1: "Per Post"})
    client_of(official).post(url("report_submit", report))
    assert report.transitions.get().reason == "On behalf of Stadt Musterfeld"


def test_pdf_is_asked_for_once(client_of, author, report):
    client = client_of(author)
    for _ in range(2):
        client.post(url("report_build", report))
    assert list(Build.objects.values_list("report", "edition", "state")) == [(report.pk, None, "queued")]
    assert "hx-get" in client.get(report.get_absolute_url()).content.decode()


@pytest.mark.parametrize("texts", [1, 3])
def test_number_of_queries(client_of, author, partner, texts, django_assert_num_queries):
    report = ReportFactory(
        organisation=partner, texts=dict.fromkeys(range(1, texts + 1), "Text"), opened_at=timezone.now()
    )
    client = client_of(author)
    with django_assert_num_queries(18):
        client.get(report.get_absolute_url())
