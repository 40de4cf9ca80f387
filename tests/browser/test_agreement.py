"""Two people write one agreement at the same time, one of them on a phone, in Arabic, without JavaScript."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from cooperations.domain.agreement.content import from_json
from partners.enums import RepresentativeRole
from tests.browser.conftest import watch
from tests.cooperations.domain.agreements import save, whole_content
from tests.factories.cooperation import CooperationFactory, freeze
from tests.factories.partners import RepresentativeFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def employer():
    return RepresentativeFactory(
        organisation__employer=True,
        organisation__name="Stadtwerke Musterstadt",
        user__name="Erika Muster",
        user__language="en",
        role=RepresentativeRole.OWNER,
    )


@pytest.fixture
def mso():
    return RepresentativeFactory(
        organisation__name="جمعية الجسر",
        user__name="Amal Haddad",
        user__language="ar",
        role=RepresentativeRole.BOARD,
    )


@pytest.fixture
def phone(browser, live_server):
    """A page at 360 px, without JavaScript."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="ar", java_script_enabled=False, base_url=live_server.url
    )
    page = context.new_page()
    problems = watch(page, live_server.url.partition("//")[2])
    yield page
    context.close()
    assert problems == []


def test_two_write_at_once_and_nothing_is_lost(page, phone, sign_in, look_over, shoot, employer, mso):  # noqa: PLR0917, PLR0913 -- two people and what they look at
    cooperation = CooperationFactory(
        state="proposed", title="Elternabende", employer=employer.organisation, mso=mso.organisation
    )
    sign_in(page, employer.user)
    sign_in(phone, mso.user)

    # The MSO says yes; both sides open the same section.
    phone.goto(cooperation.get_absolute_url())
    shoot(phone, "cooperation-proposed-phone")
    phone.locator(".coop-step button").click()
    cooperation.refresh_from_db()
    assert cooperation.state == "in_talks"
    aims = reverse("cooperations:agreement_edit", args=[cooperation.pk, "ziele"])
    page.goto(aims)
    look_over(page, "agreement-edit")
    phone.goto(aims)
    page.get_by_label("Whom do you want to reach?").fill("Parents of pupils in classes 8 to 10")
    page.get_by_label("What does the employer side want?").fill("We want to meet families.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Aims", exact=True)).to_be_visible()

    # The phone saves later: its own aims are fine, the target group clashes.
    phone.locator("[name=aims_mso]").fill("نريد أن يتعرف الأهل على المهن.")
    phone.locator("[name=target_group]").fill("الأهل في الحي")
    phone.locator("button.coop-wide").click()
    assert phone.locator("fieldset.coop-clash").count() == 1
    shoot(phone, "agreement-clash-phone")
    phone.locator("[value=own]").check()
    phone.locator("textarea[name='own:target_group']").fill("Parents of pupils, الأهل في الحي")
    phone.locator("button.coop-wide").click()
    shoot(phone, "agreement-page-phone")
    cooperation.agreement.refresh_from_db()
    content = from_json(cooperation.agreement.content)
    assert (content.aims_employer, content.aims_mso, content.target_group) == (
        "We want to meet families.",
        "نريد أن يتعرف الأهل على المهن.",
        "Parents of pupils, الأهل في الحي",
    )

    # The employer sees who changed what, and how.
    page.goto(reverse("cooperations:agreement", args=[cooperation.pk]))
    news = page.get_by_role("region", name="New since you last looked")
    expect(news).to_contain_text("Amal Haddad")
    expect(news.locator("ins").first).to_be_visible()
    look_over(page, "agreement-page")
    news.get_by_role("button", name="Mark as read").click()
    expect(page.get_by_role("region", name="New since you last looked")).to_have_count(0)


def test_the_pages_of_a_cooperation_that_has_come_far(page, sign_in, look_over, employer, mso):
    cooperation = CooperationFactory(
        state="in_talks", title="Elternabende", employer=employer.organisation, mso=mso.organisation
    )
    saved = save(cooperation.agreement, whole_content(), actor=mso.user, organisation=mso.organisation)
    assert saved.revision == 1
    sign_in(page, employer.user)
    page.goto(reverse("cooperations:agreement_edit", args=[cooperation.pk, "aufgaben"]))
    look_over(page, "agreement-tasks")
    freeze(cooperation, text="Vereinbarung – Brückenbauer, Format 1, Fassung 1\n\nTitel\n  Elternabende\n")
    page.goto(reverse("cooperations:agreement_version", args=[cooperation.pk, 1]))
    look_over(page, "agreement-version")
    page.goto(cooperation.get_absolute_url())
    look_over(page, "cooperation-page")
    page.goto(reverse("cooperations:cooperations"))
    look_over(page, "cooperation-list")
    # By keyboard alone to the one next step.
    page.goto(cooperation.get_absolute_url())
    step = page.get_by_role("link", name="Write the agreement")
    for _each in range(40):
        page.keyboard.press("Tab")
        if step.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Agreement", exact=True)).to_be_visible()
