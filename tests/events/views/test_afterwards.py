"""The pages of the two sides: guests and what is kept after the event."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.models import MediaConsent, Outcome, PressItem, Quote
from tests.events.domain.world import make_world
from tests.factories.events import FeedbackFactory, MediaConsentFactory, QuoteFactory, SignUpFactory

pytestmark = pytest.mark.django_db
NUMBERS = {"attended": "20", "helpers": "", "interested": "4", "followed_up": "", "ranges_18-24": "3"}


@pytest.fixture
def world(client):
    made = make_world("held", starts_at=timezone.now() - timedelta(days=2))
    client.force_login(made.of_mso)
    return made


def section(world, name):
    return reverse("events:after_section", args=[world.event.pk, name])


def test_numbers_are_kept_apart_when_two_write_at_once(client, world):
    url = section(world, "zahlen")
    base = client.get(url).context["form"]["base"].value()
    Outcome.objects.filter(event=world.event).update(attended=18)
    clash = client.post(url, {**NUMBERS, "base": base})
    page = clash.content.decode()
    assert (clash.status_code, "<li>" in page, 'value="20"' in page) == (409, True, True)
    assert "18" in page
    saved = client.post(url, {**NUMBERS, "base": clash.context["form"]["base"].value()})
    assert saved.status_code == 302
    assert Outcome.objects.get(event=world.event).ranges == {"18-24": 3}


@pytest.mark.parametrize(
    ("name", "data", "field"),
    [
        ("zahlen", {**NUMBERS, "interested": "21"}, "interested"),
        ("gelernt", {"went_well": ""}, "went_well"),
        ("zitate", {"text": "Schön", "released_for": ["press"]}, "release_way"),
        ("einwilligungen", {"who": "A", "way": "paper", "purposes": ["press"], "in_media": ["photo"]}, "until"),
        ("presse", {"title": "Bericht"}, "on"),
    ],
)
def test_bad_input_gets_a_sentence_at_the_field(client, world, name, data, field):
    base = client.get(section(world, "zahlen")).context["form"]["base"].value()
    answer = client.post(section(world, name), {"base": base, **data})
    assert answer.status_code == 200
    assert answer.context["form"].errors[field]


def test_each_section_saves(client, world):
    day = (timezone.localdate() + timedelta(days=30)).isoformat()
    sent = {
        "gelernt": {"went_well": "Die Führung"},
        "zitate": {"text": "Schön", "released_for": ["press"], "release_way": "paper", "released_until": day},
        "einwilligungen": {
            "who": "A", "way": "paper", "purposes": ["press"], "in_media": ["photo"], "until": day, "paper_at": "Büro"
        },
        "presse": {"title": "Bericht", "on": "2026-01-02", "url": "https://example.org/a"},
    }  # fmt: skip
    for name, data in sent.items():
        assert client.post(section(world, name), data).status_code == 302, name
    quote, consent, item = Quote.objects.get(), MediaConsent.objects.get(), PressItem.objects.get()
    assert (quote.recorded_for, consent.recorded_for) == (world.mso, world.mso)
    for name, row in (("zitate", quote), ("einwilligungen", consent), ("presse", item)):
        url = reverse("events:withdraw", args=[world.event.pk, name, row.pk])
        assert client.get(url).status_code == 200
        assert client.post(url).status_code == 302
    assert Quote.objects.get().text == ""
    assert MediaConsent.objects.get().withdrawn_at
    assert not PressItem.objects.exists()


def test_feedback_is_shown_from_five_on(client, world):
    for _ in range(4):
        FeedbackFactory(event=world.event, text="Das war gut")
    url = section(world, "rueckmeldungen")
    assert "Das war gut" not in client.get(url).content.decode()
    FeedbackFactory(event=world.event)
    assert "Das war gut" in client.get(url).content.decode()


def test_capacity_below_what_is_expected_gets_a_sentence(client, world):
    registration = reverse("events:registration", args=[world.event.pk])
    assert client.post(registration, {"expected": "30"}).status_code == 302
    answer = client.post(
        reverse("events:arrangement", args=[world.event.pk]), {"capacity": "20", "mode": "sign_up", "keeper": ""}
    )
    assert set(answer.context["form"].errors) == {"capacity", "keeper"}
    assert 'value="20"' in answer.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_lists_take_one_number_of_queries(client, world, number):
    row = world.event.registration
    row.mode, row.keeper = "sign_up", world.mso
    row.save()
    for _ in range(number):
        SignUpFactory(event=world.event)
        QuoteFactory(event=world.event, recorded_for=world.mso)
        MediaConsentFactory(event=world.event, recorded_for=world.mso)
    counts = {}
    for name, url in {
        "guests": reverse("events:registration", args=[world.event.pk]),
        "quotes": section(world, "zitate"),
        "consents": section(world, "einwilligungen"),
    }.items():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts[name] = len(queries)
    assert counts == {"guests": 8, "quotes": 6, "consents": 6}
