"""Remembering, comparing, saving a search and taking it along, as the HR department of a hospital would do it."""

import re

import pytest
from playwright.sync_api import expect

from partners.domain.search_upkeep import refresh_search
from partners.models import SavedSearch, ShortlistEntry
from tests.factories.accounts import UserFactory
from tests.factories.geo import DistrictFactory, MunicipalityFactory
from tests.factories.partners import MsoProfileFactory, RepresentativeFactory

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
NAMES = ("Jugendbrücke", "Frauencafé", "Elternnetz", "Sprachtreff", "Kulturhaus")


@pytest.fixture
def organisations(transactional_db):
    district = DistrictFactory(key="05915", name="Hamm")
    town = MunicipalityFactory(name="Hamm", district=district, latitude=51.68, longitude=7.82)
    found = [
        MsoProfileFactory(
            organisation__name=f"{name} Hamm e. V.",
            organisation__slug=name.lower().replace("ü", "ue").replace("é", "e"),
            organisation__municipality=town,
            organisation__district=district,
            languages=["ar", "de"] if number % 2 else ["ar", "tr", "de"],
            target_groups=["young_people", "women"] if number % 2 else ["young_people"],
            rooms_capacity=20 * number or None,
            staff_kind="voluntary" if number else "mixed",
        ).organisation
        for number, name in enumerate(NAMES)
    ]
    refresh_search()
    return found


@pytest.fixture
def hr(organisations):
    representative = RepresentativeFactory(
        organisation__employer=True, organisation__name="Klinikum Hamm", user__language="en"
    )
    return representative.user


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def look(page, look_over, shoot, request):
    """Open the window in one of two sizes; return a function that looks the page over and goes back to that size."""
    page.set_viewport_size(request.param)

    def look(name):
        look_over(page, name)
        page.set_viewport_size(request.param)
        shoot(page, f"{name}-{request.param['width']}")

    return look


def remember(page, name):
    page.get_by_role("button", name=f"Remember ({name} Hamm e. V.)").click()
    expect(page.get_by_role("button", name=f"Remove ({name} Hamm e. V.)")).to_be_visible()


def number(page):
    return page.locator(".portal-nav__list [data-number='partners-shortlist']")


def test_remembering_keeps_place_and_focus_and_is_announced(page, organisations):
    page.goto("/verzeichnis/?language=ar")
    remember(page, "Jugendbrücke")
    expect(page.get_by_role("button", name="Remove (Jugendbrücke Hamm e. V.)")).to_be_focused()
    expect(page.locator("#shortlist-status")).to_have_text("Jugendbrücke Hamm e. V. is on your shortlist.")
    expect(number(page)).to_have_text("(1)")
    expect(page).to_have_url(re.compile(r"/verzeichnis/\?language=ar$"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Remember (Jugendbrücke Hamm e. V.)")).to_be_focused()
    expect(number(page)).to_have_text("")


def test_hr_remembers_signs_in_notes_and_compares(page, hr, look):
    page.goto("/verzeichnis/?language=ar&place=Hamm")
    for name in NAMES[:3]:
        remember(page, name)
    hr.set_password("geheim-und-lang-2026")
    hr.save()
    page.goto("/merkliste/")
    look("shortlist-visitor")
    page.get_by_role("main").get_by_role("link", name="Sign in").click()
    page.get_by_label("Email").fill(hr.email)
    page.get_by_label("Password", exact=True).fill("geheim-und-lang-2026")
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_url(re.compile("/merkliste/$"))
    assert ShortlistEntry.objects.filter(user=hr).count() == 3
    page.get_by_text("Write a note").first.click()
    page.get_by_label("My note").first.fill("Dienstag nach 18 Uhr anrufen")
    page.get_by_role("button", name="Save note").first.click()
    expect(page.get_by_text("Dienstag nach 18 Uhr anrufen").first).to_be_visible()
    look("shortlist")
    for name in NAMES[:3]:
        page.get_by_label(f"Compare ({name} Hamm e. V.)").check()
    page.get_by_role("button", name="Compare the chosen ones").click()
    expect(page).to_have_url(re.compile(r"/merkliste/vergleich/\?org=\w+&org=\w+&org=\w+$"))
    turkish = page.get_by_role("strong").filter(has_text="Turkish").locator("visible=true")
    expect(turkish).to_have_count(2)
    look("compare")


def test_fifth_organisation_is_refused(page, organisations, look_over):
    page.goto("/merkliste/vergleich/?" + "&".join(f"org={each.slug}" for each in organisations))
    expect(page.get_by_role("alert")).to_contain_text("At most 4 organisations fit side by side.")
    look_over(page, "compare-refused")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_everything_works_without_scripts(page, organisations):
    page.set_viewport_size(PHONE)
    page.goto("/verzeichnis/?language=ar")
    for name in NAMES[:2]:
        page.get_by_role("button", name=f"Remember ({name} Hamm e. V.)").click()
        expect(page).to_have_url(re.compile(r"/verzeichnis/\?language=ar#shortlist-\d+$"))
        expect(page.get_by_text(f"{name} Hamm e. V. is on your shortlist.")).to_be_visible()
    page.goto("/merkliste/")
    for name in NAMES[:2]:
        page.get_by_label(f"Compare ({name} Hamm e. V.)").check()
    page.get_by_role("button", name="Compare the chosen ones").click()
    expect(page.get_by_role("heading", level=2)).to_have_text(["Frauencafé Hamm e. V.", "Jugendbrücke Hamm e. V."])
    page.goto("/merkliste/")
    page.get_by_role("button", name="Remove (Frauencafé Hamm e. V.)").click()
    expect(page.get_by_text("Frauencafé Hamm e. V. is no longer on your shortlist.")).to_be_visible()


def test_search_is_saved_and_taken_along(page, hr, sign_in, look):
    sign_in(page, hr)
    page.goto("/verzeichnis/")
    page.get_by_label("Whom do you want to reach?").fill("arabisch")
    expect(page).to_have_url(re.compile(r"q=arabisch"))
    with page.expect_download() as download:
        page.get_by_role("link", name="Results as an Excel file").click()
    assert re.fullmatch(r"brueckenbauer-\d{4}-\d\d-\d\d\.xlsx", download.value.suggested_filename)
    look("directory-along")
    page.get_by_role("link", name="Save search").click()
    page.get_by_label("Name").fill("Arabisch für die Pflege")
    look("saved-search-new")
    page.get_by_label("daily").check()
    page.get_by_role("button", name="Save search").click()
    expect(page.get_by_role("heading", name="Arabisch für die Pflege")).to_be_visible()
    page.get_by_role("button", name="Pause mails").click()
    expect(page.get_by_text("paused", exact=True)).to_be_visible()
    look("saved-searches")
    assert list(SavedSearch.objects.values_list("user", "query", "is_paused")) == [(hr.pk, "q=arabisch", True)]


def test_empty_list_says_how_to_begin(page, transactional_db, sign_in, look_over):
    sign_in(page, UserFactory())
    for name, address in (("shortlist-empty", "/merkliste/"), ("saved-searches-empty", "/suchen/")):
        page.goto(address)
        look_over(page, name)
