"""The start page says what waits: open comments, deadlines ahead, who is late, and what the others did."""

from datetime import date, timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from reports.domain.reports import release_report, return_report, submit_report
from reports.models import Extension, ReviewComment
from reports.views.report_news import report_news
from reports.views.waiting_campaigns import waiting_campaigns
from reports.views.waiting_reports import waiting_reports
from tests.factories.partners import RepresentativeFactory
from tests.factories.reports import NetworkMembershipFactory, ReportFactory, ReportingPeriodFactory

pytestmark = pytest.mark.django_db
TODAY, FIRST = date(2031, 12, 1), 2040


def remark(report, official, **values):
    contribution = report.contributions.get()
    place = {"version": 1, "block": 0, "start": 0, "end": 3, "quote": "Ein", "text": "Wann?", "side": "ministry"}
    return ReviewComment.objects.create(contribution=contribution, author=official, **place, **values)


def details(entries):
    return [entry.detail for entry in entries]


def test_open_comments_are_counted_for_both_sides(author, official, partner):
    report = ReportFactory(organisation=partner, state="returned", period__state="open")
    first = remark(report, official)
    remark(report, official, reply_to=first)
    remark(report, official, resolved_at=timezone.now())
    assert details(waiting_reports(author)) == ["The ministry asks for changes. 1 comment is open."]
    remark(report, official)
    assert details(waiting_reports(author)) == ["The ministry asks for changes. 2 comments are open."]
    submit_report(report, actor=None)
    assert details(waiting_reports(official))[0].endswith("2 comments are open.")


@pytest.mark.parametrize("rows", [1, 3])
def test_comments_cost_the_same_for_one_and_three(author, official, partner, rows, django_assert_num_queries):
    for number in range(rows):
        period = ReportingPeriodFactory(year=FIRST + number, state="open")
        for state in ("returned", "submitted"):
            own = partner if state == "returned" else NetworkMembershipFactory().organisation
            remark(ReportFactory(organisation=own, state=state, period=period), official)
    waiting_reports(author), waiting_reports(official)  # who acts for whom is asked once
    with django_assert_num_queries(4):
        waiting_reports(author)
    with django_assert_num_queries(5):
        waiting_reports(official)


def campaign(deadline, **values):
    return ReportingPeriodFactory(year=2031, state="open", deadline=deadline, **values)


@pytest.mark.parametrize(
    ("deadline", "action", "detail"),
    [
        (TODAY + timedelta(days=31), None, None),
        (TODAY + timedelta(days=30), "See where they stand", "3 partners have not submitted yet."),
        (TODAY, "See where they stand", "3 partners have not submitted yet."),
        (TODAY - timedelta(days=1), "See who is late", "2 partners are late."),
        (None, None, None),
    ],
)
def test_deadline_ahead_and_late_partners(official, time_machine, deadline, action, detail):
    """One has not begun, one writes, one writes with more time, one has submitted."""
    time_machine.move_to(TODAY)
    period = campaign(deadline)
    NetworkMembershipFactory(since=date(2020, 1, 1))
    for state in ("draft", "draft", "submitted"):
        report = ReportFactory(period=period, state=state)
        NetworkMembershipFactory(organisation=report.organisation, since=date(2020, 1, 1))
    writing = period.reports.filter(state="draft").last()
    until = (deadline or TODAY) + timedelta(days=1 if deadline and deadline < TODAY else 0)
    Extension.objects.create(report=writing, until=until, reason="Umzug", by=official)
    entries = waiting_campaigns(official)
    assert [(entry.action, entry.detail, entry.due) for entry in entries] == (
        [(action, detail, deadline)] if action else []
    )
    assert all(entry.is_late == (deadline < TODAY) for entry in entries)
    assert waiting_campaigns(RepresentativeFactory().user) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_campaigns_cost_the_same_for_one_and_three(official, rows, django_assert_num_queries):
    for number in range(rows):
        period = ReportingPeriodFactory(year=FIRST + number, state="open", deadline=timezone.localdate())
        ReportFactory(period=period)
        NetworkMembershipFactory(since=date(2020, 1, 1))
    waiting_campaigns(official)
    with django_assert_num_queries(3):
        assert len(waiting_campaigns(official)) == rows


def handed_in(partner, author, rows):
    """Return reports of as many years that ``author`` has just submitted."""
    periods = [ReportingPeriodFactory(year=FIRST + number, state="open", deadline=None) for number in range(rows)]
    reports = [ReportFactory(organisation=partner, period=each, texts={1: "Ein Text."}) for each in periods]
    for each in reports:
        submit_report(each, actor=author)
    return reports


def seen_by(user):
    """Return a request of ``user``."""
    request = RequestFactory().get("/")
    request.user = user
    return request


@pytest.mark.parametrize("rows", [1, 3])
def test_start_page_tells_each_side_what_the_other_did(client_of, author, official, partner, rows):
    head = RepresentativeFactory(organisation=partner, role="owner").user
    for report in handed_in(partner, author, rows):
        if report.period.year == FIRST:
            return_report(report, actor=official, reason="Bitte kürzen.")
    strange = ReportFactory(state="submitted", period__year=2050)
    own, of_partners = (client_of(user).get("/").content.decode() for user in (author, official))
    assert "New in the reports" in own
    assert own.count("report-news") == 2
    news = own.partition('id="report-news"')[2].partition("</section>")[0]
    assert (news.count("<li>"), "returned" in news, "submitted" in news) == (1, True, False)
    news = of_partners.partition('id="report-news"')[2].partition("</section>")[0]
    assert (news.count("<li>"), "returned" in news) == (rows, False)
    assert strange.organisation.display_name not in own
    assert "New in the reports" in client_of(head).get("/").content.decode()
    assert "New in the reports" not in client_of(RepresentativeFactory().user).get("/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_news_cost_one_query(author, official, partner, rows, django_assert_num_queries):
    handed_in(partner, author, rows)
    report_news(seen_by(official))
    with django_assert_num_queries(1):
        assert len(report_news(seen_by(official))["moves"]) == rows
    assert report_news(seen_by(author)) is None


def test_partner_reads_for_two_weeks_what_happened(author, partner, time_machine):
    time_machine.move_to("2031-12-01T12:00Z")
    report = ReportFactory(organisation=partner, state="accepted")
    release_report(report, actor=None)
    assert [each.target for each in report_news(seen_by(author))["moves"]] == ["released"]
    time_machine.move_to("2031-12-15T13:00Z")
    assert report_news(seen_by(author)) is None
