"""From acceptance to the brochure: the partner's head releases, the ministry may leave a report out."""

import pytest
from django.urls import reverse

from reports.models import Report
from tests.factories.partners import RepresentativeFactory
from tests.factories.reports import ReportFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(partner):
    return RepresentativeFactory(organisation=partner, role="owner", user__name="Hilde Head").user


@pytest.fixture
def report(partner):
    return ReportFactory(organisation=partner, state="accepted", texts={2: "Kurse", 1: "Plakate"})


def url(name, report):
    return reverse(f"reports:{name}", args=[report.pk])


def page(client, report):
    return client.get(report.get_absolute_url()).content.decode()


def test_head_reads_the_text_and_releases_it_in_somebodys_name(client_of, head, official, report):
    client = client_of(head)
    assert "Read and release" in page(client, report)
    shown = client.get(url("report_release", report)).content.decode()
    assert 0 < shown.index("Plakate") < shown.index("Kurse") < shown.index("Release the report")
    client.post(url("report_release", report), {"sure": "on", "behalf_of": "Dr. Ada Beispiel, Landrätin"})
    assert Report.objects.get(pk=report.pk).state == "released"
    for reader in (head, official):
        shown = page(client_of(reader), report)
        # Above the text and in the history.
        assert shown.count("Dr. Ada Beispiel, Landrätin") == 2
        assert "by Hilde Head, on behalf of Dr. Ada Beispiel, Landrätin" in shown


def test_release_needs_a_tick(client_of, head, report):
    answer = client_of(head).post(url("report_release", report), {})
    assert (answer.status_code, Report.objects.get(pk=report.pk).state) == (422, "accepted")


def test_who_does_not_head_the_partner_reads_who_releases(client_of, author, official, report):
    assert "The head of your organisation reads it once more and releases it here." in page(client_of(author), report)
    assert "The partner reads the text once more and releases it." in page(client_of(official), report)


def test_left_out_with_a_reason_and_taken_in_again(client_of, head, official, report):
    ministry = client_of(official)
    assert ministry.post(url("report_leave_out", report), {"reason": " "}).status_code == 422
    ministry.post(url("report_leave_out", report), {"reason": "Zwei Monate ohne Antwort."})
    shown = page(client_of(head), report)
    assert "Not in the brochure" in shown
    assert "Zwei Monate ohne Antwort." in shown
    assert "Read and release" not in shown
    assert not Report.objects.accepted().exists()
    ministry.post(url("report_leave_out", report), {"take_in": "1"})
    assert "Read and release" in page(client_of(head), report)


def test_on_whose_behalf_it_was_submitted_is_seen_by_both(client_of, author, official, partner):
    report = ReportFactory(organisation=partner, texts={1: "Text"})
    client_of(author).post(url("report_submit", report), {"behalf_of": "Dr. Ada Beispiel"})
    for reader in (author, official):
        assert "by Erna Editor, on behalf of Dr. Ada Beispiel" in page(client_of(reader), report)
