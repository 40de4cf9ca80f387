"""Every public page: in both languages, at every width, in the dark, enlarged, with and without scripts."""

import pytest
from crispy_forms.utils import render_crispy_form
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string

from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.forms_of_every_kind import EveryKindForm

pytestmark = pytest.mark.browser

GERMAN = pytest.mark.browser_context_args(locale="de-DE")
PUBLIC_PAGES = ["", "impressum", "datenschutz", "barrierefreiheit", "gibt-es-nicht"]


@pytest.mark.parametrize("language", ["en", pytest.param("de", marks=GERMAN)])
@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_public_page_is_accessible_at_every_width(page, look_over, path, language):
    page.goto(f"/{path}/".replace("//", "/"))
    assert page.locator("html").get_attribute("lang") == language
    look_over(page, f"{path or 'start'}-{language}", all_rules=True)


@pytest.mark.browser_context_args(color_scheme="dark")
@pytest.mark.parametrize("path", ["/", "/impressum/"])
def test_dark_page_has_enough_contrast(page, assert_accessible, shoot, path):
    page.goto(path)
    assert_accessible(page)
    shoot(page, f"dark-{path.strip('/') or 'start'}")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_menu_and_language_work_without_scripts(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/impressum/")
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("navigation", name="Main navigation").get_by_role("link", name="Directory").wait_for()
    page.locator(".portal-languages summary").click()
    page.get_by_role("button", name="Deutsch").click()
    assert page.url.endswith("/impressum/")
    assert page.locator("html").get_attribute("lang") == "de"
    page.locator(".portal-languages summary").click()
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"


@GERMAN
def test_navigation_of_who_sees_most_is_one_line_with_a_menu(page, transactional_db, sign_in, assert_accessible):
    ministry = OrganisationFactory(ministry=True)
    sign_in(page, RepresentativeFactory(organisation=ministry, user__language="de").user)
    page.set_viewport_size({"width": 960, "height": 740})
    page.goto("/impressum/")
    line = page.locator(".portal-nav__list")
    assert line.bounding_box()["height"] < 60
    more = line.locator("summary")
    more.focus()
    page.keyboard.press("Enter")
    line.get_by_role("link", name="Wer hilft?").wait_for()
    assert_accessible(page, contrast=False)
    page.keyboard.press("Escape")
    assert line.get_by_role("link", name="Wer hilft?").is_hidden()
    assert more.evaluate("summary => summary === document.activeElement")


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_type_of_twice_the_size_loses_nothing(page, assert_no_sideways_scroll, path):
    page.goto(f"/{path}/".replace("//", "/"))
    page.set_viewport_size({"width": 640, "height": 400})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert_no_sideways_scroll(page)


def test_start_page_searches_the_directory(page):
    page.goto("/")
    page.get_by_label("Who or what").fill("Eltern")
    page.get_by_label("Place or postcode").fill("Essen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/verzeichnis/?q=Eltern&place=Essen")


@pytest.mark.parametrize("data", [None, {}])
def test_every_kind_of_field_is_accessible(page, look_over, data):
    page.goto("/impressum/")
    html = f"<h1>Form</h1>{render_crispy_form(EveryKindForm(data))}"
    page.evaluate("html => { document.querySelector('main').innerHTML = html; }", html)
    look_over(page, "form" if data is None else "form-with-errors")


def test_link_in_the_error_summary_leads_to_the_field(page):
    page.goto("/impressum/")
    html = f"<h1>Form</h1>{render_crispy_form(EveryKindForm({}))}"
    page.evaluate("html => { document.querySelector('main').innerHTML = html; }", html)
    page.get_by_role("alert").get_by_role("link").first.click()
    assert page.evaluate("document.activeElement.id || location.hash.slice(1)") == "id_name"


@pytest.mark.parametrize("name", ["400", "500", "503", "403", "403_csrf"])
def test_error_page_is_accessible(page, look_over, name, rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    html = render_to_string(f"{name}.html", request=request if name.startswith("403") else None)
    page.route("**/fehler/", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.goto("/fehler/")
    look_over(page, f"error-{name}")


def test_outage_page_comes_back_by_itself(page):
    away = render_to_string("503.html")
    answers = iter([away, away])

    def answer(route):
        body = next(answers, None)
        if body is None:
            route.fulfill(status=200, body="<!doctype html><title>Back</title>", content_type="text/html")
        else:
            route.fulfill(status=503, body=body, content_type="text/html; charset=utf-8")

    page.clock.install()
    page.route("**/fehler/", answer)
    page.goto("/fehler/")
    with page.expect_response("**/fehler/"):
        page.clock.fast_forward(10_000)
    assert page.title().startswith("One moment")
    page.clock.fast_forward(10_000)
    page.wait_for_function("document.title === 'Back'")
