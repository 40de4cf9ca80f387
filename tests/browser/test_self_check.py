"""The employers' self-check in a browser: begun, answered together, printed, looked at on a phone."""

import re

import pytest
from playwright.sync_api import expect

from checklists.domain.loading import load_templates
from checklists.domain.ticking import tick_item
from checklists.models import Checklist
from checklists.states.item import Answer
from tests.factories.accounts import UserFactory
from tests.factories.checklists import self_check_of
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
OUTSIDE = re.compile("Can people outside see")


@pytest.fixture
def hr(transactional_db):
    load_templates()
    employer = OrganisationFactory(employer=True, name="Klinikum Hamm", slug="klinikum-hamm")
    return RepresentativeFactory(organisation=employer, user__language="en", user__name="Petra Lindner").user


def question(page, text):
    return page.get_by_role("article").filter(has=page.get_by_role("heading", name=text))


def test_hr_answers_step_by_step_and_together(page, hr, sign_in, look_over, shoot):
    sign_in(page, hr)
    page.goto("/")
    look_over(page, "self-check-start")
    page.get_by_role("link", name="Self-check of Klinikum Hamm").click()
    look_over(page, "self-check-begin")
    page.get_by_role("button", name="Begin the self-check").click()
    page.set_viewport_size(PHONE)
    first = question(page, OUTSIDE)
    summary = first.locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    first.get_by_label("Yes, we can show it").check()
    first.get_by_role("button", name="Save").click()
    expect(page.get_by_text("one entry is enough").first).to_be_visible()
    look_over(page, "self-check-refused")
    page.get_by_label("Note").fill("Gesichter auf der Karriereseite")
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_url(re.compile("#item-visible-outside$"))
    expect(question(page, OUTSIDE)).to_contain_text("Gesichter auf der Karriereseite")
    expect(page.get_by_text("1 of 7 questions answered")).to_be_visible()
    look_over(page, "self-check")

    # A colleague answers while the form is open.
    first = question(page, OUTSIDE)
    first.locator("summary").click()
    answer = Answer("open", "Seite wird umgebaut")
    tick_item(Checklist.objects.get(), "visible-outside", actor=UserFactory(), answer=answer, revision=1)
    first.get_by_label("Note").fill("Dazu zwei Filme")
    first.get_by_role("button", name="Save").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Seite wird umgebaut")
    expect(page.get_by_label("Note")).to_have_value("Dazu zwei Filme")
    look_over(page, "self-check-meanwhile")
    page.get_by_role("button", name="Save").click()
    expect(question(page, OUTSIDE)).to_contain_text("Dazu zwei Filme")
    page.get_by_role("link", name="Who answered what when").click()
    expect(page.get_by_role("main")).to_contain_text("Seite wird umgebaut")
    look_over(page, "self-check-history")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_last_year_stands_beside_also_without_scripts_and_on_paper(page, hr, sign_in, shoot):
    employer = hr.representations.get().organisation
    self_check_of(employer, 2020, {"visible-outside": "Nur das Gebäude", "staff-capacity": "Vier Stunden"})
    sign_in(page, hr)
    page.goto("/selbstcheck/klinikum-hamm/")
    page.get_by_role("button", name="Begin the self-check").click()
    expect(question(page, OUTSIDE)).to_contain_text("Your answer of 2020")
    expect(question(page, OUTSIDE)).to_contain_text("Nur das Gebäude")
    shoot(page, "self-check-beside-1280")
    page.set_viewport_size(PHONE)
    shoot(page, "self-check-beside-360")
    question(page, OUTSIDE).locator("summary").click()
    question(page, OUTSIDE).get_by_label("Not yet").check()
    question(page, OUTSIDE).get_by_role("button", name="Save").click()
    expect(question(page, OUTSIDE)).to_contain_text("Choose one picture or story")
    page.emulate_media(media="print")
    expect(page.locator("form:visible")).to_have_count(0)
    shoot(page, "self-check-print")
    page.emulate_media(media="screen")
    page.get_by_role("link", name="Self-check 2020").click()
    expect(page.get_by_text("This self-check is closed.")).to_be_visible()
    expect(page.locator(".checklist-form")).to_have_count(0)
