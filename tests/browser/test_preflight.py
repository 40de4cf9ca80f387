"""A writer sees findings, mends one, answers another and submits; the ministry reads the answer."""

from datetime import date

import pytest
from playwright.sync_api import expect

from reports.models import PreflightAnswer
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import NetworkMembershipFactory, ReportFactory, ReportingPeriodFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHARE = "Von 40 Auszubildenden haben 12, also 35 %, eine Einwanderungsgeschichte."
ADDRESS = "Mehr dazu unter www,example.org."


def test_finding_is_mended_another_answered_and_the_ministry_sees_it(page, sign_in, look_over):
    partner = NetworkMembershipFactory(organisation__name="Stadt Musterfeld").organisation
    author = RepresentativeFactory(organisation=partner, user__name="Erna Editor", user__language="en").user
    official = RepresentativeFactory(organisation=OrganisationFactory(ministry=True), user__language="en").user
    period = ReportingPeriodFactory(year=2032, deadline=date(2032, 12, 15))
    report = ReportFactory(period=period, organisation=partner, texts={1: f"{SHARE}\n\n{ADDRESS}"})

    sign_in(page, author)
    page.goto(f"/berichte/{report.pk}/schwerpunkt/1/")
    page.get_by_role("button", name="Check the text").click()
    findings = page.locator("#findings")
    expect(findings.get_by_text("12 von 40 sind 30 %").or_(findings.get_by_text("12 of 40 are 30 %"))).to_be_visible()
    expect(findings.locator("li")).to_have_count(2)
    look_over(page, "preflight-writing")
    share = findings.locator("li").first
    share.get_by_text("Answer: correct as printed").click()
    share.get_by_label("Why, in one sentence").fill("Gezählt wie immer.")
    share.get_by_role("button", name="Leave the passage as it is").click()
    # The answer takes the place of the finding; what stands in the editor stays.
    expect(share).to_contain_text("Correct as printed: Gezählt wie immer.")
    expect(page.get_by_label("Your text")).to_have_value(f"{SHARE}\n\n{ADDRESS}")
    share.get_by_role("button", name="Take the answer back").click()
    expect(page.get_by_text("The finding is open again.")).to_be_visible()
    page.goto(f"/berichte/{report.pk}/schwerpunkt/1/")
    page.get_by_label("Your text").fill(f"{SHARE}\n\nMehr dazu unter www.example.org.")
    page.get_by_role("button", name="Check the text").click()
    expect(findings.locator("li")).to_have_count(1)
    page.get_by_role("button", name="Save and go back").click()

    expect(page.get_by_text("1 open finding.")).to_be_visible()
    page.get_by_role("link", name="Show the findings").click()
    page.get_by_text("Answer: correct as printed").click()
    page.get_by_label("Why, in one sentence").fill("Gezählt ohne zwei Abbrüche.")
    look_over(page, "preflight-report")
    page.get_by_role("button", name="Leave the passage as it is").click()
    expect(page.get_by_text("Saved: the passage stays as it is.")).to_be_visible()
    assert PreflightAnswer.objects.count() == 1
    page.get_by_role("link", name="Back to the report").click()
    expect(page.get_by_text("All findings of the check are answered.")).to_be_visible()
    page.get_by_role("button", name="Submit the report").click()
    expect(page.get_by_text("The report is submitted. The ministry")).to_be_visible()

    sign_in(page, official)
    page.goto("/berichte/zeitraum/2032/pruefung/")
    expect(page.get_by_text("Gezählt ohne zwei Abbrüche.")).to_be_visible()
    expect(page.get_by_text("Erna Editor")).to_be_visible()
    look_over(page, "preflight-period")
    page.get_by_label("State").select_option("open")
    page.get_by_role("button", name="Show only these").click()
    expect(page.get_by_text("Nothing fits this choice.")).to_be_visible()
