"""What the database refuses and counts about events, around the domain."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from events.models import Event, EventParty, EventTransition, Venue
from events.states.event import MOVES
from tests.factories.accounts import UserFactory
from tests.factories.events import WAYS, AgendaItemFactory, EventFactory, EventPartyFactory
from tests.factories.partners import AffiliationFactory, OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@contextmanager
def refused(name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        yield


def database_lets(event, **columns):
    """Say whether the event could be changed so; it is not. Only the table of moves may object."""
    try:
        with transaction.atomic():
            Event.objects.filter(pk=event.pk).update(**columns)
            transaction.set_rollback(True)
    except IntegrityError as error:
        if "event_moves" not in str(error):
            raise
        return False
    return True


def counters(event):
    return Event.objects.values_list("sequence", "revision").get(pk=event.pk)


@pytest.mark.parametrize("state", WAYS)
def test_factory_makes_every_state(state):
    event = EventFactory(state=state)
    assert event.state == state
    assert event.transitions.count() == len(WAYS[state])


def test_table_of_moves_is_the_same_in_python_and_sql():
    """One event per state; every other state is tried around the domain."""
    allowed = {(str(source), str(move.target)) for move in MOVES for source in move.sources}
    found = set()
    for source in WAYS:
        event = EventFactory(state=source)
        if source in {"postponed", "cancelled"}:
            Event.objects.filter(pk=event.pk).update(starts_at=None, ends_at=None)
        for target in set(WAYS) - {source}:
            later = {"starts_at": timezone.now() + timedelta(days=3), "ends_at": timezone.now() + timedelta(days=4)}
            date = {"starts_at": None, "ends_at": None} if target == "postponed" else later
            was = {"was_planned_from": later["starts_at"], "was_planned_until": later["ends_at"]}
            if database_lets(event, state=target, announced_at=timezone.now(), **date, **was):
                found.add((source, target))
    assert found == allowed


def test_event_begins_as_idea():
    with refused("event_begins_idea"):
        Event.objects.create(
            title="Markt", formats=["market"], host=OrganisationFactory(), state="cancelled", starts_at=None
        )


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"formats": []}, "event_formats_number"),
        ({"formats": ["market", "leisure", "online", "bus_tour"]}, "event_formats_number"),
        ({"formats": ["party"]}, "event_lists_known"),
        ({"target_groups": ["everybody"]}, "event_lists_known"),
        ({"minors": "perhaps"}, "event_minors_known"),
        ({"title": ""}, "event_has_title"),
        ({"ends_at": timezone.now() - timedelta(days=400)}, "event_ends_after_start"),
        ({"ends_at": None}, "event_ends_after_start"),
        ({"was_planned_from": timezone.now()}, "event_was_planned_whole"),
        ({"announced_at": None, "state": "announced"}, "event_announced_once"),
    ],
)
def test_database_refuses(columns, constraint):
    event = EventFactory(state="planned")
    with refused(constraint):
        Event.objects.filter(pk=event.pk).update(**columns)


def test_planned_event_has_a_date():
    event = EventFactory()
    with refused("event_dated_by_state"):
        Event.objects.filter(pk=event.pk).update(state="planned", starts_at=None, ends_at=None)


def test_planned_event_has_both_sides():
    event = EventFactory(mso=None)
    EventPartyFactory(event=event, side="mso", accepted_at=None)
    EventPartyFactory(event=event, side="mediator")
    with refused("event_has_both_sides"):
        Event.objects.filter(pk=event.pk).update(state="planned")


def test_last_of_a_side_cannot_leave_a_planned_event():
    event = EventFactory(state="announced")
    second = EventPartyFactory(event=event, side="mso")
    second.delete()
    with refused("event_has_both_sides"):
        EventParty.objects.filter(event=event, side="mso").update(left_on=timezone.localdate())
    with refused("event_has_both_sides"):
        EventParty.objects.filter(event=event, side="mso").delete()


def test_organisation_takes_part_once_at_a_time():
    event = EventFactory(state="idea")
    party = event.parties.first()
    with refused("event_party_once"):
        EventPartyFactory(event=event, organisation=party.organisation, side=party.side)
    EventParty.objects.filter(pk=party.pk).update(left_on=timezone.localdate())
    EventPartyFactory(event=event, organisation=party.organisation, side=party.side)


def test_event_without_place_is_not_announced_and_keeps_its_place():
    event = EventFactory(state="planned", venue={"street": "", "postal_code": ""})
    with refused("event_announced_whole"):
        Event.objects.filter(pk=event.pk).update(state="announced", announced_at=timezone.now())
    Venue.objects.filter(event=event).update(is_online=True, online_link="https://example.org/raum")
    Event.objects.filter(pk=event.pk).update(state="announced", announced_at=timezone.now())
    with refused("event_announced_whole"):
        Venue.objects.filter(event=event).update(online_link="")


def test_agenda_stays_inside_the_event():
    event = EventFactory()
    AgendaItemFactory(event=event, starts_after=90, minutes=30)
    with refused("agenda_inside_event"):
        AgendaItemFactory(event=event, starts_after=100, minutes=30)
    with refused("agenda_inside_event"):
        Event.objects.filter(pk=event.pk).update(ends_at=event.starts_at + timedelta(minutes=119))
    Event.objects.filter(pk=event.pk).update(starts_at=None, ends_at=None)
    AgendaItemFactory(event=event, starts_after=600, minutes=30)


def test_event_stays_with_its_cooperation():
    from tests.factories.cooperation import CooperationFactory  # noqa: PLC0415 -- one test only

    event, first, second = EventFactory(), CooperationFactory(), CooperationFactory()
    Event.objects.filter(pk=event.pk).update(cooperation=first)
    with refused("event_keeps_cooperation"):
        Event.objects.filter(pk=event.pk).update(cooperation=second)


def test_counters_follow_what_others_see():
    """The sequence goes with what stands in calendars, the revision with everything; neither falls nor jumps."""
    event = EventFactory(state="planned")
    sequence, revision = counters(event)
    Event.objects.filter(pk=event.pk).update(summary="Kurz gesagt")
    assert counters(event) == (sequence, revision + 1)
    Event.objects.filter(pk=event.pk).update(title="Anders")
    assert counters(event) == (sequence + 1, revision + 2)
    event.needs.child_care = True
    event.needs.save()
    assert counters(event) == (sequence + 1, revision + 3)
    Venue.objects.filter(event=event).update(transport="U-Bahn")
    assert counters(event) == (sequence + 1, revision + 4)
    Venue.objects.filter(event=event).update(room="Saal 2")
    assert counters(event) == (sequence + 2, revision + 5)
    Event.objects.filter(pk=event.pk).update(sequence=0, revision=0)
    assert counters(event) == (sequence + 2, revision + 6)
    AgendaItemFactory(event=event).delete()
    assert counters(event) == (sequence + 2, revision + 8)


def test_history_is_written_once():
    event = EventFactory(state="planned")
    with pytest.raises(Exception, match="append_only"), transaction.atomic():
        EventTransition.objects.filter(subject=event).update(reason="")


def test_same_place_has_the_same_key():
    first = EventFactory(venue={"street": "Kampstr. 1", "room": "Saal 2"}).venue
    second = EventFactory(venue={"street": "KAMPSTRASSE 1", "room": "saal  2"}).venue
    other = EventFactory(venue={"street": "Kampstraße 1", "room": "Saal 3"}).venue
    nowhere = EventFactory(venue={"street": "", "postal_code": ""}).venue
    keys = {each: Venue.objects.get(pk=each.pk).place_key for each in (first, second, other, nowhere)}
    assert keys[first] == keys[second] != keys[other]
    assert keys[nowhere] == ""


def test_place_needs_an_address():
    event = EventFactory()
    for columns in ({"street": ""}, {"postal_code": ""}, {"postal_code": "4413"}, {"street": "", "postal_code": ""}):
        with refused("venue_place_has_address"):
            Venue.objects.filter(event=event).update(name="Haus der Vielfalt", **columns)
    with refused("venue_link_where_online"):
        Venue.objects.filter(event=event).update(online_link="https://example.org/raum")


class TestVisibleTo:
    def who_sees(self, event, users):
        return {name for name, user in users.items() if Event.objects.visible_to(user).filter(pk=event.pk).exists()}

    @pytest.mark.parametrize(
        ("state", "is_public", "expected"),
        [
            ("idea", True, {"party", "asked"}),
            ("planned", True, {"party", "asked"}),
            ("announced", False, {"party", "asked", "ministry", "umbrella"}),
            ("announced", True, {"party", "asked", "ministry", "umbrella", "stranger", "silenced", "left"}),
            ("cancelled", True, {"party", "asked"}),
        ],
    )
    def test_rows(self, state, is_public, expected):
        event = EventFactory(state=state, is_public=is_public)
        mso = event.parties.get(side="mso").organisation
        asked = EventPartyFactory(event=event, accepted_at=None).organisation
        silenced = EventPartyFactory(event=event, accepted_at=None, is_silenced=True).organisation
        left = EventPartyFactory(event=event, left_on=timezone.localdate()).organisation
        organisations = {
            "party": mso,
            "asked": asked,
            "silenced": silenced,
            "left": left,
            "ministry": OrganisationFactory(ministry=True),
            "umbrella": AffiliationFactory(member=mso).umbrella,
        }
        users = {name: RepresentativeFactory(organisation=each).user for name, each in organisations.items()}
        assert self.who_sees(event, {**users, "stranger": UserFactory()}) == expected
