"""The review of a report at both sides: comments on passages, answers, versions side by side, release."""

import pytest
from playwright.sync_api import expect

from reports.domain.contributions import save_contribution
from reports.domain.reports import submit_report
from reports.models import Contribution, Report, ReviewComment
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import NetworkMembershipFactory, ReportFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = "Wir waren mit Plakaten an sechs Schulen der Stadt unterwegs.\n\nIm Herbst kamen Besuche in Betrieben dazu."


def test_comments_go_back_and_forth_until_the_head_releases(page, sign_in, look_over):  # noqa: PLR0915 -- one way
    partner = NetworkMembershipFactory(organisation__name="Stadt Musterfeld").organisation
    head = RepresentativeFactory(organisation=partner, role="owner", user__language="en").user
    official = RepresentativeFactory(organisation=OrganisationFactory(ministry=True), user__language="en").user
    report = ReportFactory(organisation=partner)
    save_contribution(report, 1, TEXT, expected_revision=0, author=head)
    submit_report(report, actor=head)
    address = report.get_absolute_url()

    sign_in(page, official)
    page.goto(address)
    page.get_by_role("link", name="Comment on passages").click()
    expect(page.get_by_role("heading", name="Text with comments")).to_be_visible()
    # With a script: select words, press the button.
    page.locator(".review-text p").first.select_text()
    page.get_by_role("button", name="Comment on these words").click()
    expect(page.get_by_label("About which words?")).to_have_value(TEXT.partition("\n")[0])
    page.get_by_label("About which words?").fill("sechs Schulen")
    page.get_by_label("Your comment").fill("Welche Schulen?")
    page.get_by_role("button", name="Store the comment").click()
    expect(page.get_by_role("article", name="Comment")).to_contain_text("Welche Schulen?")
    expect(page.locator("mark")).to_have_text("sechs Schulen")
    look_over(page, "review-ministry")
    page.goto(address)
    page.get_by_label("What should be changed?").fill("Siehe Anmerkung.")
    page.get_by_role("button", name="Return the report").click()
    expect(page.get_by_text("The report is returned")).to_be_visible()

    revised = f"Vorweg ein neuer Absatz.\n\n{TEXT.replace('Betrieben', 'drei Betrieben')}"
    revision = Contribution.objects.get().revision
    save_contribution(Report.objects.get(), 1, revised, expected_revision=revision, author=head)
    sign_in(page, head)
    page.goto(address)
    page.get_by_role("link", name="Text with comments (1 open)").click()
    expect(page.locator("mark")).to_have_text("sechs Schulen")
    page.locator("summary").filter(has_text="Answer").click()
    page.get_by_label("Your answer").fill("Alle sechs Gesamtschulen.")
    page.get_by_role("button", name="Store the answer").click()
    expect(page.get_by_text("Alle sechs Gesamtschulen.")).to_be_visible()
    page.get_by_role("button", name="Mark as done").click()
    expect(page.get_by_text("0 open comments")).to_be_visible()
    look_over(page, "review-partner")
    assert ReviewComment.objects.count() == 2
    submit_report(Report.objects.get(), actor=head)

    sign_in(page, official)
    page.goto(f"{address}schwerpunkt/1/fassungen/")
    expect(page.locator("ins").filter(has_text="drei")).to_be_visible()
    look_over(page, "review-versions")
    page.goto(address)
    page.get_by_role("button", name="Accept the report").click()
    expect(page.get_by_text("The report is accepted")).to_be_visible()

    sign_in(page, head)
    page.goto(address)
    page.get_by_role("link", name="Read and release").click()
    page.get_by_label("On whose behalf?").fill("Dr. Ada Beispiel, Bürgermeisterin")
    page.get_by_label("I have read the text above").check()
    look_over(page, "review-release")
    page.get_by_role("button", name="Release the report").click()
    expect(page.get_by_text("on behalf of Dr. Ada Beispiel, Bürgermeisterin").first).to_be_visible()
    assert Report.objects.get().state == "released"
