"""Sunday evening in Bottrop: the second chair of an association decides on her phone who sees what."""

import re

import pytest

from partners.models import FieldAudience
from portal.outbox.models import Message
from tests.factories.partners import ContactPersonFactory, MsoProfileFactory, RepresentativeFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 360, "height": 740}
LINK = re.compile(r"https?://[^/]+(/einwilligung/\S+)")


@pytest.fixture
def chair():
    organisation = MsoProfileFactory(
        organisation__name="Nachbarschaft Bottrop e. V.",
        organisation__website="https://nachbarschaft.example.org",
        organisation__description="Wir helfen beim Ankommen.",
        target_groups=["parents", "women"],
        languages=["tr", "ar"],
        reach=120,
    ).organisation
    return RepresentativeFactory(
        organisation=organisation, role="board", user__name="Zeynep Zweite", user__language="en"
    )


def last_link(key):
    message = Message.objects.filter(job__key__startswith=key).latest("job__created_at")
    return LINK.search(message.text).group(1)


def test_chair_hides_the_website_on_her_phone_and_looks_at_the_result(page, sign_in, look_over, chair):
    page.set_viewport_size(PHONE)
    sign_in(page, chair.user)
    page.goto(f"/organisationen/{chair.organisation.slug}/")
    page.locator(".portal-tabs__menu summary").click()
    page.get_by_role("link", name="Who sees what").click()
    page.get_by_label("Website").select_option("Only we ourselves")
    page.get_by_role("button", name="Save who sees what").click()
    page.get_by_text("Saved: who sees one field is changed.").wait_for()
    assert FieldAudience.objects.get().audience == "own"
    look_over(page, "audiences")

    page.get_by_role("link", name="Everybody, without signing in").click()
    page.get_by_text("This is how your organisation looks to everybody, without signing in.").wait_for()
    assert page.get_by_text("nachbarschaft.example.org").count() == 0
    look_over(page, "view-as")
    page.get_by_role("link", name="the ministry", exact=True).click()
    page.get_by_text("This is how your organisation looks to the ministry.").wait_for()

    page.get_by_role("link", name="Back: choose who sees what").click()
    page.get_by_role("link", name="Everything in one table").click()
    page.get_by_role("heading", name="Who sees what in one table").wait_for()
    look_over(page, "who-sees-what")

    page.get_by_role("link", name="Change who sees what").click()
    page.get_by_role("link", name="Everything back to the standard").click()
    page.get_by_text("Website: Only we ourselves → Everybody").wait_for()
    look_over(page, "audiences-reset")
    page.get_by_role("button", name="Back to the standard").click()
    page.get_by_text("Saved: who sees one field is changed.").wait_for()
    assert not FieldAudience.objects.exists()


def test_contact_person_is_asked_by_mail_answers_and_withdraws_without_account(page, sign_in, look_over, chair):
    ContactPersonFactory(organisation=chair.organisation, name="Mara Muster", email="mara@example.org", phone="0171 39")
    page.set_viewport_size(PHONE)
    sign_in(page, chair.user)
    page.goto(f"/organisationen/{chair.organisation.slug}/kontakte/")
    page.get_by_role("link", name="Ask by mail").click()
    page.get_by_label("Everybody: ").check()
    page.get_by_label("English").check()
    look_over(page, "consent-ask")
    page.get_by_role("button", name="Send the question").click()
    page.get_by_text("The question to Mara Muster is on its way.").wait_for()
    look_over(page, "contacts-asked")

    page.context.clear_cookies()
    page.set_viewport_size(PHONE)
    page.goto(last_link("consent-request"))
    page.get_by_role("heading", name="May Nachbarschaft Bottrop e. V. show you").wait_for()
    look_over(page, "consent-answer")
    page.get_by_role("button", name="Yes, I agree").press("Enter")
    page.get_by_role("heading", name="Thank you. You are shown now.").wait_for()
    look_over(page, "consent-given")

    page.goto(f"/organisationen/{chair.organisation.slug}/")
    page.get_by_text("Mara Muster").first.wait_for()
    page.goto(last_link("consent-receipt"))
    look_over(page, "consent-withdrawal")
    page.get_by_role("button", name="Withdraw consent").click()
    page.get_by_role("heading", name="You are not shown any more").wait_for()
    page.goto(f"/organisationen/{chair.organisation.slug}/")
    assert page.get_by_text("Mara Muster").count() == 0


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_choosing_works_without_scripts(page, sign_in, chair):
    sign_in(page, chair.user)
    page.goto(f"/organisationen/{chair.organisation.slug}/sichtbarkeit/")
    page.get_by_text("What is not filled in yet").click()
    page.get_by_label("Rooms").select_option("Only intermediaries")
    page.get_by_role("button", name="Save who sees what").click()
    page.get_by_text("Saved: who sees one field is changed.").wait_for()
