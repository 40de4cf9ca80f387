"""Joining the network, at a desk and on a phone: written together, agreed to, signed, amended, reported on."""

import io
from datetime import date

import pikepdf
import pytest
from django.urls import reverse
from playwright.sync_api import expect

from reports.models import Declaration
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import ReportFactory, ReportingPeriodFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def newcomer(transactional_db):
    return OrganisationFactory(name="Auental Werke AG", slug="auental")


@pytest.fixture
def lead(transactional_db):
    return RepresentativeFactory(
        organisation=OrganisationFactory(ministry=True), role="owner", user__name="Lena Leitung", user__language="en"
    ).user


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def click_and_expect(page, name, words):
    button(page, name).click()
    expect(page.get_by_role("main")).to_contain_text(words)


@pytest.fixture
def on_a_phone(page, sign_in, base_url):
    """Return a function that lets somebody open an address of the portal on a phone."""

    def open_page(address, user=None):
        page.set_viewport_size({"width": 360, "height": 800})
        if user is None:
            page.context.clear_cookies()
        else:
            sign_in(page, user)
        page.goto(base_url + address)

    return open_page


def test_from_the_first_word_to_the_first_report(page, look_over, on_a_phone, lead, newcomer):
    head = RepresentativeFactory(
        organisation=newcomer, role="owner", user__name="Hanna Haupt", user__language="en"
    ).user
    page_of = reverse("network:declaration", args=["auental"])
    begin(page, look_over, on_a_phone, lead)
    write(page, look_over, on_a_phone, head)
    on_a_phone(page_of, lead)
    click_and_expect(page, "Agree for the ministry", "You have agreed")
    sign(page, look_over)
    amend(page, look_over)
    report_on_it(page, look_over, on_a_phone, head)
    read_as_anybody(page, look_over, on_a_phone)
    assert Declaration.objects.get().signed_on == date(2026, 1, 15)


def begin(page, look_over, on_a_phone, lead):
    on_a_phone(reverse("network:accessions"), lead)
    page.get_by_label("Organisation").select_option(label="Auental Werke AG")
    look_over(page, "accession-list")
    click_and_expect(page, "Begin the accession", "The declaration has no text yet.")


def write(page, look_over, on_a_phone, head):
    on_a_phone(reverse("start"), head)
    page.get_by_role("link", name="Prepare the declaration").click()
    page.get_by_role("link", name="Edit the text").click()
    page.get_by_label("Declaration").fill("Wir öffnen uns.\n\nUnd sagen jedes Jahr, was gelungen ist.")
    click_and_expect(page, "Save", "The declaration names no measure yet.")
    page.get_by_role("link", name="Add a measure").click()
    page.get_by_label("Title", exact=True).fill("Ausbildung sichtbar machen")
    page.get_by_label("What you do").fill("Wir laden Familien in die Werkstatt ein.")
    page.get_by_label("Milestone", exact=True).first.fill("Erster Abend")
    page.get_by_label("Due on").first.fill("2026-05-01")
    look_over(page, "accession-measure")
    click_and_expect(page, "Save", "Ausbildung sichtbar machen")
    look_over(page, "accession-draft")
    click_and_expect(page, "Agree for the organisation", "has agreed")


def sign(page, look_over):
    page.get_by_role("link", name="Record the signatures").click()
    page.get_by_label("Signed on").fill("2026-01-15")
    page.get_by_label("Signed for the organisation by").fill("Hanna Haupt")
    page.get_by_label("Function of this person").fill("Vorständin")
    page.get_by_label("Signed for the state by").fill("Stefan Staat")
    page.get_by_label("Office of this person").fill("Staatssekretär")
    page.get_by_label("The signed paper").set_input_files(
        {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": scan()}
    )
    look_over(page, "accession-signing")
    click_and_expect(page, "Save the signatures", "Download the signed paper")
    click_and_expect(page, "Publish text and measures", "Everybody can read the measures now.")


def scan():
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        content = io.BytesIO()
        pdf.save(content)
    return content.getvalue()


def amend(page, look_over):
    page.get_by_role("link", name="Change", exact=False).first.click()
    page.get_by_label("Due on").first.fill("2026-08-01")
    page.get_by_label("Why is it changed?").fill("Der Verein hat einen neuen Vorstand.")
    page.get_by_label("Agreed on").fill("2026-02-01")
    click_and_expect(page, "Save the amendment", "Der Verein hat einen neuen Vorstand.")
    look_over(page, "accession-signed")


def report_on_it(page, look_over, on_a_phone, head):
    organisation = Declaration.objects.get().membership.organisation
    report = ReportFactory(organisation=organisation, period=ReportingPeriodFactory(year=2026), texts={1: "Text"})
    on_a_phone(report.get_absolute_url(), head)
    page.get_by_role("link", name="Say how far the measures are").click()
    page.get_by_label("State: Erster Abend").select_option(label="late")
    page.get_by_label("What happened: Erster Abend").fill("Er findet im Herbst statt.")
    look_over(page, "accession-progress")
    click_and_expect(page, "Save", "Er findet im Herbst statt.")
    look_over(page, "accession-report")


def read_as_anybody(page, look_over, on_a_phone):
    on_a_phone(reverse("network:members"))
    expect(page.get_by_role("main")).to_contain_text("Ausbildung sichtbar machen")
    look_over(page, "accession-members")
    page.get_by_role("link", name="Auental Werke AG").click()
    expect(page.get_by_role("main")).to_contain_text("Erster Abend")
    look_over(page, "accession-member")
