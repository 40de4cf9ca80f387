"""The campaign page: who is late, who has more time, who is reminded."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.outbox.models import Message
from reports.domain.reminding import run_campaigns
from reports.domain.reports import return_report
from reports.domain.reviewing import comment_on
from reports.enums import FocusArea
from reports.models import Extension, Report, ReportingPeriod
from tests.factories.partners import RepresentativeFactory
from tests.factories.reports import NetworkMembershipFactory, ReportFactory, ReportingPeriodFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def period():
    return ReportingPeriodFactory(deadline=timezone.localdate() - timedelta(days=1))


def rows_of(client, period, **query):
    """Return what the table says about each partner, in words."""
    page = client.get(period.get_absolute_url(), query)
    return {row.organisation.name: sorted(row.marks) for row, _badge in page.context["rows"]}


def test_each_partner_is_found_under_what_is_so(client_of, official, period):
    today = timezone.localdate()
    NetworkMembershipFactory(organisation__name="Schweigt")
    for name, state, fields in (
        ("Schreibt", "draft", {"opened_at": timezone.now()}),
        ("Eingereicht", "submitted", {"first_submitted_at": timezone.now() - timedelta(days=3)}),
        ("Zu spät eingereicht", "submitted", {"first_submitted_at": timezone.now()}),
        ("Freigegeben", "released", {}),
        ("Hat Zeit", "draft", {}),
    ):
        ReportFactory(period=period, organisation__name=name, state=state, **fields)
    report = Report.objects.get(organisation__name="Hat Zeit")
    Extension.objects.create(report=report, until=today + timedelta(days=1), reason="Umzug")
    client = client_of(official)
    assert rows_of(client, period) == {
        "Eingereicht": ["submitted"],
        "Freigegeben": ["released"],
        "Hat Zeit": ["extended", "none"],
        "Schreibt": ["draft", "late"],
        "Schweigt": ["late", "none"],
        "Zu spät eingereicht": ["late", "submitted"],
    }
    assert list(rows_of(client, period, state="late")) == ["Schreibt", "Schweigt", "Zu spät eingereicht"]
    assert list(rows_of(client, period, state="extended")) == ["Hat Zeit"]


def test_first_opening_by_the_partner_is_recorded_once(client_of, author, official, partner, period):
    report = ReportFactory(period=period, organisation=partner, state="submitted")
    client_of(official).get(report.get_absolute_url())
    assert Report.objects.get().opened_at is None
    client_of(author).get(report.get_absolute_url())
    first = Report.objects.get()
    colleague = RepresentativeFactory(organisation=partner).user
    client_of(colleague).get(report.get_absolute_url())
    assert (first.opened_by, Report.objects.get().opened_at) == (author, first.opened_at)


@pytest.mark.parametrize(
    ("language", "words"), [("de", "Am geplanten Tag geöffnet"), ("en", "Opened on the planned day")]
)
def test_why_it_opened_is_said_in_the_readers_language(client_of, official, settings, language, words):
    today = timezone.localdate()
    period = ReportingPeriodFactory(state="planned", opens_on=today, deadline=today + timedelta(days=9))
    run_campaigns(today)
    client = client_of(official)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    assert words in client.get(period.get_absolute_url()).content.decode()


def test_chosen_partners_are_reminded(client_of, official, author, partner, period):
    client, url = client_of(official), reverse("reports:campaign_remind", args=[period.year])
    assert "Choose at least one partner." in client.post(url, follow=True).content.decode()
    assert "1 partner is reminded." in client.post(url, {"partner": [partner.pk]}, follow=True).content.decode()
    assert "0 partners are reminded." in client.post(url, {"partner": [partner.pk]}, follow=True).content.decode()
    assert Message.objects.get().recipient == author.email


def test_more_time_is_given_with_a_reason_that_both_read(client_of, official, author, partner, period):
    client, url = client_of(official), reverse("reports:report_extend", args=[period.year, partner.slug])
    until = timezone.localdate() + timedelta(days=9)
    assert client.post(url, {"until": until.isoformat()}).status_code == 422
    assert client.post(url, {"until": "2020-01-01", "reason": "Umzug"}).status_code == 422
    client.post(url, {"until": until.isoformat(), "reason": "Umzug ins neue Rathaus"})
    assert "Umzug ins neue Rathaus" in client.get(url).content.decode()
    page = client_of(author).get(Report.objects.get().get_absolute_url()).content.decode()
    assert "Umzug ins neue Rathaus" in page


def test_late_partner_reads_why_it_cannot_hand_in_before_it_tries(client_of, author, partner, period):
    report = ReportFactory(period=period, organisation=partner, texts={1: "Wir haben geworben."})
    client, submit = client_of(author), reverse("reports:report_submit", args=[report.pk])
    page = client.get(report.get_absolute_url()).content.decode()
    assert "You can submit the report when the ministry gives you more time." in page
    assert ("Hand in by" in page, submit in page) == (False, False)
    overview = client.get(reverse("reports:overview")).content.decode()
    assert ("(late)" in overview, "Hand in by" in overview) == (True, False)
    assert "gives you more time" in client.post(submit, follow=True).content.decode()
    assert Report.objects.get().state == "draft"
    Extension.objects.create(report=report, until=timezone.localdate(), reason="Umzug")
    page = client.get(report.get_absolute_url()).content.decode()
    assert ("Hand in by" in page, submit in page, "gives you more time" in page) == (True, True, False)


def test_returned_report_has_no_deadline_but_leads_to_its_comments(client_of, author, partner, official, period):
    report = ReportFactory(period=period, organisation=partner, state="submitted", texts={1: "Wir haben geworben."})
    comment_on(report, FocusArea(1), version=0, block=0, quote="", text="Wie oft?", author=official)
    return_report(report, actor=official, reason="Siehe Anmerkung.")
    page = client_of(author).get(report.get_absolute_url()).content.decode()
    assert "Hand in by" not in page
    assert page.index("Siehe Anmerkung.") < page.index("Text with comments (1 open)") < page.index("Focus areas")
    assert page.count("Text with comments (1 open)") == 1


def test_nobody_is_reminded_when_all_have_handed_in(client_of, official, period):
    ReportFactory(period=period, state="submitted")
    client = client_of(official)
    assert "Remind the chosen partners" not in client.get(period.get_absolute_url()).content.decode()
    NetworkMembershipFactory()
    assert "Remind the chosen partners" in client.get(period.get_absolute_url()).content.decode()


def test_days_of_reminders_are_the_ministrys_choice(client_of, official, period):
    client, url = client_of(official), reverse("reports:period_details", args=[period.year])
    values = {"deadline": "2050-01-31", "remind_before": "20, 5", "remind_after": "3", "remind_on_day": "on"}
    client.post(url, values)
    assert ReportingPeriod.objects.get().reminder_days == [-20, -5, 0, 3]
    page = client.get(url).content.decode()
    assert 'value="20, 5"' in page
    for wrong in ("zwei", "0", "-3", "91"):
        assert client.post(url, {**values, "remind_before": wrong}).status_code == 422


def test_period_does_not_open_after_its_deadline(client_of, official):
    period = ReportingPeriodFactory(state="planned")
    url = reverse("reports:period_details", args=[period.year])
    answer = client_of(official).post(url, {"deadline": "2050-01-31", "opens_on": "2050-01-31"})
    assert "The period opens after the deadline." in answer.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_number_of_queries(client_of, official, period, rows, django_assert_num_queries):
    for _ in range(rows):
        NetworkMembershipFactory()
        report = ReportFactory(period=period)
        Extension.objects.create(report=report, until=timezone.localdate(), reason="Umzug")
    client = client_of(official)
    with django_assert_num_queries(7):
        client.get(period.get_absolute_url())
