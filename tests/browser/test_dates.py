"""A date for a parents' evening in Ramadan: an association names its calendars, an employer looks and explains."""

import re
from datetime import date, time, timedelta

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from events.domain.calendars import feasts_between
from events.domain.calendars.berlin import berlin
from events.models import DateExplanation, ObservedCalendars
from tests.factories.events import EventFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}


def ramadan():
    """Return the first evening of a coming Ramadan that is not too near."""
    today = timezone.localdate() + timedelta(days=70)
    coming = feasts_between(today, today + timedelta(days=500))
    return next(feast.first + timedelta(days=8) for feast in coming if feast.slug == "ramadan" and feast.first > today)


def speak_german(page, base_url):
    page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": "de", "url": base_url}])


def at_six(day: date):
    starts_at = berlin(day, time(18))
    return {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2)}


@pytest.fixture
def look(page, look_over, shoot):
    """Return a function that looks the page over and leaves the window as wide as a phone's."""

    def look(name):
        look_over(page, name)
        page.set_viewport_size(PHONE)
        shoot(page, f"{name}-360")

    return look


def test_association_names_its_calendars_and_employer_finds_a_date(page, sign_in, look, transactional_db, base_url):
    day = ramadan()
    mso = OrganisationFactory(name="Frauencafé Dortmund e. V.", slug="frauencafe")
    employer = OrganisationFactory(name="Klinikum Dortmund", employer=True)
    with transaction.atomic():
        event = EventFactory(
            state="planned", title="Elternabend: Ausbildung", employer=employer, mso=mso, **at_six(day)
        )
    page.set_viewport_size(PHONE)
    speak_german(page, base_url)
    sign_in(page, RepresentativeFactory(organisation=mso).user)
    page.goto(f"{base_url}/organisationen/frauencafe/kalender/")
    page.get_by_label(re.compile("^muslimisch")).check()
    page.get_by_label("Das Freitagsgebet zählt").check()
    page.get_by_label("Hinweis für Ihre Partner").fill("Im Ramadan gern nach dem Fastenbrechen.")
    page.get_by_role("button", name="Feste speichern").click()
    expect(page.get_by_text("Gespeichert.")).to_be_visible()
    assert ObservedCalendars.objects.get().traditions == ["islam"]
    look("dates-calendars")
    page.context.clear_cookies()
    speak_german(page, base_url)
    sign_in(page, RepresentativeFactory(organisation=employer).user)
    span = f"?first={day}&last={day + timedelta(days=45)}&minutes=120&part=evening"
    page.goto(f"{base_url}/veranstaltungen/{event.pk}/termin/finden/{span}&part=weekend")
    expect(page.get_by_text("Das Fasten wird gegen").first).to_be_visible()
    page.get_by_label("Warum passt dieser Termin trotzdem?").fill("Wir brechen das Fasten gemeinsam.")
    page.get_by_role("button", name="Begründung speichern").click()
    expect(page.get_by_text("Wir brechen das Fasten gemeinsam.")).to_be_visible()
    assert DateExplanation.objects.count() == 1
    look("dates-event")
    page.get_by_role("button", name="Diesen Termin nehmen").first.click()
    expect(page.get_by_text("Die Veranstaltung hat jetzt diesen Termin.")).to_be_visible()
    page.goto(f"{base_url}/termine/finden/{span}&organisation=frauencafe&day={day}")
    look("dates-finder")
    page.goto(f"{base_url}/kalender/feste/?year={day.year}")
    look("dates-feasts")
