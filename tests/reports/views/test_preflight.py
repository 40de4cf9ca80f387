"""The pages of the preflight."""

import pytest
from django.urls import reverse

from reports.domain.preflight import answer_finding, findings_of_report
from reports.enums import FocusArea
from reports.models import Contribution, PreflightAnswer
from tests.factories.reports import ReportFactory, ReportingPeriodFactory

SLIP = "Von 40 Auszubildenden haben 12, also 35 %, eine Einwanderungsgeschichte."
ADDRESS = "Mehr unter www,example.org."


@pytest.fixture
def period(db):
    return ReportingPeriodFactory(year=2027)


@pytest.fixture
def report(period, partner):
    return ReportFactory(period=period, organisation=partner, texts={1: SLIP, 2: ADDRESS})


@pytest.fixture
def writer(client, author):
    client.force_login(author)
    return client


def named(checked):
    found = checked.finding
    return {"focus_area": found.focus_area, "rule": found.rule, "passage_hash": found.passage_hash}


def page_of(client, name, *args, **query):
    return client.get(reverse(f"reports:{name}", args=args), query)


def test_report_shows_open_findings_before_it_is_handed_in(writer, report):
    page = page_of(writer, "report", report.pk)
    assert "2 open findings" in page.text
    assert "submit the report all the same" in page.text
    assert reverse("reports:report_findings", args=[report.pk]) in page.text
    writer.post(reverse("reports:report_submit", args=[report.pk]))
    report.refresh_from_db()
    assert report.state == "submitted"


def test_answer_is_shown_with_who_and_why_and_can_be_taken_back(writer, report, author):
    (slip, _address) = findings_of_report(report)
    url = reverse("reports:finding_answer", args=[report.pk])
    writer.post(url, {**named(slip), "note": "Gezählt wie <immer>."})
    page = page_of(writer, "report_findings", report.pk)
    assert [len(page.context["findings"]), len(page.context["answered"])] == [1, 1]
    assert "Gezählt wie &lt;immer&gt;." in page.text
    assert author.name in page.text
    writer.post(url, {**named(slip), "withdraw": "1"})
    assert not PreflightAnswer.objects.exists()


@pytest.mark.parametrize("change", [{"passage_hash": "0" * 64}, {"note": "x" * 501}, {"focus_area": 9}])
def test_answer_to_nothing_is_refused_with_the_reason(writer, report, change):
    (slip, _address) = findings_of_report(report)
    answer = writer.post(reverse("reports:finding_answer", args=[report.pk]), {**named(slip), **change}, follow=True)
    assert answer.status_code == 200
    assert "Nothing was saved" in answer.text or "changed meanwhile" in answer.text
    assert not PreflightAnswer.objects.exists()


def test_typed_text_is_checked_without_being_saved(writer, report):
    url = reverse("reports:contribution_check", args=[report.pk, 1])
    page = writer.post(url, {"text": f"{ADDRESS} <b>", "revision": "0", "save": ""})
    assert [each.finding.rule for each in page.context["findings"]] == ["web-address"]
    assert '<input type="hidden" name="text" value="Mehr unter www,example.org. &lt;b&gt;">' in page.text
    assert "Save the text to answer" in page.text
    assert Contribution.objects.get(report=report, focus_area=1).text == SLIP
    assert reverse("reports:finding_answer", args=[report.pk]) not in page.text


def test_finding_in_a_saved_text_is_answered_in_its_place(writer, report):
    page = writer.post(reverse("reports:contribution_check", args=[report.pk, 1]), {"text": SLIP})
    (found,) = page.context["findings"]
    url = reverse("reports:finding_answer", args=[report.pk])
    assert f'hx-post="{url}" hx-target="#{found.anchor}" hx-select="#{found.anchor}"' in page.text
    answered = writer.post(url, named(found), follow=True).text
    assert "Correct as printed" in answered.partition(f'id="{found.anchor}"')[2].partition("</li>")[0]


def test_going_on_writing_brings_the_typed_text_back(writer, report):
    page = writer.post(reverse("reports:contribution", args=[report.pk, 1]), {"text": "Neu", "preview": "1"})
    assert page.context["form"]["text"].value() == "Neu"


def test_nothing_typed_is_nothing_found(writer, report):
    page = writer.post(reverse("reports:contribution_check", args=[report.pk, 6]))
    assert "found nothing that is open" in page.text


@pytest.fixture
def ministry(client, official):
    client.force_login(official)
    return client


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({}, 3),
        ({"rule": "web-address"}, 2),
        ({"severity": "warning"}, 0),
        ({"state": "answered"}, 1),
        ({"state": "open", "rule": "web-address"}, 1),
        ({"rule": "no such rule", "page": "99"}, 3),
    ],
)
def test_period_page_shows_what_was_handed_in_filtered(ministry, period, official, query, count):
    other = ReportFactory(period=period, state="submitted", texts={1: SLIP, 2: ADDRESS})
    answered = ReportFactory(period=period, state="accepted", texts={3: ADDRESS})
    (found,) = findings_of_report(answered)
    answer_finding(answered, FocusArea(3), found.finding.rule, found.finding.passage_hash, note="", actor=official)
    ReportFactory(period=period, texts={1: SLIP})  # a draft is the partner's alone
    page = page_of(ministry, "period_findings", 2027, **query)
    assert page.context["page"].paginator.count == count
    assert (other.organisation.name in page.text) == (query.get("state") != "answered" and count > 0)


def test_rows_of_the_period_cost_no_queries_each(ministry, period, django_assert_num_queries):
    ReportFactory(period=period, state="submitted", texts={1: SLIP})
    page_of(ministry, "period_findings", 2027)  # the content types of a first request
    with django_assert_num_queries(10):
        page_of(ministry, "period_findings", 2027)
    for _number in range(2):
        ReportFactory(period=period, state="submitted", texts={1: SLIP})
    with django_assert_num_queries(10):
        page_of(ministry, "period_findings", 2027)
