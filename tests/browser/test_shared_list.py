"""The list of an event in two browsers: what one ticks the other sees, and nobody's typing is lost."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from checklists.domain.event_lists import SLUG
from checklists.domain.loading import load_templates
from checklists.domain.running import checklist_for
from tests.factories.events import EventFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def address():
    load_templates()
    employer = RepresentativeFactory(
        organisation=OrganisationFactory(employer=True, name="Stadtwerke Musterstadt"),
        user__name="Erika Muster",
        user__language="en",
    )
    mso = RepresentativeFactory(organisation__name="Brücke e. V.", user__name="Amina Beispiel", user__language="en")
    event = EventFactory(employer=employer.organisation, mso=mso.organisation, title="Elternabend")
    checklist = checklist_for(event, SLUG, actor=employer.user)
    return reverse("checklists:list", args=[checklist.pk]), employer.user, mso.user


def test_two_people_work_on_one_list(open_as, address, look_over, shoot):
    path, erika, amina = address
    page, phone = open_as(erika, path), open_as(amina, path, viewport=PHONE)

    # Erika writes at an item; Amina ticks it and the next one off meanwhile, by keyboard.
    page.locator("#open-openness").click()
    note = page.get_by_label("Note")
    note.fill("Wir besuchen zuerst den Verein.")
    for key in ("openness", "internal-allies"):
        phone.locator(f"#tick-{key}").focus()
        phone.keyboard.press("Enter")
        expect(phone.locator(f"#line-{key}")).to_contain_text("Amina Beispiel")
    expect(page.locator("#line-internal-allies")).to_contain_text("Amina Beispiel", timeout=30_000)
    expect(page.get_by_text("Somebody has changed this item meanwhile")).to_be_visible(timeout=30_000)
    expect(note).to_have_value("Wir besuchen zuerst den Verein.")
    expect(page.locator("#list-news")).to_contain_text("1.1")

    # Erika's own answer was given to what stood there before: both are shown, then hers is saved knowingly.
    panel = page.locator("#panel-openness")
    panel.get_by_label("done").check()
    panel.get_by_role("button", name="Save the answer").click()
    expect(panel.get_by_role("alert")).to_contain_text("Amina Beispiel")
    expect(panel.get_by_label("Note")).to_have_value("Wir besuchen zuerst den Verein.")
    look_over(page, "shared-list-both-answers")  # the whole list, with a panel and a refusal
    panel.get_by_role("button", name="Save the answer").click()
    expect(panel).to_be_empty()
    expect(page.locator("#line-openness")).to_contain_text("Wir besuchen zuerst den Verein.")
    expect(phone.locator("#line-openness")).to_contain_text("Erika Muster", timeout=30_000)
    shoot(phone, "shared-list-phone")

    # A comment stays below its item; the other side reads it.
    phone.locator("#open-openness").click()
    phone.get_by_role("textbox", name="Comment").fill("Gern am Samstag.")
    phone.get_by_role("button", name="Write the comment").click()
    expect(phone.get_by_role("button", name="Take the comment back")).to_be_visible()
    expect(page.locator("#open-openness")).to_contain_text("1 comment", timeout=30_000)
    shoot(phone, "shared-list-panel")


def test_without_javascript_every_step_is_a_page(open_as, address):
    path, erika, _amina = address
    page = open_as(erika, path, viewport=PHONE, java_script_enabled=False)
    page.locator("#tick-openness").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.locator("#open-openness").click()
    page.get_by_role("textbox", name="Comment").fill("Gern am Samstag.")
    page.get_by_role("button", name="Write the comment").click()
    expect(page.get_by_text("Gern am Samstag.")).to_be_visible()
