"""An event from the idea to the announcement, as both sides walk through it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import Event
from tests.factories.cooperation import CooperationFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_both_sides_plan_and_announce_an_event(page, live_server, sign_in, look_over):
    employer = OrganisationFactory(employer=True, name="Metallbau Nord")
    mso = OrganisationFactory(name="Brücke e. V.")
    CooperationFactory(state="in_talks", employer=employer, mso=mso)
    host, guest = RepresentativeFactory(organisation=employer).user, RepresentativeFactory(organisation=mso).user
    sign_in(page, host)
    page.goto(f"{live_server.url}{reverse('events:event_new')}")
    page.get_by_label("Wie heißt die Veranstaltung?").fill("Ausbildung für Ihr Kind")
    page.get_by_label("Informationsabend", exact=True).check()
    look_over(page, "event-new")
    page.get_by_role("button", name="Beginnen").click()
    page.get_by_role("link", name="Eine Organisation einladen").first.click()
    page.get_by_label("Name der Organisation").fill("Brücke")
    page.get_by_role("button", name="Suchen").click()
    page.get_by_role("link", name="Brücke e. V.").click()
    page.locator("form[method=post] button[type=submit]").last.click()
    event = Event.objects.get()
    page.goto(f"{live_server.url}{reverse('events:event_date', args=[event.pk])}")
    page.get_by_label("Tag", exact=True).fill((timezone.localdate() + timedelta(days=30)).isoformat())
    look_over(page, "event-date")
    page.get_by_role("button", name="Termin speichern").click()
    sign_in(page, guest)
    page.goto(f"{live_server.url}{event.get_absolute_url()}")
    look_over(page, "event-asked")
    page.get_by_role("button", name="Ja, wir machen mit").click()
    page.get_by_role("link", name="Eintragen, was fehlt").click()
    page.get_by_label("Straße und Hausnummer").fill("Kampstraße 1")
    page.get_by_label("Postleitzahl").fill("44137")
    look_over(page, "event-place")
    page.get_by_role("button", name="Speichern").click()
    page.goto(f"{live_server.url}{reverse('events:event_edit', args=[event.pk, 'programme'])}")
    page.get_by_label("Was passiert?").first.fill("Ankommen")
    page.get_by_label("Von").first.fill("18:00")
    look_over(page, "event-programme")
    page.get_by_role("button", name="Speichern").click()
    Event.objects.filter(pk=event.pk).update(target_groups=["parents"], is_public=True)
    event.needs.languages = ["de", "ar"]
    event.needs.save()
    page.goto(f"{live_server.url}{event.get_absolute_url()}")
    page.get_by_role("link", name="Veranstaltung ankündigen").click()
    page.get_by_role("button", name="Veranstaltung ankündigen").click()
    look_over(page, "event-announced")
    page.goto(f"{live_server.url}{reverse('events:events')}")
    look_over(page, "events")
    page.goto(f"{live_server.url}{reverse('events:public')}")
    look_over(page, "events-public")
    assert page.get_by_role("link", name="Ausbildung für Ihr Kind").is_visible()
