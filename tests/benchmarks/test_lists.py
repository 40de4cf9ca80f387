"""How long the list of an event takes with all its items and a long history, and asking whether anything is new."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from checklists.domain.event_lists import SLUG
from checklists.domain.loading import load_templates
from checklists.domain.running import checklist_for
from checklists.domain.ticking import tick_item
from checklists.states.item import Answer
from tests.factories.events import EventFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

from .measuring import least, measure, report

pytestmark = [pytest.mark.bench, pytest.mark.django_db(transaction=True)]
ITEMS, ANSWERS = 44, 1_000
ROUNDS = 50
MOST_FOR_PAGE, MOST_FOR_POLL = 60, 10  # milliseconds


def test_list_with_a_thousand_answers():
    load_templates()
    person = RepresentativeFactory(organisation=OrganisationFactory(employer=True)).user
    event = EventFactory(employer=person.representations.get().organisation)
    checklist = checklist_for(event, SLUG, actor=person)
    keys = list(checklist.answers.values_list("key", flat=True))
    assert len(keys) == ITEMS
    for number in range(ANSWERS):
        revision, place = divmod(number, len(keys))
        answer = Answer("open", f"Stand {number}")
        tick_item(checklist, keys[place], actor=person, answer=answer, revision=revision)
    client = Client()
    client.force_login(person)
    measured = measure(client, reverse("checklists:list", args=[checklist.pk]), rounds=ROUNDS)
    report(f"list of {len(keys)} items, 1,000 answers", [measured])

    address = re.search(r'hx-get="([^"]+\?seit=[^"]+)"', client.get(measured.address).text).group(1)
    asking = Client(headers={"If-None-Match": client.get(address)["ETag"]})
    asking.cookies = client.cookies
    asked = measure(asking, address, rounds=ROUNDS, status=304)
    report("asking whether anything is new", [asked])
    assert least(measured) < MOST_FOR_PAGE
    assert least(asked) < MOST_FOR_POLL
