"""No order of calls leads an event where it must not be."""

from datetime import timedelta
from unittest import mock

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from cooperations.enums.side import Side
from events.domain import planning
from events.enums.event import Section
from events.models import Event, EventNeeds, Venue
from events.states.event import MOVES
from portal.shared.states import MoveRefused
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

EXAMPLES, STEPS = 20, 30
ALLOWED = {(str(source), str(move.target)) for move in MOVES for source in move.sources}
SIDES = {"e": Side.EMPLOYER, "m": Side.MSO, "n": Side.MSO, "k": Side.MEDIATOR}
ROLES = {"e": ["employer"], "m": ["mso"], "n": ["mso"], "k": ["integration_centre"]}
WORLD = {"steps": 0}
NAMES = st.sampled_from("emnk")
# Mostly those who may.
PEOPLE = st.sampled_from("eeemmmnk")
# By what others see of an event.
SEEN = ("title", "starts_at", "ends_at", "is_all_day", "state", "street")


class EventLife(RuleBasedStateMachine):
    """Does what people do, right and wrong; whatever was refused, the event stays one that may be."""

    def __init__(self):
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.event = planning.begin_event(
            WORLD["m"].organisation, actor=WORLD["m"].user, title="Markt", formats=["market"]
        )
        planning.invite_party(
            self.event, WORLD["e"].organisation, Side.EMPLOYER, by=WORLD["m"].organisation, actor=WORLD["m"].user
        )
        planning.answer_invitation(self.event, WORLD["e"].organisation, accepts=True, actor=WORLD["e"].user)
        Venue.objects.filter(event=self.event).update(street="Kampstraße 1", postal_code="44137")
        EventNeeds.objects.filter(event=self.event).update(languages=["de"])
        Event.objects.filter(pk=self.event.pk).update(target_groups=["parents"])
        self.before = self.seen()

    def teardown(self):
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    def seen(self):
        row = Event.objects.select_related("venue").get(pk=self.event.pk)
        values = {name: getattr(row, name) for name in SEEN[:-1]} | {"street": row.venue.street}
        if values["state"] in {"held", "closed"}:
            values["state"] = "announced"
        return values, row.sequence, row.revision

    def do(self, verb, *args, **kwargs):
        try:
            with transaction.atomic():
                verb(self.event, *args, **kwargs)
        except (PermissionDenied, MoveRefused, ValidationError):
            pass
        self.check()

    def check(self):
        """What holds at any time."""
        WORLD["steps"] += 1
        row = Event.objects.get(pk=self.event.pk)
        # In the order of storing: the clock is set ahead and back again.
        chain = list(row.transitions.order_by("pk").values_list("source", "target"))
        assert set(chain) <= ALLOWED
        assert [each[0] for each in chain[1:]] == [each[1] for each in chain[:-1]]
        assert row.state == (chain[-1][1] if chain else "idea")
        sides = set(row.parties.accepted().values_list("side", flat=True))
        assert row.state not in {"planned", "announced"} or sides >= {"employer", "mso"}
        assert row.state != "announced" or (row.venue.is_whole and row.starts_at)
        if row.starts_at:
            minutes = (row.ends_at - row.starts_at).total_seconds() / 60
            assert all(item.starts_after + item.minutes <= minutes for item in row.agenda.all())
        (values, sequence, revision), (old, last, older) = self.seen(), self.before
        # Held is no change for a calendar; without an announcement it is the first it hears of.
        assert (sequence > last) == (values != old and not (old["state"] == "planned" and row.state == "held"))
        assert revision >= older
        assert revision >= sequence
        self.before = (values, sequence, revision)

    @rule(name=NAMES, by=NAMES)
    def invite(self, name, by):
        organisation, host = WORLD[name].organisation, WORLD[by].organisation
        self.do(planning.invite_party, organisation, SIDES[name], by=host, actor=WORLD[by].user)

    @rule(name=NAMES, who=NAMES, accepts=st.sampled_from([True, True, True, False]))
    def answer(self, name, who, accepts):
        self.do(planning.answer_invitation, WORLD[name].organisation, accepts=accepts, actor=WORLD[who].user)

    @rule(name=NAMES)
    def say_yes(self, name):
        self.do(planning.answer_invitation, WORLD[name].organisation, accepts=True, actor=WORLD[name].user)

    @rule(name=NAMES, sure=st.integers(0, 2))
    def leave(self, name, sure):
        if not sure:
            self.do(planning.leave, WORLD[name].organisation, actor=WORLD[name].user, reason="So ist es.")

    @rule(who=PEOPLE, days=st.integers(-1, 20), hours=st.integers(0, 5))
    def move(self, who, days, hours):
        start = timezone.now() + timedelta(days=days)
        self.do(planning.move_event, start, start + timedelta(hours=hours), actor=WORLD[who].user)

    @rule(who=PEOPLE, street=st.sampled_from(["", "Kampstraße 1", "Kampstraße 2", "Kampstraße 3"]))
    def place(self, who, street):
        self.save(Section.PLACE, who, street=street, postal_code="44137" if street else "")

    @rule(who=PEOPLE, after=st.integers(0, 200))
    def programme(self, who, after):
        item = {"starts_after": after, "minutes": 60, "title": "Gespräche", "who": "", "party_id": None}
        self.save(Section.PROGRAMME, who, agenda=[item])

    @rule(who=PEOPLE, title=st.sampled_from(["Markt", "Basar", ""]))
    def basics(self, who, title):
        self.save(Section.BASICS, who, title=title, target_groups=["parents"])

    def save(self, section, who, **changes):
        values = planning.section_values(self.event, section)
        self.do(
            planning.save_section,
            section,
            {**values, **changes},
            base=planning.fingerprint(values),
            actor=WORLD[who].user,
        )

    @rule(who=PEOPLE, days=st.integers(1, 9))
    def announce(self, who, days):
        """Both sides have wanted that date for a long time."""
        if Event.objects.get(pk=self.event.pk).state in {"idea", "postponed"}:
            self.move(who, days, 2)
        self.do(planning.announce, actor=WORLD[who].user)

    @rule(who=PEOPLE)
    def postpone(self, who):
        self.do(planning.postpone, actor=WORLD[who].user, reason="Weil.")

    @rule(who=PEOPLE, sure=st.integers(0, 3))
    def cancel(self, who, sure):
        if not sure:
            self.do(planning.cancel, actor=WORLD[who].user, reason="Weil.")

    @rule(days=st.integers(10, 100))
    def comes_to_pass(self, days):
        self.announce("m", 3)
        self.time_goes_by(days)

    @rule(days=st.integers(1, 100))
    def time_goes_by(self, days):
        with mock.patch.object(timezone, "now", return_value=timezone.now() + timedelta(days=days)):
            planning.hold_due(timezone.now())
            if days > 60:
                self.do(planning.say_it_took_place, actor=WORLD["m"].user)
            planning.close_due(timezone.now())
            self.check()


class TestLife(TestCase):
    @classmethod
    def setUpTestData(cls):
        for name, roles in ROLES.items():
            WORLD[name] = RepresentativeFactory(organisation=OrganisationFactory(roles=roles))

    @pytest.fixture(autouse=True)
    def _short_mails(self, monkeypatch):
        """Write no texts: who is told is what counts here."""

        def note(event, kind, recipient, reason):
            WORLD["told"].append((event.pk, kind, event.sequence, recipient.key))

        WORLD["told"] = []
        monkeypatch.setattr("events.domain.planning.notices._write", note)
        for name in ("tell_asked", "tell_joined", "tell_left"):
            monkeypatch.setattr(f"events.domain.planning.parties.{name}", mock.Mock())

    def test_no_order_of_calls_leads_where_it_must_not(self):
        run_state_machine_as_test(
            EventLife,
            settings=settings(
                max_examples=EXAMPLES,
                stateful_step_count=STEPS,
                deadline=None,
                database=None,
                derandomize=True,  # the same walks each time, so that a failure repeats
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            ),
        )
        assert WORLD["steps"] >= EXAMPLES * STEPS / 2
        assert WORLD["told"]
        assert len(WORLD["told"]) == len(set(WORLD["told"]))
