"""What boards work with fits on small phones in their languages, in Arabic from right to left.

That no word of another language is left, ``tests.access.test_boards_read`` tells of every page.
"""

import pytest
from django.conf import settings
from django.urls import reverse

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


def of_contact(world):
    """Return the addresses of the pages about requests, as the MSO's people see them."""
    pages = [reverse("cooperations:requests"), reverse("cooperations:contact_settings", args=[world.mso.slug])]
    pages += [reverse(f"cooperations:{name}", args=[world.employer.slug]) for name in ("log", "log_add", "notes")]
    request = [world.extra["open"].pk]
    return pages + [reverse(f"cooperations:{name}", args=request) for name in ("request", "request_decline")]


def of_events(world):
    """Return the addresses of the pages about events that both sides work with."""
    coming, kept, shared = (world.extra[name] for name in ("guests_event", "kept_event", "shared_list"))
    names = ("event", "event_date", "event_invite", "material", "registration", "arrangement", "event_dates")
    pages = [reverse(f"events:{name}", args=[coming.pk]) for name in names]
    pages += [reverse("events:event_edit", args=[coming.pk, part]) for part in ("place", "programme", "languages")]
    pages += [reverse("events:after_section", args=[kept.pk, part]) for part in ("zahlen", "zitate", "einwilligungen")]
    pages += [reverse("checklists:list", args=[shared.pk]), reverse("checklists:item", args=[shared.pk, "welcome"])]
    return [reverse("events:events"), reverse("events:calendars", args=[world.mso.slug]), *pages]


# Ukrainian and Russian are as long as each other.
@pytest.mark.parametrize("language", ["tr", "ar", "uk"])
def test_board_reads_its_pages_in_its_language(reader, look_over, assert_no_sideways_scroll, language):
    page, world = reader
    page.goto("/")
    page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": page.url}])
    addresses = [reverse(f"partners:{name}", args=[world.mso.slug]) for name in OF_THE_MSO]
    addresses += [*map(reverse, OTHERS), *of_contact(world)]
    for address in [*addresses, *of_events(world)]:
        page.goto(address)
        direction = "rtl" if language == "ar" else "ltr"
        html = page.locator("html")
        assert (html.get_attribute("lang"), html.get_attribute("dir")) == (language, direction), address
        if language == "ar" and address in addresses:  # the others differ from German in length only
            look_over(page, f"{language}{address.replace('/', '-')}")
        page.set_viewport_size({"width": 320, "height": 800})
        assert_no_sideways_scroll(page)
