"""Boards read everything they work with in their own language, in Arabic from right to left."""

from functools import cache

import polib
import pytest
from django.conf import settings
from django.urls import reverse

from portal.embedded.catalogues import BOARDS, path_of
from tests.access.conftest import whole_world
from tests.access.identities import Identity

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OF_THE_MSO = (
    "organisation",
    "organisation_edit",
    "organisation_publication",
    "field_audiences",
    "who_sees_what",
    "contacts",
    "contact_add",
    "team",
    "handover",
    "answers",
)
OTHERS = (
    "start",
    "partners:directory",
    "accounts:account",
    "partners:shortlist",
    "partners:suggestions",
    "partners:helping",
)


@pytest.fixture
def world(transactional_db):
    return whole_world()


@pytest.fixture
def reader(page, sign_in, world):
    """Return the page of somebody of the board, signed in, and the world."""
    sign_in(page, world.users[Identity.MSO_BOARD])
    return page, world


@cache
def texts_of_others(language):
    """Return the English and German texts of the interface that are not those of ``language`` as well."""
    everything = polib.pofile(str(path_of("de")))
    others = {text for entry in everything for text in (entry.msgid, entry.msgstr)}
    return others - {entry.msgstr for entry in polib.pofile(str(path_of(language)))} - {""}


def untranslated(page, language):
    """Return the lines of the page that are English or German texts of the interface."""
    return sorted({line.strip() for line in page.locator("body").inner_text().splitlines()} & texts_of_others(language))


def of_contact(world):
    """Return the addresses of the pages about requests, as the MSO's people see them."""
    pages = [reverse("cooperations:requests"), reverse("cooperations:contact_settings", args=[world.mso.slug])]
    pages += [reverse(f"cooperations:{name}", args=[world.employer.slug]) for name in ("log", "log_add", "notes")]
    request = [world.extra["open"].pk]
    return pages + [reverse(f"cooperations:{name}", args=request) for name in ("request", "request_decline")]


@pytest.mark.parametrize("language", BOARDS)
def test_board_reads_its_pages_in_its_language(reader, look_over, assert_no_sideways_scroll, language):
    page, world = reader
    page.goto("/")
    page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": page.url}])
    addresses = [reverse(f"partners:{name}", args=[world.mso.slug]) for name in OF_THE_MSO]
    for address in [*addresses, *map(reverse, OTHERS), *of_contact(world)]:
        page.goto(address)
        direction = "rtl" if language == "ar" else "ltr"
        html = page.locator("html")
        assert (html.get_attribute("lang"), html.get_attribute("dir")) == (language, direction), address
        assert untranslated(page, language) == [], address
        if language == "ar":  # the others differ from German in length only
            look_over(page, f"{language}{address.replace('/', '-')}")
        page.set_viewport_size({"width": 320, "height": 800})
        assert_no_sideways_scroll(page)
