"""From the first word to the printed brochure: partner and ministry, at a desk and on a phone."""

import io
import threading
from datetime import date

import pikepdf
import pytest
from django.db import connection

from portal.outbox.domain.run import run_job
from portal.outbox.models import Job
from reports.models import Report, ReportingPeriod
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import EditionFactory, NetworkMembershipFactory, ReportFactory, ReportingPeriodFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = """### Wir werben an Schulen

Wir waren an **sechs** Schulen:

- mit Plakaten
- mit Besuchen

Mehr: www.example.org"""


@pytest.fixture
def period(transactional_db):
    period = ReportingPeriodFactory(year=2032, deadline=date(2032, 12, 15), guidelines="Bitte mit Zahlen.")
    EditionFactory(period=period)
    return period


@pytest.fixture
def partner(period):
    return NetworkMembershipFactory(organisation__name="Stadt Musterfeld", organisation__slug="musterfeld").organisation


@pytest.fixture
def author(partner):
    return RepresentativeFactory(organisation=partner, user__name="Erna Editor", user__language="en").user


@pytest.fixture
def official(transactional_db):
    return RepresentativeFactory(
        organisation=OrganisationFactory(ministry=True), user__name="Rolf Referent", user__language="en"
    ).user


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def start_worker():
    """Do the waiting job in a thread, as a worker would."""

    def work():
        try:
            run_job(Job.objects.get(state="queued").pk)
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def write(page, text):
    """Begin the report if need be and write the first contribution."""
    page.goto("/berichte/")
    page.get_by_role("button", name="Begin the report").or_(page.get_by_role("link", name="Open the report")).click()
    page.get_by_role("link", name="1. Raising the share").click()
    page.get_by_label("Your text").fill(text)


@pytest.fixture
def open_as(page, sign_in):
    """Return a function ``(user, address)`` that opens a page as somebody."""

    def open_as(user, address):
        sign_in(page, user)
        page.goto(address)

    return open_as


def test_report_goes_to_the_ministry_and_back(page, author, official, open_as, look_over):
    open_as(author, "/berichte/")
    look_over(page, "reports-overview-partner")
    write(page, TEXT)
    page.get_by_role("button", name="Show a preview").click()
    page.get_by_role("heading", name="Preview, not saved yet").wait_for()
    assert page.locator("#preview li").all_inner_texts() == ["mit Plakaten", "mit Besuchen"]
    look_over(page, "reports-contribution")
    page.get_by_role("button", name="Save and go back").click()
    page.get_by_text("1 of 6 focus areas").wait_for()
    look_over(page, "reports-report-draft")
    page.get_by_role("button", name="Submit the report").click()
    page.get_by_text("The report is submitted. The ministry").wait_for()

    open_as(official, "/")
    page.get_by_role("link", name="Review the report").click()
    page.get_by_role("button", name="Return the report").click()
    page.locator("[data-error-summary]").wait_for()
    look_over(page, "reports-review")
    page.get_by_label("What should be changed?").fill("Bitte die Zahl der Lehrlinge nennen.")
    page.get_by_role("button", name="Return the report").click()
    page.get_by_text("The report is returned").wait_for()

    open_as(author, "/")
    page.get_by_role("link", name="Continue the report").click()
    page.get_by_text("The ministry asks for changes").first.wait_for()
    look_over(page, "reports-report-returned")
    write(page, TEXT + "\n\nVier neue Lehrlinge.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Versions").click()
    page.get_by_role("heading", name="What changed from version 1 to version 2").wait_for()
    look_over(page, "reports-versions")
    page.get_by_role("link", name="Back to the report").click()
    page.get_by_role("button", name="Submit the report").click()
    page.get_by_text("The report is submitted. The ministry").wait_for()
    assert Report.objects.get().transitions.count() == 3


def test_ministry_accepts_and_prints(page, period, official, open_as, look_over):
    ReportFactory(period=period, organisation__name="Stadt Musterfeld", state="submitted", texts={1: TEXT})
    open_as(official, "/berichte/zeitraum/2032/")
    look_over(page, "reports-period")
    page.get_by_role("link", name="Stadt Musterfeld").click()
    page.get_by_role("button", name="Accept the report").click()
    page.get_by_text("The report is accepted").wait_for()

    page.goto("/berichte/ausgabe/2032/")
    page.get_by_role("button", name="Build the brochure").click()
    page.get_by_role("progressbar", name="Brochure").wait_for()
    look_over(page, "reports-edition-running")
    worker = start_worker()
    page.get_by_role("link", name="Show the result").wait_for(timeout=120_000)
    worker.join()
    look_over(page, "reports-edition-done")
    page.reload()
    look_over(page, "reports-edition-ready")
    url = page.get_by_role("link", name="Open the PDF").first.get_attribute("href")
    response = page.request.get(url)
    assert response.headers["content-type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(response.body())) as pdf:
        assert len(pdf.pages) > 5
        assert str(pdf.Root.Lang) == "de"


def test_ministry_plans_and_edits(page, official, open_as, look_over):
    open_as(official, "/berichte/")
    look_over(page, "reports-overview-empty")
    page.get_by_role("link", name="Plan a period").click()
    page.get_by_role("button", name="Plan the period").click()
    page.locator("[data-error-summary]").wait_for()
    look_over(page, "reports-period-form")
    page.get_by_label("Year").fill("2030")
    page.get_by_label("First day").fill("2029-10-01")
    page.get_by_label("Last day").fill("2030-09-30")
    page.get_by_label("Deadline for reports").fill("2030-12-15")
    page.get_by_role("button", name="Plan the period").click()
    page.get_by_role("button", name="Open for partners").click()
    page.get_by_role("button", name="Close for new drafts").wait_for()
    look_over(page, "reports-period-empty")
    page.get_by_role("link", name="Brochure", exact=True).click()
    look_over(page, "reports-edition-empty")
    page.get_by_role("link", name="Edit title").click()
    look_over(page, "reports-edition-texts")
    page.get_by_label("Introduction of chapter 2").fill("Was Fortbildung leistet.")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved. Build the brochure again").wait_for()
    assert ReportingPeriod.objects.get().editions.get().texts.get().focus_area == 2


@pytest.mark.browser_context_args(java_script_enabled=False, viewport={"width": 360, "height": 740})
def test_writing_works_without_scripts(page, period, author, sign_in):
    sign_in(page, author)
    write(page, TEXT)
    page.get_by_role("button", name="Show a preview").click()
    assert page.locator("#preview li").count() == 2
    page.get_by_role("button", name="Save and go back").click()
    page.get_by_role("button", name="Submit the report").click()
    page.get_by_text("The report is submitted. The ministry").wait_for()
