"""The editor never loses what somebody typed."""

import pytest
from django.urls import reverse

from reports.domain.contributions import save_contribution
from reports.domain.reports import return_report, submit_report
from reports.models import Contribution
from tests.factories.partners import RepresentativeFactory
from tests.factories.reports import ReportFactory, ReportingPeriodFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(partner):
    return ReportFactory(organisation=partner)


def url(report, number=1, name="contribution"):
    return reverse(f"reports:{name}", args=[report.pk, number])


def test_text_is_saved_and_shown_as_it_will_look(client_of, author, report):
    client = client_of(author)
    response = client.post(url(report), {"text": "### Schulen\r\n\r\n- Plakate", "revision": 0}, follow=True)
    assert Contribution.objects.get().text == "### Schulen\n\n- Plakate"
    page = response.content.decode()
    assert "<h3>Schulen</h3>" in page
    assert "4 words" in page
    assert "Saved" in page


def test_saving_and_going_back(client_of, author, report):
    response = client_of(author).post(url(report), {"text": "Text", "revision": 0, "save_and_back": ""})
    assert response.url == report.get_absolute_url()


def test_preview_saves_nothing(client_of, author, report):
    response = client_of(author).post(url(report), {"text": "**Neu**", "revision": 0, "preview": "1"})
    page = response.content.decode()
    assert "<strong>Neu</strong>" in page
    assert "Preview, not saved yet" in page
    assert Contribution.objects.count() == 0


def test_preview_is_harmless(client_of, author, report):
    text = "<script>alert(1)</script> [x](javascript:alert(1))"
    page = client_of(author).post(url(report), {"text": text, "revision": 0, "preview": "1"}).content.decode()
    assert "<script>alert" not in page
    assert 'href="javascript:' not in page


def test_second_editor_sees_both_texts(client_of, author, partner, report):
    save_contribution(report, 1, "Gemeinsamer Anfang", expected_revision=0, author=author)
    save_contribution(report, 1, "Von der ersten Person", expected_revision=1, author=author)
    second = client_of(RepresentativeFactory(organisation=partner).user)
    response = second.post(url(report), {"text": "Von der zweiten Person", "revision": 1})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Erna Editor saved at" in page
    assert "Von der zweiten Person</textarea>" in page
    assert "ersten</del>" in page
    assert 'name="revision" value="2"' in page
    assert Contribution.objects.get().text == "Von der ersten Person"
    second.post(url(report), {"text": "Von beiden", "revision": 2})
    assert Contribution.objects.get().text == "Von beiden"


def test_unprintable_character_is_an_error_that_keeps_the_text(client_of, author, report):
    response = client_of(author).post(url(report), {"text": "Zeile eins\nZwei\x1b hier", "revision": 0})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Line 2, character 5: the character U+001B cannot be printed." in page
    assert "Zeile eins" in page
    assert Contribution.objects.count() == 0


def test_nul_is_an_error(client_of, author, report):
    response = client_of(author).post(url(report), {"text": "a\x00b", "revision": 0})
    assert response.status_code == 422
    assert "Null characters are not allowed." in response.content.decode()


def test_what_is_replaced_is_told(client_of, author, report):
    response = client_of(author).post(url(report), {"text": "\uf0b7 Erstens", "revision": 0}, follow=True)
    assert "1 bullet became a hyphen." in response.content.decode()


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999"])
def test_tampered_version_never_overwrites(client_of, author, report, version):
    save_contribution(report, 1, "Da", expected_revision=0, author=author)
    response = client_of(author).post(url(report), {"text": "Weg", "revision": version})
    assert response.status_code in (409, 422)
    assert Contribution.objects.get().text == "Da"


def test_text_typed_while_the_report_was_submitted_is_kept(client_of, author, report):
    save_contribution(report, 1, "Da", expected_revision=0, author=author)
    submit_report(report, actor=author)
    response = client_of(author).post(url(report), {"text": "Noch schnell", "revision": 1})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Noch schnell</textarea>" in page
    assert "The report is submitted." in page


def test_ministry_does_not_edit(client_of, official, partner):
    report = ReportFactory(organisation=partner, state="submitted")
    assert client_of(official).get(url(report)).status_code == 404
    assert client_of(official).post(url(report), {"text": "x", "revision": 0}).status_code == 404


def test_unknown_focus_area(client_of, author, report):
    assert [client_of(author).get(url(report, number)).status_code for number in (0, 7)] == [404, 404]


def test_last_years_text_stands_beside(client_of, author, partner):
    earlier = ReportingPeriodFactory(year=2040)
    ReportFactory(period=earlier, organisation=partner, state="accepted", texts={1: "Voriges Jahr"})
    report = ReportFactory(period=ReportingPeriodFactory(year=2041), organisation=partner)
    page = client_of(author).get(url(report)).content.decode()
    assert "Your text of 2040" in page
    assert "Voriges Jahr" in page


def test_versions_are_compared_by_word(client_of, author, report):
    save_contribution(report, 1, "Wir haben drei Lehrlinge", expected_revision=0, author=author)
    save_contribution(report, 1, "Wir haben vier Lehrlinge", expected_revision=1, author=author)
    page = client_of(author).get(url(report, 1, "contribution_versions")).content.decode()
    assert '<del><span class="kern-sr-only">gone: </span>drei</del>' in page
    assert '<ins><span class="kern-sr-only">new: </span>vier</ins>' in page


def test_ministry_compares_what_was_handed_in(client_of, author, official, report):
    save_contribution(report, 1, "Erster Entwurf", expected_revision=0, author=author)
    save_contribution(report, 1, "Eingereicht", expected_revision=1, author=author)
    submit_report(report, actor=author)
    return_report(report, actor=official, reason="Mehr")
    save_contribution(report, 1, "Zwischenstand", expected_revision=2, author=author)
    page = client_of(official).get(url(report, 1, "contribution_versions")).content.decode()
    assert "Eingereicht" in page
    assert "Entwurf" not in page
    assert "Zwischenstand" not in page
