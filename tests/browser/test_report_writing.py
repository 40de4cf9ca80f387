"""The editor keeps what somebody types: without connection, signed out, beside somebody else, without a script."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import expect

from reports.models import Contribution
from tests.browser.conftest import DEADLINE, watch
from tests.factories.events import EventFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import NetworkMembershipFactory, ReportFactory, ReportingPeriodFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def partner(transactional_db):
    return NetworkMembershipFactory(organisation__name="Stadt Musterfeld", organisation__slug="musterfeld").organisation


@pytest.fixture
def authors(partner):
    return [
        RepresentativeFactory(organisation=partner, user__name=name, user__language="en").user
        for name in ("Erna Editor", "Selim Schreiber")
    ]


@pytest.fixture
def report(partner):
    today = timezone.localdate()
    past = ReportingPeriodFactory(year=2001, start=today - timedelta(days=900), end=today - timedelta(days=600))
    ReportFactory(period=past, organisation=partner, texts={3: "### Damals\n\nWas wir früher schrieben."})
    event = EventFactory(
        employer=partner, mso=OrganisationFactory(name="Brücke e. V."), state="held", title="Elternabend"
    )
    assert event.state == "held"
    period = ReportingPeriodFactory(year=2002, start=today - timedelta(days=200), end=today + timedelta(days=100))
    return ReportFactory(period=period, organisation=partner)


@pytest.fixture
def editor_of(browser, base_url, sign_in, report):
    """Return a function that opens the editor for somebody; answers that are no success are no errors here."""
    opened = []
    expect.set_options(timeout=DEADLINE)

    def editor_of(user, **options):
        page = browser.new_context(base_url=base_url, locale="en-GB", reduced_motion="reduce", **options).new_page()
        page.set_default_timeout(DEADLINE)
        opened.append((page, watch(page, urlsplit(base_url).netloc)))
        sign_in(page, user)
        page.goto(f"/berichte/{report.pk}/schwerpunkt/3/")
        return page

    yield editor_of
    expect.set_options(timeout=None)
    for page, problems in opened:
        page.context.close()
        assert [each for each in problems if "Failed to load resource" not in each] == []


def text(page):
    return page.get_by_role("textbox", name="Your text")


def stored():
    return list(Contribution.objects.filter(focus_area=3, report__period__year=2002).values_list("text", flat=True))


def copies(page):
    return page.evaluate("Object.keys(localStorage).length")


def test_typed_text_is_saved_survives_a_lost_connection_and_takes_a_proposal(editor_of, authors, look_over):
    page = editor_of(authors[0])
    text(page).press_sequentially("Wir helfen")
    text(page).press("Control+a")
    page.get_by_role("toolbar").get_by_role("button", name="Strong").click()
    expect(text(page)).to_have_value("**Wir helfen**")
    text(page).press("End")
    text(page).press_sequentially("\nPlakate")
    tools = page.get_by_role("toolbar").get_by_role("button")
    tools.first.focus()
    for _each in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(text(page)).to_have_value("**Wir helfen**\n- Plakate")
    expect(page.get_by_role("status").filter(has_text="Saved at")).to_be_visible()
    assert stored() == ["**Wir helfen**\n- Plakate"]
    look_over(page, "report-editor", all_rules=True)

    page.context.set_offline(True)
    text(page).press("Control+End")
    text(page).press_sequentially("\n- Besuche")
    expect(page.get_by_text("No connection.")).to_be_visible()
    assert copies(page) == 1
    page.context.set_offline(False)
    expect(page.get_by_role("status").filter(has_text="Saved at")).to_be_visible()
    assert stored() == ["**Wir helfen**\n- Plakate\n- Besuche"]
    page.wait_for_function("localStorage.length === 0")

    # The window is closed without a connection: the browser has the text the next time.
    page.route("**/zwischenspeichern/", lambda route: route.abort())
    text(page).press_sequentially("\n- Anrufe")
    expect(page.get_by_text("No connection.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Here it is again, from this browser.")).to_be_visible()
    page.unroute("**/zwischenspeichern/")
    expect(text(page)).to_have_value("**Wir helfen**\n- Plakate\n- Besuche\n- Anrufe")

    page.get_by_role("button", name="Take over").click()
    expect(text(page)).to_have_value(re.compile(r"- Anrufe\n\nAm .* mit Brücke e\. V\. „Elternabend“ veranstaltet\.$"))
    expect(page.get_by_role("button", name="Take over")).to_have_count(0)
    assert copies(page) == 0


def test_typed_before_the_script_was_there(editor_of, authors):
    page = editor_of(authors[0])
    held = []
    page.route("**/report_editor.js", lambda route: held.append(route))  # noqa: PLW0108 -- it takes no built-in function
    with page.expect_event("request", lambda request: request.url.endswith("/report_editor.js")):
        page.goto(page.url, wait_until="commit")
    text(page).fill("Schneller als das Skript")
    while not held:  # the handler runs whenever the test waits; the request has been made
        page.wait_for_timeout(20)
    held[0].continue_()
    expect(page.get_by_role("status").filter(has_text="Saved at")).to_be_visible()
    assert stored() == ["Schneller als das Skript"]


def test_signed_out_while_typing(editor_of, authors, sign_in):
    page = editor_of(authors[0])
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    text(page).press_sequentially("Noch nicht verloren")
    expect(page.get_by_text("You were signed out. Your text is kept in this browser")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("What you wrote is kept")).to_be_visible()
    address = page.url
    assert "next=" in address
    password = "Sommer-im-Ruhrgebiet-7"
    authors[0].set_password(password)
    authors[0].save()
    page.get_by_label("Email").fill(authors[0].email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(text(page)).to_have_value("Noch nicht verloren")
    expect(page.get_by_role("status").filter(has_text="Saved at")).to_be_visible()
    assert stored() == ["Noch nicht verloren"]


def test_two_who_write_choose_place_by_place(editor_of, authors, look_over):
    first, second = editor_of(authors[0]), editor_of(authors[1])
    text(first).press_sequentially("Anfang\nVon Erna")
    expect(first.get_by_role("status").filter(has_text="Saved at")).to_be_visible()
    text(second).press_sequentially("Anfang\nVon Selim")
    expect(second.get_by_text("Somebody else saved this text meanwhile. Press")).to_be_visible()
    assert stored() == ["Anfang\nVon Erna"]
    second.get_by_role("button", name="Save", exact=True).click()
    expect(second.get_by_role("heading", name="Somebody else saved this text meanwhile")).to_be_visible()
    look_over(second, "report-conflict")
    second.get_by_label("Both, one after the other").check()
    second.get_by_role("button", name="Save as chosen").click()
    expect(text(second)).to_have_value("Anfang\nVon Erna\nVon Selim")
    assert stored() == ["Anfang\nVon Erna\nVon Selim"]
    assert copies(second) == 0


def test_without_a_script(editor_of, authors):
    page = editor_of(authors[0], java_script_enabled=False, viewport={"width": 360, "height": 800})
    expect(page.get_by_role("toolbar")).to_be_hidden()
    page.get_by_role("button", name="Begin with this text").click()
    expect(page.get_by_text("nothing is changed yet")).to_be_visible()
    text(page).fill("### Heute\n\nAnders als _damals_.")
    page.get_by_role("button", name="Show a preview").click()
    expect(page.locator("#preview em")).to_have_text("damals")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("nothing is changed yet")).to_have_count(0)
    page.get_by_role("button", name="Do not propose it again").click()
    expect(page.get_by_role("heading", name="Proposals from your year")).to_have_count(0)
    assert stored() == ["### Heute\n\nAnders als _damals_."]
