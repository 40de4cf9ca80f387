"""A withdrawal by the person's own link counts on the next request, in every output of every identity."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from partners.domain.consents import record_consent
from partners.enums import Audience, ConsentWay
from portal.outbox.models import Message
from portal.shared.caching import derived
from tests.access.identities import Identity
from tests.partners.outputs.expectations import OWN_PEOPLE
from tests.partners.outputs.registry import OUTPUTS

pytestmark = pytest.mark.django_db

CASE = "no consent"
# Each page of the access matrix is looked at in test_markers.py, also for somebody who has withdrawn.
WATCHED = [name for name in OUTPUTS if name != "every page of the access matrix"]
# Everybody, and those who see most.
WATCHING = frozenset({Identity.ANONYMOUS, Identity.EMPLOYER_HEAD, Identity.INTERMEDIARY, Identity.MINISTRY_LEAD})
assert not WATCHING & OWN_PEOPLE


@pytest.fixture
def way_out(world, seeded):
    """Show a person to everybody and return the address by which they withdraw."""
    record_consent(
        seeded.people[CASE],
        audience=Audience.PUBLIC,
        way=ConsentWay.PAPER,
        given_at=timezone.now(),
        actor=world.users[Identity.MSO_BOARD],
    )
    receipt = Message.objects.get(job__key__startswith="consent-receipt", recipient=seeded.people[CASE].email)
    return re.search(r"https?://[^/]+(/einwilligung/\S+)", receipt.text).group(1)


@pytest.mark.parametrize("name", WATCHED)
def test_nobody_outside_sees_the_person_any_more(readers, seeded, way_out, name, monkeypatch):
    markers = [each for each in seeded.markers if each.what.startswith(f"person with {CASE}: ")]

    def seen_by(identities):
        found = {
            identity: [each.source for each in OUTPUTS[name](readers[identity]) if shows_a_marker(each.text)]
            for identity in identities
        }
        return {identity: sources for identity, sources in found.items() if sources}

    def shows_a_marker(text):
        return any(each.is_in(text) for each in markers)

    for each in (cache, derived):
        monkeypatch.setattr(each, "clear", lambda: None)  # nothing may have to expire first
    before = seen_by(WATCHING)  # whatever is kept for later is kept now
    assert before or name != "pages of organisations"
    Client().post(way_out)
    # A withdrawal shows nobody more: for whom nothing was seen, nothing can have been kept.
    assert seen_by(before) == {}
