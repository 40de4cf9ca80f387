"""The ministry's campaign page."""

import pytest
from django.urls import reverse

from reports.models import ReportingPeriod
from tests.factories.reports import NetworkMembershipFactory, ReportFactory, ReportingPeriodFactory

pytestmark = pytest.mark.django_db


def page_of(client, period, **query):
    return client.get(period.get_absolute_url(), query).content.decode()


def test_one_row_per_partner_in_alphabetical_order(client_of, official):
    period = ReportingPeriodFactory()
    for name in ("Zunft", "Ärztebund", "Verein"):
        NetworkMembershipFactory(organisation__name=name)
    ReportFactory(period=period, organisation__name="Bund ohne Mitgliedschaft", state="submitted")
    page = page_of(client_of(official), period)
    names = ["Ärztebund", "Bund ohne Mitgliedschaft", "Verein", "Zunft"]
    assert sorted(names, key=page.index) == names


def test_of_a_draft_the_ministry_learns_only_that_it_exists(client_of, official):
    report = ReportFactory(texts={1: "eins zwei drei"})
    page = page_of(client_of(official), report.period)
    assert "draft" in page
    assert report.get_absolute_url() not in page


def test_filter_by_state(client_of, official):
    period = ReportingPeriodFactory()
    ReportFactory(period=period, organisation__name="Wartende Stadt", state="submitted")
    ReportFactory(period=period, organisation__name="Fertige Stadt", state="accepted")
    page = page_of(client_of(official), period, state="submitted")
    assert ("Wartende Stadt" in page, "Fertige Stadt" in page) == (True, False)
    page = page_of(client_of(official), period, state="'; DROP TABLE")
    assert ("Wartende Stadt" in page, "Fertige Stadt" in page) == (True, True)


@pytest.mark.parametrize("rows", [1, 3])
def test_number_of_queries(client_of, official, rows, django_assert_num_queries):
    period = ReportingPeriodFactory()
    for _ in range(rows):
        NetworkMembershipFactory()
        ReportFactory(period=period, state="submitted")
        ReportFactory(period=period)
    client = client_of(official)
    with django_assert_num_queries(7):
        page_of(client, period)


def test_period_is_planned(client_of, official):
    response = client_of(official).post(
        reverse("reports:period_create"),
        {"year": 2027, "start": "2026-10-01", "end": "2027-09-30", "deadline": "2027-12-15"},
    )
    period = ReportingPeriod.objects.get()
    assert (response.url, period.state, period.editions.get().title) == (
        "/berichte/zeitraum/2027/",
        "planned",
        "Erfolgsfaktor Interkulturelle Öffnung",
    )


@pytest.mark.parametrize(
    ("opens_on", "sentence"),
    [("", "Open it when partners may write."), ("2027-10-04", "It opens by itself on 4 October 2027.")],
)
def test_who_opens_the_period_is_said(client_of, official, opens_on, sentence):
    response = client_of(official).post(
        reverse("reports:period_create"),
        {"year": 2027, "start": "2026-10-01", "end": "2027-09-30", "deadline": "2027-12-15", "opens_on": opens_on},
        follow=True,
    )
    assert sentence in response.content.decode()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"start": "2027-10-01"}, "The last day lies before the first."),
        ({"year": 2025}, "Reporting period with this Year already exists."),
        ({"start": "2025-06-01"}, "This period overlaps with another one."),
        ({"year": 1066}, "This is no year of the initiative."),
        ({"deadline": ""}, "This field is required."),
    ],
)
def test_impossible_period_is_refused_with_a_sentence(client_of, official, values, sentence):
    ReportingPeriodFactory(year=2025)
    good = {"year": 2027, "start": "2026-10-01", "end": "2027-09-30", "deadline": "2027-12-15"}
    response = client_of(official).post(reverse("reports:period_create"), {**good, **values})
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert ReportingPeriod.objects.count() == 1


def move(client, period, **values):
    return client.post(reverse("reports:period_move", args=[period.year]), values, follow=True).content.decode()


def test_period_is_opened_closed_and_opened_again(client_of, official):
    period, client = ReportingPeriodFactory(state="planned"), client_of(official)
    for name in ("open", "close", "open"):
        move(client, period, move=name)
    assert list(period.transitions.values_list("target", flat=True)) == ["open", "in_review", "open"]


def test_move_that_does_not_fit_is_refused_with_a_sentence(client_of, official):
    period = ReportingPeriodFactory(state="planned")
    assert "The period has moved on meanwhile." in move(client_of(official), period, move="close")
    assert "Choose what should happen." in move(client_of(official), period, move="explode")


def test_deadline_is_changed(client_of, official):
    period = ReportingPeriodFactory()
    client_of(official).post(
        reverse("reports:period_details", args=[period.year]), {"deadline": "2050-01-31", "guidelines": "Kurz."}
    )
    period.refresh_from_db()
    assert (period.deadline.isoformat(), period.guidelines) == ("2050-01-31", "Kurz.")


def test_partners_do_not_see_the_campaign(client_of, author):
    period = ReportingPeriodFactory()
    client = client_of(author)
    assert client.get(period.get_absolute_url()).status_code == 404
    assert client.post(reverse("reports:period_move", args=[period.year]), {"move": "close"}).status_code == 404
