"""Timelines: what each side reads of a project, at a fixed cost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.views.registration.overview import running
from partners.models import acting_for
from tests.factories import confirming
from tests.factories.contact import ContactEntryFactory, ContactRequestFactory
from tests.factories.cooperation import AgreedTaskFactory, CooperationFactory
from tests.factories.events import EventFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db
YOURS, OTHERS = "Waits for you</h3>", "Waits for others</h3>"


@pytest.fixture
def sides():
    employer = OrganisationFactory(employer=True, name="Klinikum Hamm")
    mso = OrganisationFactory(name="Brücke")
    people = {each: RepresentativeFactory(organisation=each, user__language="en").user for each in (employer, mso)}
    return employer, mso, people[employer], people[mso]


def timeline(client, user, cooperation):
    client.force_login(user)
    address = reverse("events:cooperation_timeline", args=[cooperation.pk])
    return client.get(address, headers={"accept-language": "en"}).content.decode()


def turns(text):
    """Return what stands under "for you" and "for others"."""
    yours, others = text.partition(YOURS)[2].partition(OTHERS)[::2]
    return yours, others.partition("</section>")[0]


def test_both_sides_read_whose_turn_it_is(client, sides):
    employer, mso, hr, board = sides
    cooperation = CooperationFactory(state="confirmed", employer=employer, mso=mso)
    EventFactory(state="announced", employer=employer, mso=mso, cooperation=cooperation, title="Elternabend")
    texts = {user: timeline(client, user, cooperation) for user in (hr, board)}
    for user, yours_has, others_has in ((hr, False, True), (board, True, False)):
        yours, others = turns(texts[user])
        assert ("Say how many come" in yours, "Say how many come" in others) == (yours_has, others_has)
    assert all("The event takes place." in text and "Elternabend" in text for text in texts.values())


def test_board_that_has_confirmed_is_not_waited_for(client):
    cooperation = confirming.ready()
    hr, board = (
        cooperation.parties.get(side=side).organisation.representatives.get().user for side in ("employer", "mso")
    )
    round_ = confirming.ask(cooperation, hr)
    confirming.answer(confirming.people(cooperation, "mso")[0], round_)
    for user, ours in ((hr, True), (board, False)):
        yours, others = turns(timeline(client, user, cooperation))
        assert ("Confirm the agreement" in yours, "Confirm the agreement" in others) == (ours, not ours)


def test_third_party_reads_nothing_of_what_the_other_two_talked_about(client, sides):
    employer, mso, hr, _board = sides
    cooperation = CooperationFactory(state="in_talks", employer=employer, mso=mso)
    third = RepresentativeFactory(organisation=OrganisationFactory(employer=True)).user
    third_party = third.representations.get().organisation
    cooperation.parties.create(organisation=third_party, side="employer", accepted_at=timezone.now())
    ContactRequestFactory(employer=employer, mso=mso, subject="Unter uns")
    entry = {"employer": employer, "mso": mso, "next_step": "Vertrauliches klären", "next_side": "mso"}
    ContactEntryFactory(**entry, next_on=timezone.localdate())
    for user, reads in ((hr, True), (third, False)):
        text = timeline(client, user, cooperation)
        assert ("Unter uns" in text, "Vertrauliches klären" in text) == (reads, reads)


def test_blocked_request_is_not_told_to_who_blocked(client, sides):
    employer, mso, hr, board = sides
    cooperation = CooperationFactory(state="in_talks", employer=employer, mso=mso)
    ContactRequestFactory(employer=employer, mso=mso, subject="Nie angekommen", is_silenced=True)
    assert "Nie angekommen" in timeline(client, hr, cooperation)
    assert "Nie angekommen" not in timeline(client, board, cooperation)


@pytest.mark.parametrize("number", [1, 3])
def test_timeline_costs_the_same_for_one_and_three(client, sides, number, django_assert_num_queries):
    employer, mso, hr, _board = sides
    cooperation = CooperationFactory(state="confirmed", employer=employer, mso=mso)
    for _each in range(number):
        AgreedTaskFactory(cooperation=cooperation, version=cooperation.valid_version)
        EventFactory(state="held", employer=employer, mso=mso, cooperation=cooperation)
        ContactEntryFactory(employer=employer, mso=mso)
    timeline(client, hr, cooperation)
    with django_assert_num_queries(26):
        timeline(client, hr, cooperation)


@pytest.mark.parametrize("number", [1, 3])
def test_start_page_names_one_step_of_each_cooperation(client, rf, sides, number, django_assert_num_queries):
    employer, mso, hr, _board = sides
    for _each in range(number):
        cooperation = CooperationFactory(state="confirmed", employer=employer, mso=mso)
        AgreedTaskFactory(
            cooperation=cooperation,
            version=cooperation.valid_version,
            what="Raum stellen",
            owner_side="employer",
            by=timezone.localdate() + timedelta(days=20),
        )
    client.force_login(hr)
    text = client.get(reverse("start"), headers={"accept-language": "en"}).content.decode()
    assert text.count("Raum stellen") == number
    assert text.count("/verlauf/") == number
    request = rf.get("/")
    request.user = hr
    acting_for(hr)
    with django_assert_num_queries(11):
        assert len(running(request)["rows"]) == number
