"""Looking for an organisation as somebody in HR does: typing, filtering, by keyboard, on a phone, without scripts."""

import re
from datetime import time

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from partners.domain.search_upkeep import refresh_search
from partners.enums import Role
from partners.models import ContactPerson
from tests.factories.geo import DistrictFactory, MunicipalityFactory
from tests.factories.partners import ConsentFactory, ContactPersonFactory, MsoProfileFactory, OrganisationFactory

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def organisations(transactional_db):
    district = DistrictFactory(key="05915", name="Musterkreis")
    town = MunicipalityFactory(name="Musterstadt", district=district, latitude=51.68, longitude=7.82)
    place = {"organisation__municipality": town, "organisation__district": district}
    first = MsoProfileFactory(
        organisation__name="Jugendbrücke Musterstadt e. V.",
        organisation__description="Wir begleiten Jugendliche in die Ausbildung.",
        organisation__confirmed_at=timezone.now(),
        languages=["ar", "de"],
        target_groups=["young_people"],
        rooms_capacity=40,
        **place,
    ).organisation
    MsoProfileFactory(
        organisation__name="Frauencafé Musterstadt e. V.", languages=["tr"], target_groups=["women"], **place
    )
    for number in range(24):
        OrganisationFactory(name=f"Betrieb {number:02}", roles=[Role.EMPLOYER])
    contact = ContactPersonFactory(organisation=first, name="Amal Beispiel", phone="0221 4710 123", languages=["ar"])
    contact.windows.create(weekday=2, start=time(18), end=time(20))
    consent = ConsentFactory(contact=contact)
    ContactPerson.objects.filter(pk=contact.pk).update(audience="public", current_consent=consent)
    refresh_search()
    return first


def names(page):
    return page.locator(".directory-card__name")


def number(page):
    return page.locator("#result-number")


def test_results_follow_typing_and_the_address_holds_the_search(page, organisations):
    page.goto("/verzeichnis/")
    page.get_by_label("Whom do you want to reach?").press_sequentially("jugendbr")
    expect(names(page)).to_have_text(["Jugendbrücke Musterstadt e. V."])
    expect(number(page)).to_have_text("1 organisation")
    expect(page).to_have_url(re.compile(r"/verzeichnis/\?q=jugendbr$"))
    expect(page.get_by_label("Whom do you want to reach?")).to_be_focused()


def test_filters_count_combine_and_go_by_chip_and_back_button(page, organisations):
    page.goto("/verzeichnis/")
    language = page.get_by_role("group", name="Language")
    language.get_by_label("Arabic").check()
    expect(names(page)).to_have_text(["Jugendbrücke Musterstadt e. V."])
    expect(page.locator("#count-language-tr")).to_have_text("1")
    language.get_by_label("Turkish").check()
    expect(number(page)).to_have_text("2 organisations")
    page.get_by_role("link", name="Remove filter: Arabic").click()
    expect(names(page)).to_have_text(["Frauencafé Musterstadt e. V."])
    expect(language.get_by_label("Arabic")).not_to_be_checked()
    page.go_back()
    expect(number(page)).to_have_text("2 organisations")
    expect(language.get_by_label("Arabic")).to_be_checked()


def test_place_sorts_nearest_first_and_says_how_far(page, organisations):
    page.goto("/verzeichnis/?place=musterstadt")
    expect(number(page)).to_have_text("2 organisations")
    expect(page.get_by_text("Musterstadt, less than 1 km").first).to_be_visible()


def test_typing_error_is_corrected_and_named(page, organisations):
    page.goto("/verzeichnis/?q=Frauencaffe")
    expect(names(page)).to_have_text(["Frauencafé Musterstadt e. V."])
    expect(page.get_by_text("instead of “frauencaffe”")).to_be_visible()


def test_keyboard_alone_finds_and_opens_an_organisation(page, organisations):
    page.goto("/verzeichnis/")
    page.locator("#id_q").focus()
    page.keyboard.type("Amtshilfe Ausbildung")
    page.keyboard.press("Enter")
    expect(names(page)).to_have_text(["Jugendbrücke Musterstadt e. V."])
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('directory-card__name')"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Jugendbrücke Musterstadt e. V.")
    expect(page.get_by_role("link", name="0221 4710 123")).to_have_attribute("href", "tel:02214710123")
    expect(page.get_by_role("row", name=re.compile("Tuesday.*18:00–20:00"))).to_be_visible()


def test_phone_shows_results_before_filters(page, organisations):
    page.set_viewport_size(PHONE)
    page.goto("/verzeichnis/?language=ar")
    expect(page.get_by_role("group", name="Language")).to_be_hidden()
    page.get_by_text("Filters (1").click()
    page.get_by_role("group", name="Language").get_by_label("Turkish").check()
    expect(number(page)).to_have_text("2 organisations")
    expect(page.locator("#filter-number")).to_contain_text("(2")
    expect(page.get_by_role("group", name="Language")).to_be_visible()


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_everything_works_without_scripts(page, organisations):
    page.set_viewport_size(PHONE)
    page.goto("/verzeichnis/")
    page.get_by_text("Filters", exact=True).first.click()
    page.get_by_role("group", name="Language").get_by_label("Arabic").check()
    page.get_by_role("button", name="Show results").click()
    expect(names(page)).to_have_text(["Jugendbrücke Musterstadt e. V."])
    page.goto("/verzeichnis/?sort=name")
    page.get_by_role("link", name="Next page").click()
    expect(names(page)).to_have_count(6)
    page.get_by_role("link", name="Previous page").click()
    expect(names(page)).to_have_count(20)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("directory", "/verzeichnis/"),
        ("directory-search", "/verzeichnis/?q=jugend&language=ar&place=Musterstadt"),
        ("directory-corrected", "/verzeichnis/?q=Frauencaffe"),
        ("directory-nothing", "/verzeichnis/?q=qqqqqqq&language=ar&place=Nirgendwo"),
    ],
)
def test_directory_is_accessible_at_every_width(page, organisations, look_over, name, address):
    page.goto(address)
    look_over(page, name, all_rules=True)


def test_page_of_an_organisation_is_accessible_at_every_width(page, organisations, look_over):
    page.goto(organisations.get_absolute_url())
    look_over(page, "organisation", all_rules=True)
