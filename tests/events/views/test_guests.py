"""Guests sign up, cancel and answer: in nine languages, without cookie, with sentences at the fields."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from events.domain.planning import announce, cancel, move_event, postpone
from events.domain.planning.words import in_berlin
from events.domain.registration.guest_mails import GUARD
from events.domain.registration.telling import TELL, tell_guests
from events.enums.material import GuestLanguage
from events.models import Feedback, SignUp
from portal.outbox.domain.document import plain_text
from portal.outbox.guards import is_still_wanted
from portal.outbox.models import Job, Message
from tests.events.domain.world import make_world
from tests.factories.events import EventFactory, SignUpFactory, move_on

pytestmark = pytest.mark.django_db
GUEST = {"name": "Sara Berg", "email": "sara@example.org", "persons": "2"}


@pytest.fixture(autouse=True)
def _uncounted():
    cache.clear()


@pytest.fixture
def world():
    made = make_world()
    row = made.event.registration
    row.mode, row.keeper, row.capacity = "sign_up", made.mso, 5
    row.save()
    return made


def sign_up(client, event, **data):
    return client.post(reverse("events:sign_up", args=[event.code]) + "?lang=de", {**GUEST, **data})


def test_a_guest_signs_up_in_each_language_and_cancels_by_the_link(client, world):
    for number, language in enumerate(GuestLanguage.values):
        world.event.registration.capacity = 50
        world.event.registration.save()
        address = reverse("events:sign_up", args=[world.event.code])
        answer = client.post(f"{address}?lang={language}", {**GUEST, "email": f"g{number}@example.org"})
        assert answer.status_code == 200
        assert not answer.cookies
        cache.clear()
    mails = Message.objects.filter(guard=GUARD)
    assert mails.count() == SignUp.objects.count() == len(GuestLanguage.values)
    for mail in mails:
        text = plain_text(mail)
        (link,) = re.findall(r"/v/\S+/abmelden/\S+", text)
        assert "Sara Berg" in text
        assert "{" not in text
        assert "e. V.." not in text
        assert is_still_wanted(mail)
    assert client.get(link).status_code == 200
    assert SignUp.objects.filter(cancelled_at=None).count() == len(GuestLanguage.values)
    assert client.post(link).status_code == 200
    row = SignUp.objects.exclude(cancelled_at=None).get()
    assert (row.name, row.email, row.link, row.persons) == ("", "", None, 2)
    assert client.post(link).status_code == 410
    assert not is_still_wanted(mails.get(pk=mail.pk))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"name": ""}, "Bitte füllen Sie dieses Feld aus."),
        ({"email": "sara"}, "Das ist keine E-Mail-Adresse"),
        ({"persons": "11"}, "Bitte geben Sie eine Zahl von 1 bis 10 ein."),
        ({"persons": "0"}, "Bitte geben Sie eine Zahl von 1 bis 10 ein."),
        ({"name": "x" * 121}, "höchstens 120 Zeichen"),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_the_rest(client, world, data, sentence):
    page = sign_up(client, world.event, **data).content.decode()
    assert sentence in page
    assert (data.get("email") or "sara@example.org") in page
    assert not SignUp.objects.exists()


def test_seats_are_not_given_twice_and_a_known_address_is_not_told(client, world):
    first = sign_up(client, world.event, persons="4")
    again = sign_up(client, world.event, persons="1")
    assert first.content == again.content
    assert Message.objects.count() == 1
    page = sign_up(client, world.event, email="b@example.org")
    assert (page.status_code, "So viele Plätze sind nicht mehr frei." in page.content.decode()) == (409, True)
    assert SignUp.objects.count() == 1


def test_whoever_asks_again_later_gets_a_new_link(client, world):
    sign_up(client, world.event)
    row = SignUp.objects.select_related("link").get()
    row.link.created_at = timezone.now() - timedelta(hours=1)
    row.link.save()
    sign_up(client, world.event, email="SARA@example.org")
    first, second = Message.objects.order_by("job__created_at")
    assert (SignUp.objects.count(), is_still_wanted(first), is_still_wanted(second)) == (1, False, True)


def test_nobody_signs_up_where_it_is_not_wanted_or_too_late(client, world):
    counted = EventFactory(state="announced")
    assert client.get(reverse("events:sign_up", args=[counted.code])).status_code == 404
    for state, word in (("postponed", "verschoben"), ("cancelled", "abgesagt")):
        move_on(world.event, state)
        page = client.get(reverse("events:sign_up", args=[world.event.code]) + "?lang=de").content.decode()
        assert word in page
        assert "<form" not in page


def test_the_page_of_the_event_leads_to_the_form_while_it_is_open(client, world):
    page = reverse("events:by_code", args=[world.event.code.lower()])
    form = reverse("events:sign_up", args=[world.event.code])
    assert form in client.get(page).content.decode()
    world.event.registration.closes_at = timezone.now() - timedelta(minutes=1)
    world.event.registration.save()
    assert form not in client.get(page).content.decode()


def test_somebody_who_tries_too_often_waits(client, world):
    for _ in range(10):
        sign_up(client, world.event, name="")
    assert sign_up(client, world.event).status_code == 429


def test_guests_are_told_the_last_word_once(world):

    SignUpFactory(event=world.event, language="ar", email="a@example.org")
    start = world.event.starts_at + timedelta(days=1)
    move_event(world.event, start, start + timedelta(hours=2), actor=world.of_mso)
    cancel(world.event, actor=world.of_mso, reason="Die Halle ist gesperrt.")
    world.event.refresh_from_db()
    jobs = list(Job.objects.filter(name=TELL))
    assert len(jobs) == 2
    written = [tell_guests(world.event.pk, job.payload["sequence"]) for job in jobs for _ in range(2)]
    assert sorted(written) == [0, 0, 1, 1]
    mail = Message.objects.get(recipient="a@example.org")
    assert "Halle" not in mail.text


def test_guests_are_told_the_new_date_also_when_it_is_announced_at_once(world, client_of):
    SignUpFactory(event=world.event, email="a@example.org")
    page = client_of(world.of_mso).get(reverse("events:event_step", args=[world.event.pk, "postpone"]))
    assert "Guests who have signed up are told too." in page.content.decode()
    start = world.event.starts_at + timedelta(days=1)
    postpone(world.event, actor=world.of_mso, reason="Die Halle ist gesperrt.")
    move_event(world.event, start, start + timedelta(hours=2), actor=world.of_mso)
    announce(world.event, actor=world.of_mso)
    jobs = Job.objects.filter(name=TELL).order_by("payload__sequence")
    assert [tell_guests(world.event.pk, job.payload["sequence"]) for job in jobs] == [0, 0, 1]
    mail = Message.objects.get(recipient="a@example.org")
    assert is_still_wanted(mail)
    assert f"{in_berlin(start):%d}" in mail.text


def test_feedback_is_given_in_each_language_without_a_cookie(client):
    event = EventFactory(state="held", starts_at=timezone.now() - timedelta(hours=5))
    address = reverse("events:feedback", args=[event.feedback_code])
    for language in GuestLanguage.values:
        page = client.get(f"{address}?lang={language}")
        answer = client.post(f"{address}?lang={language}", {"welcome": "4", "wants": ["job"], "text": "Gut"})
        assert (page.status_code, answer.status_code) == (200, 200)
        assert not client.cookies
        cache.clear()
    assert Feedback.objects.count() == len(GuestLanguage.values)
    empty = client.post(f"{address}?lang=de", {})
    long = client.post(f"{address}?lang=de", {"text": "x" * 1001})
    wrong = client.post(f"{address}?lang=de", {"welcome": "9"})
    assert "höchstens 1000 Zeichen" in long.content.decode()
    assert all("Bitte prüfen Sie Ihre Angaben." in each.content.decode() for each in (empty, wrong))
    assert Feedback.objects.count() == len(GuestLanguage.values)
    for _ in range(10):
        last = client.post(f"{address}?lang=de", {"welcome": "1"})
    assert last.status_code == 429


def test_feedback_has_its_time(client):
    for state, word in (("announced", "begonnen"), ("held", "vorbei")):
        event = EventFactory(state=state)
        page = client.get(reverse("events:feedback", args=[event.feedback_code]) + "?lang=de").content.decode()
        assert word in page
        assert "<form" not in page
    assert client.get(reverse("events:feedback", args=["AAAAAAAAAA"])).status_code == 404
