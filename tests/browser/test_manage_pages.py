"""The pages for managing an organisation on a phone and from right to left: nothing is cut off, nothing overlaps."""

import pytest
from django.conf import settings
from django.urls import reverse

from partners.domain.invitations import invite_representative
from partners.domain.publication import confirm_organisation
from tests.factories.partners import RepresentativeFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LANGUAGES = ("de", "ar")


@pytest.fixture
def board(transactional_db):
    board = RepresentativeFactory(
        organisation__roles=["mso"],
        organisation__name="Jugendwerkstatt Rhein-Ruhr für Familien e. V.",
        organisation__street="Beispielstraße 12",
        organisation__description="Wir begleiten Familien.",
        role="board",
        user__email="vorstand-der-jugendwerkstatt@example.org",
    )
    address = "eine-lange-anschrift@example.org"
    invite_representative(board.organisation, address, "editor", actor=board.user, build_url=str)
    confirm_organisation(board.organisation, actor=board.user)
    return board


@pytest.fixture
def opened(page, sign_in, board):
    """Return a function that opens a page of the board's organisation in a language, on a phone."""

    def opened(name, language):
        sign_in(page, board.user)
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto("/")
        page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": page.url}])
        page.goto(reverse(f"partners:{name}", args=[board.organisation.slug]))
        return page

    return opened


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "tables"), [("team", 2), ("organisation_publication", 1)])
def test_tables_fit_a_phone(opened, look_over, language, name, tables):
    page = opened(name, language)
    assert page.locator("html").get_attribute("lang") == language
    widths = page.locator(".portal-table").evaluate_all("all => all.map(one => one.scrollWidth - one.clientWidth)")
    assert widths == [0] * tables
    look_over(page, f"manage-{name}-{language}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_way_between_the_pages_is_one_line_on_a_phone(opened, language):
    page = opened("organisation_edit", language)
    tabs = page.locator(".portal-tabs")
    assert tabs.bounding_box()["height"] <= 56
    tabs.locator("summary").click()
    assert tabs.get_by_role("link").count() == 6
    page.set_viewport_size({"width": 1280, "height": 800})
    assert tabs.get_by_role("link").count() == 6


def test_choice_from_right_to_left_leaves_room_for_its_arrow(opened, shoot):
    page = opened("field_audiences", "ar")
    padding = page.locator("select").first.evaluate("one => parseFloat(getComputedStyle(one).paddingLeft)")
    assert padding >= 40
    shoot(page, "phone-audiences-ar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_keep_their_direction(opened, board, shoot, language):
    page = opened("organisation_edit", language)
    name = page.locator("#id_name")
    crumb = page.locator(".portal-breadcrumbs bdi", has_text=board.organisation.name)
    assert name.evaluate("one => getComputedStyle(one).direction") == "ltr"
    assert crumb.evaluate("one => getComputedStyle(one).direction") == "ltr"
    page.locator("summary", has_text="العربيّة" if language == "ar" else "Deutsch").click()
    sides = page.locator(".portal-languages__choice").evaluate_all(
        "all => [...new Set(all.map(one => getComputedStyle(one).textAlign))]"
    )
    assert sides == ["right" if language == "ar" else "left"]
    shoot(page, f"phone-profile-{language}")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_description_is_written_in_another_language_without_scripts(opened, board, shoot):
    page = opened("organisation_edit", "de")
    page.get_by_text("Die Beschreibung in anderen Sprachen").click()
    page.get_by_role("textbox", name="Arabisch").fill("نرافق العائلات")
    shoot(page, "phone-translation-de")
    page.get_by_role("button", name="Profil speichern").click()
    page.get_by_text("Das Profil ist gespeichert").wait_for()
    board.organisation.refresh_from_db()
    assert (board.organisation.description, board.organisation.translations.get().language) == (
        "Wir begleiten Familien.",
        "ar",
    )
