"""Somebody in HR of a hospital in Hamm needs Arabic-speaking young people for nursing: list, map, table, place."""

import re
from datetime import time

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from partners.domain.search_upkeep import refresh_search
from partners.models import ContactPerson
from tests.factories.geo import DistrictFactory, MunicipalityFactory, rectangle
from tests.factories.partners import ConsentFactory, ContactPersonFactory, MsoProfileFactory

pytestmark = pytest.mark.browser

HAMM = rectangle(7.6, 51.5, 8.1, 51.8)
UNNA = rectangle(7.2, 51.3, 7.6, 51.8)


@pytest.fixture
def organisations(transactional_db):
    hamm = DistrictFactory(key="05915", name="Hamm", kind="city", outline=[HAMM], longitude=7.82, latitude=51.68)
    unna = DistrictFactory(key="05978", name="Unna", outline=[UNNA], longitude=7.4, latitude=51.5)
    town = MunicipalityFactory(name="Hamm", district=hamm, latitude=51.68, longitude=7.82)
    other = MunicipalityFactory(name="Unna", district=unna, latitude=51.53, longitude=7.69)
    wanted = MsoProfileFactory(
        organisation__name="Jugendwerkstatt Weitblick e. V.",
        organisation__municipality=town,
        organisation__district=hamm,
        organisation__latitude=51.69,
        organisation__longitude=7.83,
        organisation__confirmed_at=timezone.now(),
        languages=["ar", "de"],
        target_groups=["young_people"],
        fields=["health"],
    ).organisation
    for name in ("Chor Nord", "Chor Süd", "Chor West"):
        MsoProfileFactory(
            organisation__name=name,
            organisation__municipality=other,
            organisation__district=unna,
            languages=["tr"],
        )
    contact = ContactPersonFactory(organisation=wanted, name="Amal Beispiel")
    contact.windows.create(weekday=2, start=time(18), end=time(20))
    consent = ConsentFactory(contact=contact)
    ContactPerson.objects.filter(pk=contact.pk).update(audience="public", current_consent=consent)
    refresh_search()
    return wanted


@pytest.fixture(params=[360, 1280])
def width(request):
    return request.param


@pytest.fixture
def page(page, width):
    page.set_viewport_size({"width": width, "height": 760})
    return page


def names(page):
    return page.locator(".directory-card__name")


def announced(page):
    """The number of results, which screen readers read out when it changes."""
    return page.locator("#result-number[role=status]")


def open_filters(page, width):
    if width < 992:
        page.get_by_text("Filters", exact=False).first.click()


def test_from_the_start_page_to_somebody_to_call_in_the_evening(page, width, organisations):
    page.goto("/")
    page.get_by_label("Who or what").fill("arabisch jugendliche krankenpflege")
    page.get_by_label("Place or postcode").fill("Hamm")
    page.get_by_role("button", name="Search").click()
    expect(names(page)).to_have_text(["Jugendwerkstatt Weitblick e. V."])
    expect(announced(page)).to_have_text("1 organisation")
    expect(page.locator(".directory-card__facts strong")).to_have_text(["young people", "health", "Arabic"])
    open_filters(page, width)
    page.locator("summary", has_text="More").click()
    page.get_by_label("can be reached in the evening").check()
    expect(page.get_by_role("link", name="Remove filter: can be reached in the evening")).to_be_visible()
    page.locator(".directory-card__name").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jugendwerkstatt Weitblick e. V.")


def test_switch_keeps_what_was_typed_and_results_follow_in_every_view(page, width, organisations):
    page.goto("/verzeichnis/")
    page.get_by_label("Whom do you want to reach?").fill("chor")
    expect(announced(page)).to_have_text("3 organisations")
    page.get_by_role("link", name="Table").click()
    expect(page.locator(".directory-table__name")).to_have_text(["Chor Nord", "Chor Süd", "Chor West"])
    page.get_by_label("Whom do you want to reach?").fill("chor west")
    expect(page.locator(".directory-table__name")).to_have_text(["Chor West"])
    page.get_by_role("link", name="Map").click()
    expect(page).to_have_url(re.compile(r"q=chor\+west&view=map$"))
    expect(page.get_by_role("link", name="Kreis Unna: 1 organisation", exact=True)).to_be_attached()
    page.go_back()
    expect(page.locator(".directory-table__name")).to_have_text(["Chor West"])


def test_map_is_walked_by_keyboard_and_opens_a_district(page, width, organisations):
    page.goto("/verzeichnis/?view=map")
    page.get_by_role("link", name="Skip the map").focus()
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.querySelector('title').textContent.trim()")
    assert focused == "Hamm: 1 organisation"
    page.keyboard.press("Enter")
    expect(names(page)).to_have_text(["Jugendwerkstatt Weitblick e. V."])
    expect(page).to_have_url(re.compile(r"view=map&district=05915#results$"))
    page.locator("a.map-point").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jugendwerkstatt Weitblick e. V.")


def test_place_is_suggested_and_its_namesakes_are_offered(page, width, organisations):
    page.goto("/verzeichnis/")
    page.get_by_label("Where?").press_sequentially("unn")
    expect(page.locator("#id_place-places option")).to_have_count(2)
    assert page.locator("#id_place-places option").evaluate_all("options => options.map((each) => each.value)") == [
        "Unna",
        "Kreis Unna",
    ]
    page.get_by_label("Where?").press_sequentially("a")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Remove filter: Unna + 25 km")).to_be_visible()
    page.get_by_role("link", name="Kreis Unna", exact=True).click()
    expect(page.get_by_role("link", name="Remove filter: Kreis Unna + 25 km")).to_be_visible()


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_everything_works_without_scripts(page, width, organisations):
    page.goto("/verzeichnis/?language=ar")
    page.get_by_role("link", name="Table").click()
    page.get_by_role("link", name="Name", exact=True).click()
    expect(page.locator("th[aria-sort=ascending]")).to_have_text(re.compile("Name"))
    page.get_by_label("Where?").fill("Hamm")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".directory-table__name")).to_have_text(["Jugendwerkstatt Weitblick e. V."])
    page.get_by_role("link", name="Map").click()
    expect(page.locator("circle.map__reach")).to_be_attached()


@pytest.mark.parametrize("width", [1280])  # it is looked over at both
@pytest.mark.parametrize(
    "shown",
    [
        ("finding-map", "/verzeichnis/?view=map"),
        ("finding-map-zoomed", "/verzeichnis/?view=map&district=05915"),
        ("finding-table", "/verzeichnis/?view=table&place=Unna&language=tr"),
        ("finding-nothing", "/verzeichnis/?view=map&language=tr&place=Hamm&radius=5"),
    ],
)
def test_every_view_is_accessible(page, width, organisations, look_over, shown):
    name, address = shown
    page.goto(address)
    look_over(page, name, all_rules=True)
