"""The pages of invitations and calendars, and what guests see by the code."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from events.domain.material.making import make_invitations
from events.enums.material import GuestLanguage, MaterialKind
from events.renderers.phrases import phrases_in
from portal.shared.guest_languages import find_guest_language
from portal.shared.logs import RequestLogMiddleware
from tests.factories.events import EventFactory, EventTextFactory, move_on
from tests.factories.partners import RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return EventFactory(state="announced", title="Offene Werkstatt", summary="Kommen Sie!")


def guest_page(event, query=""):
    return Client().get(f"/v/{event.code}/{query}")


@pytest.mark.parametrize("language", GuestLanguage.values)
def test_guests_read_their_language_without_account_or_cookie(event, language):
    response = guest_page(event, f"?lang={language}")
    text, phrases = response.content.decode(), phrases_in(language)
    named = find_guest_language(language)
    assert f'<html lang="{named.tag}" dir="{named.direction}">' in text
    assert phrases["when"] in text
    assert phrases["free"] in text
    assert 'lang="de" dir="ltr">Offene Werkstatt' in text
    assert not response.cookies


def test_a_text_of_its_own_is_shown_and_calling_off_is_said(event):
    EventTextFactory(event=event, language="ar", title="ورشة مفتوحة")
    assert 'lang="ar" dir="rtl">ورشة مفتوحة' in guest_page(event, "?lang=ar").content.decode()
    calendar = Calendar.from_ical(Client().get(f"/v/{event.code}/termin.ics?lang=ar").content)
    assert str(calendar.walk("VEVENT")[0]["SUMMARY"]) == "ورشة مفتوحة"
    move_on(event, "postponed")
    text = guest_page(event, "?lang=tr").content.decode()
    assert phrases_in("tr")["postponed"] in text
    calendar = Calendar.from_ical(Client().get(f"/v/{event.code}/termin.ics?lang=tr").content)
    assert str(calendar.walk("VEVENT")[0]["STATUS"]) == "CANCELLED"


def test_the_link_of_an_event_online_is_shown_from_the_day_before(event):
    event.venue.is_online, event.venue.online_link = True, "https://video.example.org/raum"
    event.venue.save()
    assert "video.example.org" not in guest_page(event).content.decode()
    event.starts_at, event.ends_at = timezone.now() + timedelta(hours=23), timezone.now() + timedelta(hours=25)
    event.save()
    assert "video.example.org" in guest_page(event).content.decode()
    assert b"video.example.org" not in Client().get(f"/v/{event.code}/termin.ics").content


@pytest.mark.parametrize("made", [1, 3])
def test_pages_ask_the_same_number_of_queries(event, made, client_of, django_assert_num_queries):
    client = client_of(RepresentativeFactory(organisation=event.host).user)
    actor = RepresentativeFactory(organisation=event.host).user
    make_invitations(event, MaterialKind.FLYER, list(GuestLanguage)[:made], actor=actor)
    url = reverse("events:material", args=[event.pk])
    client.get(url)
    with django_assert_num_queries(7):
        client.get(url)
    with django_assert_num_queries(4):
        guest_page(event)


def test_an_address_is_shown_once_answers_with_a_mark_and_stays_out_of_the_logs(event, client_of, rf):
    client = client_of(RepresentativeFactory(organisation=event.host).user)
    page = client.post(reverse("events:feeds"), {"owner": "own", "label": "Handy"})
    address = page.context["made"].address
    assert address not in client.get(reverse("events:feeds")).content.decode()
    path = address.partition("://")[2].partition("/")[2]
    answer = Client().get(f"/{path}")
    assert "Offene Werkstatt" in answer.content.decode()
    assert not answer.cookies
    assert Client().get(f"/{path}", headers={"If-None-Match": answer["ETag"]}).status_code == 304
    token = path.rpartition("/")[2].removesuffix(".ics")
    assert token not in RequestLogMiddleware.format_request(rf.get(f"/{path}"))
