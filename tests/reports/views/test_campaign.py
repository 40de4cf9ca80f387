"""The campaign page: who is late, who has more time, who is reminded."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.outbox.models import Message
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
