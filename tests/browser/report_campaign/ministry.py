"""The ministry's side of the campaign: planning, more time for a late partner, the review."""

import re

from playwright.sync_api import expect

from tests.browser.report_campaign.world import CHAMBER, CITY, COUNTY, PERIOD, YEAR
from tests.browser.report_campaign.writing import OUTREACH


def plan(page, look):
    """Plan the period with deadline, guidelines and the day it opens by itself."""
    page.goto("/berichte/")
    page.get_by_role("link", name="Plan a period").click()
    for label, text in (
        ("Year", str(YEAR)),
        ("First day", "2023-10-01"),
        ("Last day", "2024-09-30"),
        ("Opens on", "2024-10-07"),
        ("Deadline for reports", "2024-12-02"),
        ("Guidelines", "Bitte mit **Zahlen** und ihrer Grundlage."),
    ):
        page.get_by_label(label).fill(text)
    look(page, "period-form")
    page.get_by_role("button", name="Plan the period").click()
    expect(page.get_by_text("Opens on 7 October 2024")).to_be_visible()
    look(page, "period-planned")


def row(page, partner):
    """Return the line of a partner in the campaign's table."""
    return page.get_by_role("row").filter(has_text=partner)


def give_more_time(page, look):
    """See who is late and give that partner more time, with a reason."""
    page.goto(PERIOD)
    expect(row(page, CHAMBER)).to_contain_text("late")
    look(page, "period-late")
    page.get_by_role("link", name=re.compile(f"Give more time ?: {CHAMBER}")).click()
    page.get_by_label("Until").fill("2024-12-20")
    page.get_by_label("Reason").fill("Die Leitung hat gewechselt.")
    look(page, "extension")
    page.get_by_role("button", name="Give more time").click()
    expect(row(page, CHAMBER)).to_contain_text("extended until 20 Dec 2024")


def comment_and_return(page, look):
    """Read the city's report, comment on some words, give it back."""
    page.goto("/")
    page.get_by_role("link", name="Review the report").first.click()
    look(page, "review-report")
    page.get_by_role("link", name="Comment on passages").click()
    expect(page.get_by_role("heading", name="Text with comments")).to_be_visible()
    page.get_by_text(OUTREACH, exact=True).select_text()
    page.get_by_role("button", name="Comment on these words").click()
    page.get_by_label("About which words?").fill("sechs Schulen")
    page.get_by_label("Your comment").fill("Welche Schulen?")
    page.get_by_role("button", name="Store the comment").click()
    expect(page.locator("mark")).to_have_text("sechs Schulen")
    look(page, "comments-ministry")
    page.get_by_role("link", name="Back to the report").click()
    page.get_by_label("What should be changed?").fill("Siehe Anmerkung.")
    page.get_by_role("button", name="Return the report").click()
    expect(page.get_by_text("The report is returned")).to_be_visible()


def compare_and_accept(page, look):
    """See what the city changed, word by word, and accept all three reports."""
    page.goto(PERIOD)
    expect(row(page, CHAMBER)).to_contain_text("handed in after the deadline")
    look(page, "period-review")
    page.get_by_role("link", name=CITY).click()
    page.get_by_role("link", name="Compare versions").first.click()
    expect(page.locator("ins").filter(has_text="Gesamtschulen")).to_be_visible()
    look(page, "versions")
    for partner in (CITY, COUNTY, CHAMBER):
        page.goto(PERIOD)
        page.get_by_role("link", name=partner).click()
        page.get_by_role("button", name="Accept the report").click()
        expect(page.get_by_text("The report is accepted")).to_be_visible()
