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
EVERY_PAGE = "every page of the access matrix"
# Everybody, and those who see most; of the many pages that name nobody only two.
WATCHING = frozenset({Identity.ANONYMOUS, Identity.EMPLOYER_HEAD, Identity.INTERMEDIARY, Identity.MINISTRY_LEAD})
WATCHING_EVERY_PAGE = frozenset({Identity.EMPLOYER_HEAD, Identity.MINISTRY_LEAD})
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


@pytest.mark.parametrize("name", OUTPUTS)
def test_nobody_outside_sees_the_person_any_more(readers, seeded, way_out, name, monkeypatch):
    markers = [each for each in seeded.markers if each.what.startswith(f"person with {CASE}: ")]
    outsiders = [readers[identity] for identity in (WATCHING_EVERY_PAGE if name == EVERY_PAGE else WATCHING)]

    def seen():
        return {
            f"{reader.identity}: {answer.source}"
            for reader in outsiders
            for answer in OUTPUTS[name](reader)
            if any(each.is_in(answer.text) for each in markers)
        }

    for each in (cache, derived):
        monkeypatch.setattr(each, "clear", lambda: None)  # nothing may have to expire first
    if name != EVERY_PAGE:
        before = seen()  # whatever is kept for later is kept now
        assert before or name != "pages of organisations"
    Client().post(way_out)
    assert seen() == set()
