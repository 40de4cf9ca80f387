"""Somebody in HR of a hospital in Hamm looks for Arabic-speaking young people and has never met an MSO."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from partners.enums import Role
from partners.models import ContactPerson, UmbrellaProfile
from tests.factories.geo import DistrictFactory, MunicipalityFactory
from tests.factories.partners import (
    ConsentFactory,
    ContactPersonFactory,
    MsoProfileFactory,
    OrganisationFactory,
    RepresentativeFactory,
)

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def hamm(transactional_db):
    district = DistrictFactory(key="05915", name="Hamm", kind="city")
    town = MunicipalityFactory(name="Hamm", district=district, latitude=51.68, longitude=7.82)
    place = {"organisation__municipality": town, "organisation__district": district}
    MsoProfileFactory(
        organisation__name="Jugendbrücke Hamm e. V.",
        organisation__confirmed_at=timezone.now(),
        target_groups=["young_people"],
        languages=["ar", "de"],
        staff_kind="voluntary",
        rooms_capacity=40,
        **place,
    )
    MsoProfileFactory(
        organisation__name="Frauencafé Hamm e. V.", target_groups=["women"], languages=["tr"], rooms_capacity=0, **place
    )
    MsoProfileFactory(organisation__name="Verein ohne Angaben e. V.", **place)
    centre = OrganisationFactory(name="KI Hamm", roles=[Role.INTEGRATION_CENTRE], municipality=town, district=district)
    centre.website = "https://ki.example.org"
    centre.save()
    person = ContactPersonFactory(organisation=centre, name="Amal Beispiel", phone="0221 4710 123")
    consent = ConsentFactory(contact=person)
    ContactPerson.objects.filter(pk=person.pk).update(audience="public", current_consent=consent)
    person.windows.create(weekday=2, start="09:00", end="12:00")
    state = OrganisationFactory(name="Landesverband der Vereine", roles=[Role.UMBRELLA])
    UmbrellaProfile.objects.create(organisation=state, level="state")
    return RepresentativeFactory(organisation__employer=True, organisation__municipality=town).user


def names(page):
    return page.locator(".suggest-card__name")


def answer_the_questions(page):
    expect(page.get_by_label("Place")).to_have_value("Hamm")
    page.get_by_label("young people", exact=True).check()
    page.get_by_text("Choose languages").click()
    page.get_by_label("Arabic").check()
    page.get_by_label("Format").select_option("information evening")
    page.get_by_label("Time of day").select_option("in the evening, Monday to Friday")
    page.get_by_role("button", name="Show suggestions").click()


@pytest.mark.parametrize("window", [PHONE, {"width": 1280, "height": 800}])
@pytest.mark.browser_context_args(java_script_enabled=False)
def test_hospital_comes_from_the_start_page_to_an_mso_that_fits(page, sign_in, hamm, window):
    page.set_viewport_size(window)
    sign_in(page, hamm)
    page.goto("/")
    page.get_by_role("link", name="Describe your project and get suggestions").click()
    answer_the_questions(page)
    expect(names(page)).to_have_text(["Jugendbrücke Hamm e. V.", "Verein ohne Angaben e. V.", "Frauencafé Hamm e. V."])
    cards = page.get_by_role("article")
    expect(cards.nth(0)).to_contain_text("speaks Arabic")
    expect(cards.nth(0)).to_contain_text("fits well")
    expect(cards.nth(1)).to_contain_text("which languages it speaks")
    expect(cards.nth(2)).to_contain_text("does not name Arabic among its languages")
    cards.nth(0).get_by_text("How the points come about").click()
    expect(cards.nth(0).get_by_role("row", name="Languages")).to_contain_text("100")
    names(page).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jugendbrücke Hamm e. V.")


def test_weights_are_chosen_and_stand_in_the_address(page, hamm):
    page.goto("/vorschlaege/?place=Hamm&language=tr&group=young_people")
    expect(names(page).first).to_have_text("Jugendbrücke Hamm e. V.")
    page.get_by_role("link", name="How we compute, and how to change what counts").click()
    page.get_by_label("Languages").select_option("5")
    for label in ("Target groups", "Confirmed entry"):
        page.get_by_label(label).select_option("0")
    page.get_by_role("button", name="Use these weights").click()
    expect(names(page).first).to_have_text("Frauencafé Hamm e. V.")
    expect(page).to_have_url(re.compile("weight-languages=5"))
    page.get_by_text("Change project").click()
    page.get_by_role("button", name="Show suggestions").click()
    expect(names(page).first).to_have_text("Frauencafé Hamm e. V.")


def test_whoever_finds_nothing_is_led_to_who_can_help(page, hamm):
    page.set_viewport_size(PHONE)
    page.goto("/verzeichnis/?q=qqqqqqq&place=Hamm&language=ar")
    page.get_by_role("link", name="Get suggestions that come close").click()
    expect(names(page)).to_have_count(3)
    page.goto("/vorschlaege/?place=Hamm&language=vi")
    expect(page.get_by_text("None fits really well")).to_be_visible()
    page.get_by_role("link", name="Ask those who know the organisations on site").click()
    expect(page.get_by_role("heading", level=3)).to_have_text(["KI Hamm", "Landesverband der Vereine"])
    expect(page.get_by_role("link", name="0221 4710 123")).to_have_attribute("href", "tel:02214710123")


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("suggestions-open", "/vorschlaege/?ask=1"),
        ("suggestions-questions", "/vorschlaege/"),
        ("suggestions-found", "/vorschlaege/?place=Hamm&group=young_people&language=ar&format=market&date=2026-12-05"),
        ("suggestions-nothing", "/vorschlaege/?place=Hamm&language=vi&date=2020-01-01&radius=5"),
        ("suggestions-weights", "/vorschlaege/gewichte/?ask=1&language=ar"),
        ("helping", "/wer-hilft/"),
        ("helping-place", "/wer-hilft/?place=Hamm"),
        ("helping-unknown", "/wer-hilft/?place=Qxyzzy"),
        ("start-public", "/"),
    ],
)
@pytest.mark.browser_context_args(locale="de-DE")
def test_pages_are_accessible_at_every_width(page, hamm, look_over, name, address):
    page.goto(address)
    closed = page.locator("main details:not([open]) > summary")
    while closed.count():
        closed.first.click()
    look_over(page, name)
