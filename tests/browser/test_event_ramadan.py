"""An evening for parents in Dortmund in Ramadan 2027, from the first idea to what came of it, as both sides live it.

The employer's head of personnel sits at a desk; a board member of the association has a phone and reads Arabic; guests
have what is printed on paper. Nothing is done behind the pages but setting up, letting time pass and what workers do.
"""

from datetime import datetime
from types import SimpleNamespace
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
import time_machine
from playwright.sync_api import expect

from checklists.domain.loading import load_templates
from events.models import Event
from events.tasks.event import follow_events
from portal.outbox.domain import hand_over
from tests.browser.conftest import watch
from tests.browser.ramadan.evening import give_feedback, invite, keep_what_came_of_it, work_the_list
from tests.browser.ramadan.planning import TITLE, begin, find_the_date, write_it_down
from tests.factories.cooperation import CooperationFactory
from tests.factories.events import EventFactory
from tests.factories.geo import MunicipalityFactory, PostalCodeFactory
from tests.factories.partners import EmployerProfileFactory, MsoProfileFactory, RepresentativeFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BERLIN = ZoneInfo("Europe/Berlin")
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
LONG = 30_000


@pytest.fixture
def clock():
    """Return a function that lets it be a moment in Berlin; before it is called it is an autumn morning of 2026."""
    travels = []

    def travel(*moment):
        while travels:
            travels.pop().stop()
        travels.append(time_machine.travel(datetime(*moment, tzinfo=BERLIN), tick=True))
        travels[-1].start()

    travel(2026, 11, 24, 9, 30)
    yield travel
    travels.pop().stop()


@pytest.fixture
def world(clock, settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(hand_over.app, "send_task", lambda *_args, **_options: None)
    load_templates()
    dortmund = {"municipality": MunicipalityFactory(name="Dortmund", latitude=51.51, longitude=7.46)}
    PostalCodeFactory(code="44147", latitude=51.52, longitude=7.45, **dortmund)
    employer = EmployerProfileFactory(organisation__employer=True, organisation__name="Klinikum Nord gGmbH")
    mso = MsoProfileFactory(organisation__name="Elternbrücke Nordstadt e. V.", organisation__slug="elternbruecke")
    EventFactory(
        state="announced",
        title="Schule und dann?",
        is_public=True,
        starts_at=datetime(2027, 2, 16, 19, tzinfo=BERLIN),
        venue={"latitude": 51.51, "longitude": 7.46, **dortmund},
    )
    both = {"employer": employer.organisation, "mso": mso.organisation}
    return SimpleNamespace(
        travel=clock,
        hr=RepresentativeFactory(organisation=both["employer"], user__name="Erika Muster", user__language="en").user,
        board=RepresentativeFactory(organisation=both["mso"], user__name="Samira Haddad", user__language="ar").user,
        cooperation=CooperationFactory(state="confirmed", title="Pflege kennenlernen", **both),
    )


@pytest.fixture
def open_as(browser, base_url, sign_in):
    """Return a function that opens a browser for somebody; 409 is no error of the console."""
    opened = []

    def open_as(user, viewport, locale):
        context = browser.new_context(base_url=base_url, locale=locale, reduced_motion="reduce", viewport=viewport)
        page = context.new_page()
        page.set_default_timeout(LONG)
        opened.append((page, watch(page, urlsplit(base_url).netloc)))
        if user:
            sign_in(page, user)
        return page

    yield open_as
    for page, problems in opened:
        page.context.close()
        assert [each for each in problems if "409 (Conflict)" not in each] == []


@pytest.fixture
def look(assert_accessible, assert_no_sideways_scroll, shoot):
    """Return a function that checks and pictures a page as it stands there, at the width it has."""

    def look(page, name, *, contrast=False):
        assert_no_sideways_scroll(page)
        assert_accessible(page, contrast=contrast)
        shoot(page, f"ramadan-{name}-{page.viewport_size['width']}")

    return look


def test_evening_for_parents_in_ramadan(world, open_as, look, sign_in):
    desk, phone, guest = open_as(world.hr, DESK, "en-GB"), open_as(world.board, PHONE, "ar"), open_as(None, PHONE, "ar")
    expect.set_options(timeout=LONG)
    try:
        begin(desk, phone, look)
        event = Event.objects.get(title=TITLE)
        home = f"/veranstaltungen/{event.pk}/"
        find_the_date(desk, phone, home, look)
        write_it_down(desk, home, look)
        work_the_list(desk, phone, home, look)
        invite(desk, phone, guest, event, look)
        world.travel(2027, 2, 16, 20, 45)
        follow_events()
        sign_in(desk, world.hr)
        give_feedback(desk, guest, home, look)
        world.travel(2027, 2, 17, 18)
        sign_in(desk, world.hr)
        sign_in(phone, world.board)
        keep_what_came_of_it(desk, phone, home, look)
        world.travel(2027, 3, 4, 9)  # guests have had their two weeks
        follow_events()
        sign_in(desk, world.hr)
        desk.goto(home)
        expect(desk.get_by_text("The event has taken place and is closed.")).to_be_visible()
    finally:
        expect.set_options(timeout=None)
