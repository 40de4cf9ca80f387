"""From the invitation to the work in the team, in the browser; every page on the way on a phone and on a desk."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from partners.models import Representative
from portal.outbox.models import Message
from tests.factories.accounts import UserFactory
from tests.factories.partners import (
    ConsentFactory,
    ContactPersonFactory,
    MsoProfileFactory,
    OrganisationFactory,
    RepresentativeFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def head():
    organisation = MsoProfileFactory(organisation__name="Frauenverein Brücke e. V.").organisation
    return RepresentativeFactory(organisation=organisation, role="owner", user__name="Hanna Haupt", user__language="en")


def link_in_mail():
    return re.search(r"https?://\S+/einladung/\S+", Message.objects.latest("job__created_at").text).group()


def test_invited_person_opens_an_account_and_joins_the_team(page, sign_in, look_over, head):
    sign_in(page, head.user)
    page.goto(f"/organisationen/{head.organisation.slug}/team/")
    page.get_by_label("E-mail address").fill("neu@example.org")
    page.get_by_label("board member").check()
    page.get_by_role("button", name="Send invitation").click()
    page.get_by_text("The invitation to neu@example.org is on its way.").wait_for()
    look_over(page, "team")

    page.context.clear_cookies()
    page.goto(link_in_mail())
    page.get_by_text("Hanna Haupt invites you to act for").wait_for()
    look_over(page, "invitation")
    page.get_by_label("Your name").fill("Nadia Neu")
    page.get_by_label("Choose a password").fill("short")
    page.get_by_role("button", name="Create account and accept").click()
    page.get_by_role("alert").wait_for()
    look_over(page, "invitation-error")
    page.get_by_label("Choose a password").fill("ein langes Kennwort")
    page.get_by_role("button", name="Create account and accept").click()
    page.get_by_text("You act for Frauenverein Brücke e. V. now.").wait_for()
    assert Representative.objects.current().get(user__email="neu@example.org").role == "board"

    page.goto(link_in_mail())
    page.get_by_role("heading", name="This invitation was accepted already").wait_for()
    look_over(page, "invitation-used")


def test_profile_is_edited_by_keyboard_and_errors_lead_to_their_fields(page, sign_in, look_over, head):
    sign_in(page, head.user)
    page.goto(f"/organisationen/{head.organisation.slug}/bearbeiten/")
    look_over(page, "profile")
    page.get_by_label("Website").fill("javascript:alert(1)")
    page.get_by_role("button", name="Save profile").click()
    summary = page.get_by_role("alert")
    summary.get_by_role("link").click()
    expect(page.get_by_label("Website")).to_be_focused()
    look_over(page, "profile-error")
    page.get_by_label("Website").fill("verein.example.org")
    page.get_by_label("parents", exact=True).check()
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Save profile").press("Enter")
    page.get_by_text("The profile is saved.").wait_for()


def test_consent_is_recorded_and_withdrawn(page, sign_in, look_over, head):
    sign_in(page, head.user)
    page.goto(f"/organisationen/{head.organisation.slug}/kontakte/")
    look_over(page, "contacts-empty")
    page.get_by_role("link", name="Add contact person").click()
    look_over(page, "contact-new")
    page.get_by_label("Name", exact=True).fill("Mara Muster")
    page.get_by_label("Function").select_option("board")
    page.get_by_label("Telephone").fill("0171 3920012")
    page.get_by_role("button", name="Save contact person").click()
    page.get_by_role("heading", name="May others see Mara Muster?").wait_for()
    look_over(page, "consent")
    page.get_by_label("where everybody can read them").check()
    page.get_by_label("on paper").check()
    page.get_by_label("The person has read the wording").check()
    page.get_by_role("button", name="Record consent").click()
    page.get_by_text("Shown to: everybody.").wait_for()
    look_over(page, "contacts")
    page.get_by_role("link", name="Withdraw consent").click()
    page.get_by_role("button", name="Withdraw consent").click()
    page.get_by_text("Only your organisation sees this person").wait_for()


def test_publication_account_and_creation_pages(page, sign_in, look_over, head):
    sign_in(page, head.user)
    page.goto(f"/organisationen/{head.organisation.slug}/veroeffentlichung/")
    page.get_by_role("button", name="Pause entry").click()
    page.get_by_text("The entry is paused. Nobody finds it until it is published again.").wait_for()
    look_over(page, "publication")
    page.goto("/konto/")
    look_over(page, "account")
    ministry = RepresentativeFactory(
        organisation=OrganisationFactory(ministry=True), user=UserFactory(language="en"), role="owner"
    )
    sign_in(page, ministry.user)
    page.goto("/organisationen/neu/")
    look_over(page, "organisation-new")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_everything_works_without_scripts(page, sign_in, head):
    contact = ContactPersonFactory(organisation=head.organisation, name="Mara Muster")
    contact.current_consent = ConsentFactory(contact=contact, given_at=timezone.now())
    contact.audience = "public"
    contact.save()
    sign_in(page, head.user)
    page.goto(f"/organisationen/{head.organisation.slug}/kontakte/")
    page.get_by_role("link", name="Withdraw consent").click()
    page.get_by_role("button", name="Withdraw consent").click()
    page.get_by_text("Only your organisation sees this person").wait_for()
