"""An event in a browser without JavaScript: begun and announced by keyboard alone, then the list and the guests."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from checklists.domain.loading import load_templates
from events.models import Event, Feedback, SignUp
from tests.browser.conftest import watch
from tests.factories.cooperation import CooperationFactory
from tests.factories.events import EventFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_STEPS = 120


@pytest.fixture
def plain(browser, base_url):
    context = browser.new_context(base_url=base_url, locale="en-GB", java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)
    problems = watch(page, base_url.partition("//")[2])
    yield page
    expect.set_options(timeout=None)
    context.close()
    assert problems == []


def test_begun_and_announced_by_keyboard(plain, sign_in):
    load_templates()
    employer = RepresentativeFactory(organisation__employer=True)
    cooperation = CooperationFactory(
        employer=employer.organisation, mso=OrganisationFactory(), state="confirmed", title="Pflege kennenlernen"
    )
    keys = plain.keyboard
    sign_in(plain, employer.user)
    plain.goto("/veranstaltungen/neu/")
    reach(plain, plain.get_by_label("What is the event called?"))
    keys.type("Elternabend")
    reach(plain, plain.get_by_label("Information evening"))
    keys.press("Space")
    reach(plain, plain.get_by_label("In which cooperation?"))
    keys.type(cooperation.title)
    press(plain, plain.get_by_role("button", name="Begin"))
    event = Event.objects.get()
    event.parties.update(accepted_at=timezone.now())

    press(plain, plain.get_by_role("link", name="Find a date"))
    press(plain, plain.get_by_role("button", name="Take this date").first)
    press(plain, plain.get_by_role("link", name="Overview"))
    press(plain, plain.get_by_role("link", name="Write down what is missing"))
    for label, text in {"Street and number": "Beispielweg 4", "Postal code": "44147"}.items():
        reach(plain, plain.get_by_label(label))
        keys.type(text)
    press(plain, plain.get_by_role("button", name="Save"))
    press(plain, plain.get_by_role("link", name="Write down what is missing"))
    reach(plain, plain.get_by_label("parents", exact=True))
    keys.press("Space")
    press(plain, plain.get_by_role("button", name="Save"))
    press(plain, plain.get_by_role("link", name="Write down what is missing"))
    reach(plain, plain.get_by_role("group", name="Languages of the event").get_by_label("German"))
    keys.press("Space")
    press(plain, plain.get_by_role("button", name="Save"))
    press(plain, plain.get_by_role("link", name="Announce the event"))
    press(plain, plain.get_by_role("button", name="Announce the event"))
    expect(plain.get_by_role("status")).to_have_text("The event is announced.")

    plain.get_by_role("link", name="Checklist").click()
    plain.locator("#tick-openness").click()
    expect(plain.get_by_text("Saved.")).to_be_visible()
    expect(plain.locator("#line-openness")).to_contain_text(employer.user.name)


def test_guests_sign_up_and_answer(plain):
    coming = EventFactory(state="announced", title="Elternabend")
    row = coming.registration
    row.mode, row.keeper = "sign_up", coming.host
    row.save()
    held = EventFactory(state="held", starts_at=timezone.now() - timedelta(hours=5))
    plain.goto(f"/v/{coming.code}/?lang=en")
    plain.get_by_role("link", name="Sign up").click()
    plain.get_by_label("Name").fill("Sara Beispiel")
    plain.get_by_label("E-mail").fill("sara@example.org")
    plain.get_by_role("button", name="Sign up").click()
    expect(plain.get_by_role("status")).to_be_visible()
    assert SignUp.objects.get().name == "Sara Beispiel"
    plain.goto(f"/rueckmeldung/{held.feedback_code}/?lang=ti")
    plain.locator("#useful-3").check()
    plain.get_by_role("button").click()
    expect(plain.get_by_role("status")).to_be_visible()
    assert Feedback.objects.get().useful == 3


def reach(page, target):
    """Go to ``target`` by the tab key, as who uses no mouse, past the menu."""
    if not page.locator("main :focus").count():
        page.keyboard.press("Tab")
        if page.locator("a[href='#main']:focus").count():
            page.keyboard.press("Enter")
    focused = target.and_(page.locator(":focus"))
    for _ in range(MOST_STEPS):
        if focused.count():
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{target} cannot be reached by keyboard on {page.url}")


def press(page, target):
    reach(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")
