"""The brochure: edited and built by one person of the ministry, released by another, published, corrected."""

import io
import re
import threading

import pikepdf
import pypdfium2
from django.db import connection
from playwright.sync_api import expect

from portal.outbox.domain.run import run_job
from portal.outbox.models import Job
from reports.domain.builds import BUILD_BROCHURE
from tests.browser.report_campaign.world import CHAMBER, CITY, COUNTY, EDITION, PERIOD, YEAR

SECONDS_OF_A_BUILD = 120


def close_and_edit(page, look):
    """End the writing, put the list of partners earlier, add a greeting and an introduction."""
    page.goto(PERIOD)
    page.get_by_role("button", name="Close for new drafts").click()
    expect(page.get_by_text("The period is now: in review.")).to_be_visible()
    page.get_by_role("link", name="Brochure", exact=True).click()
    page.get_by_role("button", name=re.compile("Move up ?: List of partners")).click()
    expect(page.get_by_role("button", name=re.compile("Move down ?: List of partners"))).to_be_visible()
    page.get_by_role("link", name="Add a text").click()
    page.get_by_label("Kind of text").select_option("greeting")
    page.get_by_label("Title").fill("Grußwort")
    page.get_by_label("Author").fill("Ada Amt")
    page.get_by_label("Text", exact=True).fill("Willkommen zum vierten Jahr.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Pictures")).to_be_visible()
    look(page, "article")
    page.get_by_role("link", name="Back to the brochure").click()
    look(page, "edition-outline")


def build(page, look=None):
    """Press the button, watch the bar while a worker sets the pages in processes of their own, get the PDF."""
    page.goto(EDITION)
    page.get_by_role("button", name=re.compile("^Build ")).click()
    expect(page.get_by_role("progressbar", name="Brochure")).to_be_visible()
    if look:
        look(page, "edition-building")
    worker = threading.Thread(target=_work)
    worker.start()
    page.get_by_role("link", name="Show the result").wait_for(timeout=SECONDS_OF_A_BUILD * 1000)
    worker.join()
    page.reload()
    if look:
        look(page, "edition-built")
    address = page.get_by_role("link", name="Open the PDF").first.get_attribute("href")
    return read_pdf(page.request.get(address))


def _work():
    try:
        for job in Job.objects.filter(state="queued", name=BUILD_BROCHURE):
            run_job(job.pk)
    finally:
        connection.close()


def read_pdf(response):
    """Return the words on each page of a PDF that is tagged and German."""
    assert response.headers["content-type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(response.body())) as pdf:
        assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("de", True)
    document = pypdfium2.PdfDocument(response.body())
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def preparer_is_refused(page, look):
    """Show who prepared the edition why it is not theirs to release."""
    page.goto(EDITION)
    page.get_by_role("link", name="Check and release").click()
    expect(page.get_by_text("You changed this edition last.")).to_be_visible()
    expect(page.get_by_role("button", name="Release the brochure")).to_have_count(0)
    look(page, "release-preparer")


def release_and_publish(page, look=None):
    """As the second person: look at what is open, release, tick, publish."""
    page.goto(EDITION)
    page.get_by_role("link", name="Check and release").click()
    if look:
        look(page, "release-second")
    page.get_by_role("button", name="Release the brochure").click()
    expect(page.get_by_text("The edition is released.")).to_be_visible()
    if look:
        look(page, "edition-released")
    page.get_by_label("I have looked through").check()
    page.get_by_role("button", name="Publish the brochure").click()
    expect(page.get_by_text("Everybody can read it")).to_be_visible()
    if look:
        look(page, "edition-published")


def everybody_reads(page, look):
    """Read all three partners' texts on the web, from the start page on."""
    page.goto("/")
    look(page, "start-guest")
    page.goto(f"/broschuere/{YEAR}/")
    look(page, "web-start")
    page.goto(f"/broschuere/{YEAR}/kapitel-1/")
    for partner in (CITY, COUNTY):
        expect(page.get_by_role("heading", name=partner)).to_be_visible()
    expect(page.get_by_text("an sechs Gesamtschulen der Stadt")).to_be_visible()
    look(page, "web-chapter")
    page.goto(f"/broschuere/{YEAR}/kapitel-2/")
    expect(page.get_by_role("heading", name=CHAMBER)).to_be_visible()
    expect(page.get_by_text("Fünf Betriebe")).to_be_visible()


def correct(page, look):
    """Begin the edition that corrects the published one and say what it corrects."""
    page.goto(EDITION)
    page.get_by_role("button", name="Correct it in a new edition").click()
    page.get_by_label(re.compile("^Contribution")).select_option(label=f"{CHAMBER}, 2")
    page.get_by_label("What was changed").fill("Es waren sieben Betriebe.")
    page.get_by_role("button", name="Begin with the printed text").click()
    expect(page.get_by_label("Corrected text")).to_have_value("Fünf Betriebe haben an der Fortbildung teilgenommen.")
    page.get_by_label("Corrected text").fill("Sieben Betriebe haben an der Fortbildung teilgenommen.")
    look(page, "errata-form")
    page.get_by_role("button", name="Take up the correction").click()
    expect(page.get_by_role("button", name=re.compile(f"Remove ?: {CHAMBER}"))).to_be_visible()
    look(page, "errata")


def both_editions_are_there(page, look):
    """Read the corrected text, the list of corrections, and the first edition at its own address."""
    page.goto(f"/broschuere/{YEAR}/kapitel-2/")
    expect(page.get_by_text("Sieben Betriebe")).to_be_visible()
    page.get_by_role("link", name="Berichtigungen").first.click()
    expect(page.get_by_text("Es waren sieben Betriebe.")).to_be_visible()
    look(page, "web-errata")
    page.get_by_role("link", name="1. Ausgabe").click()
    expect(page.get_by_text("Diese Ausgabe wurde berichtigt.")).to_be_visible()
    expect(page.get_by_role("link", name="Zur aktuellen Ausgabe")).to_have_attribute("href", f"/broschuere/{YEAR}/")
    page.goto(f"/broschuere/{YEAR}/ausgabe-1/kapitel-2/")
    expect(page.get_by_text("Fünf Betriebe")).to_be_visible()
    look(page, "web-first-edition")
