"""The page of a text with its comments."""

import pytest
from django.urls import reverse

from reports.domain.contributions import save_contribution
from reports.domain.reports import return_report, submit_report
from reports.domain.reviewing import comment_on
from reports.models import Report, ReviewComment
from tests.factories.partners import RepresentativeFactory
from tests.factories.reports import ReportFactory

pytestmark = pytest.mark.django_db
TEXT = "Wir waren an **sechs** Schulen.\n\n- Plakate\n- <b>Besuche</b>"


@pytest.fixture
def report(partner, author):
    report = ReportFactory(organisation=partner)
    save_contribution(report, 1, TEXT, expected_revision=0, author=author)
    submit_report(report, actor=author)
    return Report.objects.get()


@pytest.fixture
def url(report):
    return reverse("reports:report_review", args=[report.pk])


def form(**values):
    return {"area": 1, "block": 0, "version": 1, "quote": "sechs Schulen", "text": "Welche?", **values}


def test_review_round_trip(client_of, author, official, report, url):
    ministry, partner = client_of(official), client_of(author)
    assert "Store the comment" not in ministry.get(url).content.decode()
    shown = ministry.get(url, {"area": 1, "block": 0, "quote": "sechs"}).content.decode()
    assert ">sechs</textarea>" in shown.replace("\n", "")
    assert "&lt;b&gt;Besuche" in shown
    ministry.post(url, form())
    assert "<mark><strong>sechs</strong></mark><mark> Schulen</mark>" in ministry.get(url).content.decode()
    assert "Welche?" not in partner.get(url).content.decode()
    return_report(report, actor=official, reason="Siehe Anmerkung.")
    shown = partner.get(url).content.decode()
    assert "Welche?" in shown
    assert "Choose a paragraph" not in shown
    assert "1 open)" in partner.get(report.get_absolute_url()).content.decode()
    comment = ReviewComment.objects.get()
    partner.post(reverse("reports:comment_reply", args=[comment.pk]), {"text": "Alle Gesamtschulen."})
    partner.post(reverse("reports:comment_done", args=[comment.pk]))
    submit_report(Report.objects.get(), actor=author)
    shown = ministry.get(url).content.decode()
    assert ("Alle Gesamtschulen." in shown, "0 open comments" in shown) == (True, True)


@pytest.mark.parametrize(
    "values", [{"quote": "sieben"}, {"text": " "}, {"version": 9}, {"block": 99}, {"area": 7}, {"block": "x"}]
)
def test_comment_that_fits_nothing_is_refused_and_not_lost(client_of, official, report, url, values):
    answer = client_of(official).post(url, form(**values))
    assert (answer.status_code, ReviewComment.objects.count()) == (422, 0)


def test_nobody_else_sees_or_writes_comments(client_of, author, official, report, url):
    comment_on(report, 1, version=1, block=0, quote="", text="Geheim 4711", author=official)
    comment = ReviewComment.objects.get()
    stranger = client_of(RepresentativeFactory(organisation=ReportFactory().organisation).user)
    asked = [
        stranger.get(url),
        stranger.post(url, form()),
        client_of(author).post(url, form()),
        *(
            client.post(reverse(f"reports:{name}", args=[comment.pk]), {"text": "x"})
            for client in (stranger, client_of(author))
            for name in ("comment_reply", "comment_done")
        ),
    ]
    assert {each.status_code for each in asked} == {404}
    assert "4711" not in client_of(author).get(report.get_absolute_url()).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_number_of_queries(client_of, official, report, count, django_assert_num_queries):
    url = reverse("reports:report_review", args=[report.pk])
    for number in range(count):
        comment_on(report, 1, version=1, block=0, quote="", text=f"Nr. {number}", author=official)
    client = client_of(official)
    with django_assert_num_queries(8):
        client.get(url)
