"""From the outline to the corrected second edition: two people of the ministry, and everybody who reads."""

import re
import threading

import pytest
from django.db import connection
from playwright.sync_api import expect

from portal.outbox.domain.run import run_job
from portal.outbox.models import Job
from portal.printing.press.press import PrintedDocument
from reports.domain import builds
from reports.domain.web_editions import site_of_build
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import EditionFactory, ReportFactory, ReportingPeriodFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = "/berichte/ausgabe/2032/"


@pytest.fixture
def ministry(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    site_of_build.cache_clear()
    organisation = OrganisationFactory(ministry=True)
    return [
        RepresentativeFactory(organisation=organisation, user__name=name, user__language="en").user
        for name in ("Rolf Referent", "Zoe Zweite")
    ]


@pytest.fixture
def period(ministry):
    period = ReportingPeriodFactory(year=2032, state="in_review")
    EditionFactory(period=period)
    ReportFactory(
        period=period, organisation__name="Stadt Musterfeld", state="released", texts={1: "Wir haben 12 Lehrlinge."}
    )
    return period


def work(monkeypatch):
    """Do the waiting build as a worker would; what a press makes is tested elsewhere."""
    monkeypatch.setattr(
        builds, "print_brochure", lambda *_args, **_options: PrintedDocument(content=b"%PDF-1.7 invented", pages=12)
    )

    def run():
        try:
            for job in Job.objects.filter(state="queued", name=builds.BUILD_BROCHURE):
                run_job(job.pk)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


def build(page, monkeypatch):
    page.goto(PAGE)
    page.get_by_role("button", name="Build").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    work(monkeypatch)
    page.goto(PAGE)
    expect(page.get_by_role("link", name="Open the PDF").first).to_be_visible()


def release(page):
    page.goto(PAGE)
    page.get_by_role("link", name="Check and release").click()
    page.get_by_role("button", name="Release the brochure").click()
    page.get_by_label("I have looked through").check()
    page.get_by_role("button", name="Publish the brochure").click()
    expect(page.get_by_text("Everybody can read it")).to_be_visible()


@pytest.mark.usefixtures("period")
def test_edition_is_edited_released_published_corrected(open_as, look_over, ministry, monkeypatch):
    first, second = (open_as(user, PAGE) for user in ministry)
    first.get_by_role("button", name=re.compile("Move up ?: List of partners")).click()
    expect(first.get_by_role("button", name=re.compile("Move down ?: List of partners"))).to_be_visible()
    first.get_by_role("link", name="Add a text").click()
    first.get_by_label("Kind of text").select_option("greeting")
    first.get_by_label("Title").fill("Grußwort")
    first.get_by_label("Author").fill("Ada Amt")
    first.get_by_label("Text", exact=True).fill("Willkommen.")
    first.get_by_role("button", name="Save").click()
    expect(first.get_by_role("heading", name="Pictures")).to_be_visible()
    look_over(first, "edition-article")
    build(first, monkeypatch)
    look_over(first, "edition-outline")
    first.get_by_role("link", name="Check and release").click()
    expect(first.get_by_text("You changed this edition last.")).to_be_visible()
    look_over(first, "edition-release")
    release(second)

    reader = open_as(None, "/broschuere/2032/")
    reader.get_by_role("main").get_by_role("link", name="Raising").or_(
        reader.get_by_role("main").get_by_role("link", name="Erhöhung")
    ).click()
    expect(reader.get_by_text("Wir haben 12 Lehrlinge.")).to_be_visible()
    look_over(reader, "web-edition-chapter")

    first.goto(PAGE)
    first.get_by_role("button", name="Correct it in a new edition").click()
    first.get_by_label(re.compile("^Contribution")).select_option(label="Stadt Musterfeld, 1")
    first.get_by_label("What was changed").fill("Es waren 21 Lehrlinge.")
    first.get_by_label("Corrected text").fill("Wir haben 21 Lehrlinge.")
    first.get_by_role("button", name="Take up the correction").click()
    expect(first.get_by_role("button", name=re.compile("Remove ?: Stadt Musterfeld"))).to_be_visible()
    look_over(first, "edition-errata")
    build(first, monkeypatch)
    release(second)

    reader.goto("/broschuere/2032/kapitel-1/")
    expect(reader.get_by_text("Wir haben 21 Lehrlinge.")).to_be_visible()
    reader.get_by_role("link", name="Berichtigungen").first.click()
    expect(reader.get_by_text("Es waren 21 Lehrlinge.")).to_be_visible()
    reader.get_by_role("link", name="1. Ausgabe").click()
    expect(reader.get_by_text("Diese Ausgabe wurde berichtigt.")).to_be_visible()
    look_over(reader, "web-edition-old")
    reader.goto("/broschuere/2032/")
    reader.get_by_label("In dieser Ausgabe suchen").fill("lehrling")
    reader.get_by_role("button", name="Suchen").click()
    expect(reader.get_by_text("1 Fundstelle")).to_be_visible()
