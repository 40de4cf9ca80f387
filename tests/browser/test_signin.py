"""Signing in: with the keyboard alone, without scripts, with a second factor, in both languages."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import expect

from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.browser

PASSWORD = "bruecke-demo-2026"
START = re.compile(r"://[^/]+/$")


@pytest.fixture
def user(transactional_db):
    user = UserFactory(email="person@example.org", name="Ayşe Beispiel", language="en")
    user.set_password(PASSWORD)
    user.save()
    return user


def test_sign_in_and_out_with_the_keyboard_alone(page, user):
    page.goto("/konto/login/")
    page.get_by_label("Email").focus()
    page.keyboard.type(user.email)
    # The link to a forgotten password stands between the two.
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(START)
    page.locator(".portal-account summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Sign out")).to_be_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Sign out").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Sign in").wait_for()


def test_skip_link_is_the_first_stop_and_leads_to_the_content(page):
    page.goto("/impressum/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_sign_in_works_without_scripts(page, user):
    page.goto("/konto/login/")
    assert not page.get_by_role("button", name="Sign in with a passkey").is_visible()
    page.get_by_label("Email").fill(user.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("heading", name="Hello Ayşe Beispiel").wait_for()
    page.locator(".portal-account summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("link", name="Sign in").wait_for()


def test_wrong_password_is_said_on_top_and_takes_the_focus(page, user, assert_accessible):
    page.goto("/konto/login/")
    page.get_by_label("Email").fill(user.email)
    page.get_by_label("Password", exact=True).fill("wrong")
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    summary = page.get_by_role("alert")
    summary.wait_for()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    assert page.title().startswith("Error:")
    assert_accessible(page)


def test_pages_of_signing_in_are_accessible(page, look_over):
    for path in ("login", "signup", "password/reset", "password/reset/done", "inactive"):
        page.goto(f"/konto/{path}/")
        look_over(page, path.replace("/", "-"))


def test_pages_of_the_account_are_accessible(page, user, sign_in, look_over):
    sign_in(page, user)
    page.goto("/konto/2fa/totp/activate/")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.get_by_role("heading", name="Set up the app").wait_for()
    paths = ["", "konto", "konto/email", "konto/password/change", "konto/logout", "konto/2fa"]
    paths += [f"konto/2fa/{path}" for path in ("totp/activate", "webauthn", "webauthn/add")]
    for path in paths:
        page.goto(f"/{path}/".replace("//", "/"))
        page.locator(".portal-account summary").click()
        look_over(page, f"in-{path.replace('/', '-') or 'start'}")


def code_for(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_second_factor_is_set_up_and_asked_for(page, user, assert_accessible):
    page.goto("/konto/login/?next=/konto/2fa/totp/activate/")
    page.get_by_label("Email").fill(user.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Confirm that it is you").wait_for()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.get_by_role("heading", name="Set up the app").wait_for()
    assert page.locator(".portal-qr").evaluate("image => image.complete && image.naturalWidth > 0")
    secret = page.locator("main strong").inner_text()
    page.get_by_label("Authenticator code").fill(code_for(secret))
    page.get_by_role("button", name="Switch on").click()
    page.get_by_role("heading", name="Recovery codes").first.wait_for()
    assert_accessible(page)
    page.goto("/konto/2fa/")
    assert_accessible(page)
    page.locator(".portal-account summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("link", name="Sign in").click()
    page.get_by_label("Email").fill(user.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Second step of signing in").wait_for()
    assert_accessible(page)
    assert page.get_by_role("button", name="Use a security key").is_visible()
