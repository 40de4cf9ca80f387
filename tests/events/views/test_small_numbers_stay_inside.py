"""How few came is known to the two sides only: what all others can ask for is the same, whether one came or four."""

import re
from itertools import pairwise

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.domain.material.freezing import guest_event
from events.models import Event, Outcome, Registration
from tests.events.domain.world import make_world
from tests.factories.events import FeedbackFactory, MediaConsentFactory, SignUpFactory
from tests.factories.partners import RepresentativeFactory

pytestmark = pytest.mark.django_db
# What is another one at each request.
SECRETS = re.compile(r"[A-Za-z0-9_-]{32,}")


@pytest.fixture
def world():
    made = make_world(state="held", is_public=True, registration={"capacity": 40})
    Registration.objects.filter(event=made.event).update(mode="sign_up", keeper=made.mso)
    return made


def one_more(world, number):
    """One more guest, who signs up, agrees to photos, answers, and is interested."""
    Outcome.objects.filter(event=world.event).update(
        attended=number, ranges={"18-24": number}, interested=number, followed_up=number, helpers=number
    )
    Registration.objects.filter(event=world.event).update(expected=number)
    SignUpFactory(event=world.event)
    FeedbackFactory(event=world.event)
    MediaConsentFactory(event=world.event, recorded_for=world.mso)


def asked_by(client, addresses):
    return [SECRETS.sub("", client.get(address).content.decode()) for address in addresses]


def test_nobody_outside_can_tell_one_guest_from_four(world, client_of):
    event, code = world.event, {"code": world.event.code}
    year = timezone.localdate(event.starts_at).year
    pages = [event.get_absolute_url(), reverse("events:public"), f"{reverse('events:public')}?zeit=vorbei"]
    pages += [f"{reverse('events:by_code', kwargs=code)}?lang=de", reverse("events:by_code_calendar", kwargs=code)]
    pages += [reverse("events:sign_up", kwargs=code), reverse("events:feedback", args=[event.feedback_code])]
    ministry = client_of(RepresentativeFactory(organisation__ministry=True).user)
    stranger, inside = client_of(world.stranger), client_of(world.of_mso)
    own = [reverse("events:after_section", args=[event.pk, "zahlen"])]
    numbers = [reverse("events:events"), f"{reverse('events:numbers')}?jahr={year}", *pages]
    seen, known = [], []
    for number in (1, 4):
        one_more(world, number)
        fetched = Event.objects.with_sections().with_parties().get(pk=event.pk)
        seen.append(
            [
                *asked_by(ministry, numbers),
                *asked_by(stranger, pages),
                *asked_by(Client(), pages),
                guest_event(fetched, [], "de").to_json(),
            ]
        )
        known += asked_by(inside, own)
    assert all(len(set(column)) == 1 for column in zip(*seen, strict=True))
    assert event.title in seen[0][2]
    # Without this the test would pass where nobody sees anything.
    assert all(before != after for before, after in pairwise(known))
