"""Saving while typing, conflicts chosen place by place, lost sessions, last year's text."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from reports.domain.contributions import autosave_contribution, save_contribution
from reports.models import Contribution, Report
from tests.factories.partners import RepresentativeFactory
from tests.factories.reports import ReportFactory, ReportingPeriodFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(partner):
    return ReportFactory(organisation=partner)


def url(report, name="contribution", number=1):
    return reverse(f"reports:{name}", args=[report.pk, number])


def type_in(client, report, text, revision):
    return client.post(url(report, "contribution_autosave"), {"text": text, "revision": revision})


def test_every_pause_is_answered_with_the_next_revision(client_of, author, report):
    client = client_of(author)
    first = type_in(client, report, "Wir", 0).json()
    second = type_in(client, report, "Wir werben", first["revision"]).json()
    assert (first["revision"], second["revision"], second["words"]) == (1, 2, "2 words")
    assert second["message"].startswith("Saved at")
    assert Contribution.objects.get().text == "Wir werben"


def test_typing_is_refused_with_a_sentence(client_of, author, partner, report):
    client = client_of(author)
    other = RepresentativeFactory(organisation=partner).user
    autosave_contribution(report, 1, "Von der anderen", expected_revision=0, author=other)
    stale = type_in(client, report, "Von mir", 0)
    assert (stale.status_code, stale.json()["message"]) == (
        409,
        "Somebody else saved this text meanwhile. Press “Save” to see both texts beside each other.",
    )
    assert type_in(client, report, "a\x1b", 1).status_code == 422
    assert type_in(client, report, "a", "x").status_code == 422
    signed_out = type_in(Client(), report, "Von mir", 1)
    assert (signed_out.status_code, "press “Save”" in signed_out.json()["message"]) == (401, True)
    save_contribution(report, 1, "Fertig", expected_revision=1, author=other)
    Report.objects.filter(pk=report.pk).update(state="submitted", submitted_at="2031-01-01T00:00Z")
    assert "The report is submitted" in type_in(client, report, "Von mir", 2).json()["message"]
    assert Contribution.objects.get().text == "Fertig"


def test_whoever_was_signed_out_finds_the_text_again(author, report):
    browser = Client()
    text = "Sehr viel Text über Übungsleiter*innen. " * 2_400
    response = browser.post(url(report), {"text": text, "revision": 0, "save": ""})
    assert response.url.startswith(reverse("account_login"))
    browser.force_login(author)
    page = browser.get(url(report)).content.decode()
    assert "Here is what you wrote. It is not saved yet." in page
    assert text.strip() in page
    assert "data-unsaved" in page
    assert Contribution.objects.count() == 0
    assert "Sehr viel Text" not in browser.get(url(report)).content.decode()


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({}, "Anfang\nmein Mittelteil\nEnde\nNachsatz"),
        ({"passage-1": "theirs", "passage-2": "mine"}, "Anfang\nihr Mittelteil\nEnde\nNachsatz"),
        ({"passage-1": "both", "passage-2": "theirs"}, "Anfang\nihr Mittelteil\nmein Mittelteil\nEnde"),
        ({"passage-1": "anything"}, "Anfang\nmein Mittelteil\nEnde\nNachsatz"),
    ],
)
def test_a_conflict_is_decided_place_by_place(client_of, author, report, choices, expected):
    mine = "Anfang\nmein Mittelteil\nEnde\nNachsatz"
    autosave_contribution(report, 1, "Anfang\nihr Mittelteil\nEnde", expected_revision=0, author=author)
    client = client_of(author)
    conflict = client.post(url(report), {"text": mine, "revision": 0})
    page = conflict.content.decode()
    assert conflict.status_code == 409
    assert page.count('value="both"') == 2
    assert "Erna Editor saved at" in page
    response = client.post(url(report), {"text": mine, "revision": 1, "join": "1", **choices})
    assert response.url.endswith("#gespeichert")
    stored = Contribution.objects.get()
    assert stored.text == expected
    # What was replaced can be read again, also where both are the same person's.
    assert [each.text for each in stored.versions.order_by("number")] == ["Anfang\nihr Mittelteil\nEnde", expected]


def test_a_third_save_during_the_choice_is_a_conflict_again(client_of, author, report):
    save_contribution(report, 1, "Zweite", expected_revision=0, author=author)
    response = client_of(author).post(url(report), {"text": "Meine", "revision": 0, "join": "1", "passage-1": "theirs"})
    assert response.status_code == 409
    assert Contribution.objects.get().text == "Zweite"


@pytest.fixture
def earlier(partner, report):
    period = ReportingPeriodFactory(year=2029, start=date(2028, 10, 1), end=date(2029, 9, 30))
    return ReportFactory(organisation=partner, period=period, texts={1: "Text von **früher**"})


def test_last_years_text_is_a_start_marked_until_it_is_changed(client_of, author, report, earlier):
    client = client_of(author)
    assert "<strong>früher</strong>" in client.get(url(report)).content.decode()
    page = client.post(url(report), {"text": "", "revision": 0, "take_over": "1"}, follow=True).content.decode()
    assert "nothing is changed yet" in page
    stored = report.contributions.get()
    assert (stored.text, stored.taken_over_from) == ("Text von **früher**", earlier.contributions.get())
    client.post(url(report), {"text": "Text von heute", "revision": stored.revision})
    assert report.contributions.get().taken_over_from is None


def test_last_years_text_replaces_nothing(client_of, author, report, earlier):
    save_contribution(report, 1, "Schon etwas", expected_revision=0, author=author)
    response = client_of(author).post(url(report), {"text": "", "revision": 1, "take_over": "1"})
    assert response.status_code == 409
    assert report.contributions.get().text == "Schon etwas"
