"""From the wish for a paper to its check page, as an MSO, an employer and somebody who has nothing but the paper."""

import pytest
from playwright.sync_api import expect

from cooperations.models import Certificate
from tests.factories.certificate import confirmed, head_of, organisations_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_paper_is_asked_for_issued_checked_and_revoked(page, sign_in, look_over, live_server):
    cooperation = confirmed()
    employer, mso = organisations_of(cooperation)
    papers = f"{live_server.url}/kooperationen/{cooperation.pk}/bescheinigungen/"
    board = head_of(mso)

    sign_in(page, board)
    page.goto(papers)
    look_over(page, "certificates-mso")
    page.get_by_role("button", name="Ask for a certificate of cooperation").click()
    expect(page.get_by_text("You have asked for: certificate of cooperation")).to_be_visible()

    sign_in(page, head_of(employer))
    page.goto(papers)
    look_over(page, "certificates-employer")
    page.get_by_role("link", name="Issue certificate of cooperation").click()
    page.get_by_label("Aim of the cooperation").fill("Jugendliche lernen Berufe kennen.")
    page.get_by_label("Name of the person who signs").fill("Erika Muster")
    page.get_by_label("Function of this person").fill("Leiterin Personal")
    look_over(page, "certificate-new")
    page.get_by_role("button", name="Continue and read").click()
    look_over(page, "certificate-review")
    page.get_by_role("button", name="Issue now").click()
    expect(page.get_by_text("The paper is issued.")).to_be_visible()
    look_over(page, "certificates-issued")
    page.get_by_role("link", name="Open PDF").click()
    expect(page.get_by_role("heading", name="The PDF is being made")).to_be_visible()
    look_over(page, "certificate-waiting")

    certificate = Certificate.objects.select_related("printout").get()
    page.context.clear_cookies()
    page.goto(f"{live_server.url}/nachweis/")
    page.get_by_label("Code on the paper").fill(certificate.code[:8] + " " + certificate.code[8:])
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_text("Genuine and valid")).to_be_visible()
    look_over(page, "certificate-checked")

    sign_in(page, board)
    page.goto(papers)
    page.get_by_role("link", name="Revoke").click()
    page.get_by_label("Reason").fill("Vertan")
    page.get_by_role("button", name="Revoke").click()
    expect(page.get_by_text("The paper is revoked.")).to_be_visible()
    page.goto(f"{live_server.url}/nachweis/{certificate.code}/")
    expect(page.get_by_text("Revoked on")).to_be_visible()
    look_over(page, "certificate-revoked")
    assert employer.name not in page.locator("main").inner_text()
