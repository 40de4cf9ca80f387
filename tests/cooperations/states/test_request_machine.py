"""The life of requests between two employers and an MSO, walked at random with everybody's verbs, right and wrong ones.

A model in plain Python says what must have come of it. Time moves; objects are as stale as they can be. A shorter walk
over the database: it costs a hundred times as much as the 10,000 moves of ``test_tables.py``.
"""

from datetime import timedelta
from types import SimpleNamespace
from unittest import mock

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from cooperations.domain.contacting.answers import record_answer
from cooperations.domain.contacting.blocks import block, lift_block
from cooperations.domain.requests import answering, mediation, sending
from cooperations.models import Block, ContactRequest, RequestTransition
from cooperations.models.months import add_months
from partners.models import MsoProfile
from portal.shared.states import MoveRefused
from tests.factories.partners import AffiliationFactory, MsoProfileFactory, OrganisationFactory, RepresentativeFactory

EXAMPLES, STEPS = 20, 80
BEGIN = "2026-03-02T10:00:00+01:00"
OPEN = {"sent", "unanswered", "mediated"}
steps_taken = 0
# The same people in every walk.
WORLD = SimpleNamespace()
ACTIONS = [
    *["send"] * 3,
    *["time_goes_by"] * 3,
    *["answer", "decline", "withdraw", "mediate", "mediate", "allow_again", "block_or_lift"],
]


def person_of(organisation, role="board"):
    return RepresentativeFactory(organisation=organisation, role=role).user


class Modelled:
    """What the model knows of one request."""

    def __init__(self, request, employer, day, *, silenced):
        self.request, self.employer, self.state, self.silenced = request, employer, "sent", silenced
        self.sent_on, self.closed_on, self.mediated_on, self.lifted = day, None, None, False
        self.moves = []

    def move(self, target, day):
        self.moves.append((self.state, target))
        self.state = target
        self.closed_on = day if target in {"declined", "withdrawn", "unanswered"} else None

    def blocks_until(self):
        if self.closed_on is None or self.lifted:
            return None
        return self.closed_on + timedelta(days=30) if self.state == "withdrawn" else add_months(self.closed_on, 6)


class RequestLife(RuleBasedStateMachine):
    """Does what people do; ``known`` is what must have come of it."""

    def __init__(self):
        super().__init__()
        self.clock = time_machine.travel(BEGIN, tick=False)
        self.traveller = self.clock.start()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.mso, self.employers, self.mediator = WORLD.mso, WORLD.employers, WORLD.mediator
        self.people = WORLD.people
        self.known, self.limit, self.blocked = [], None, set()

    def teardown(self):
        try:
            self.stored_states_are_those_of_the_model()
            self.check_histories()
        finally:
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)
            self.clock.stop()

    @initialize(limit=st.sampled_from([None, None, 1, 2]))
    def begin(self, limit):
        self.limit = limit
        MsoProfile.objects.filter(organisation=self.mso).update(monthly_request_limit=limit)

    @property
    def today(self):
        return timezone.localdate()

    def may_send(self, employer):
        theirs = [each for each in self.known if each.employer == employer]
        if any(each.state in {"sent", "mediated"} for each in theirs):
            return False
        if any((until := each.blocks_until()) and until > self.today for each in theirs):
            return False
        month = self.today.replace(day=1)
        delivered = [each for each in self.known if not each.silenced and each.sent_on >= month]
        return self.limit is None or len(delivered) < self.limit

    def attempt(self, who, allowed, verb, *, possible, done=False):
        """Do ``verb``: refused for the wrong person, refused when impossible, False when done already."""
        if not allowed:
            try:
                verb(self.people[who])
            except PermissionDenied:
                return False
            raise AssertionError(f"{who} must not do this")
        try:
            outcome = verb(self.people[who])
        except MoveRefused:
            assert not possible
            assert not done
            return False
        assert possible or done
        assert outcome is (not done)
        return bool(outcome)

    def send(self, number, who):
        employer = self.employers[number]
        texts = {"subject": "Anliegen", "aim": "Ziel", "text": "Text", "no_phone_reason": "Niemand da"}
        try:
            sent = sending.send_request(employer, self.mso, author=self.people[who], **texts)
        except PermissionDenied:
            assert who != f"employer {number}"
        except MoveRefused:
            assert not self.may_send(employer)
        else:
            assert who == f"employer {number}"
            assert self.may_send(employer)
            assert sent.is_silenced == (number in self.blocked)
            self.known.append(Modelled(sent, employer, self.today, silenced=sent.is_silenced))

    def pick(self, number):
        return self.known[-1 - number % len(self.known)] if self.known else None

    def theirs(self, each, who):
        return who == f"employer {self.employers.index(each.employer)}"

    def answer(self, each, who):
        allowed = who == "mso" and not each.silenced
        verb = lambda person: record_answer(each.request, actor=person)  # noqa: E731
        if self.attempt(who, allowed, verb, possible=each.state in OPEN, done=each.state == "answered"):
            each.move("answered", self.today)

    def decline(self, each, who):
        allowed = who == "mso" and not each.silenced
        verb = lambda person: answering.decline_request(each.request, actor=person, reason="no_time")  # noqa: E731
        if self.attempt(who, allowed, verb, possible=each.state in OPEN, done=each.state == "declined"):
            each.move("declined", self.today)

    def withdraw(self, each, who):
        verb = lambda person: answering.withdraw_request(each.request, actor=person)  # noqa: E731
        if self.attempt(who, self.theirs(each, who), verb, possible=each.state in OPEN, done=each.state == "withdrawn"):
            each.move("withdrawn", self.today)

    def mediate(self, each, who):
        newer = any(
            other is not each and other.employer == each.employer and other.state in {"sent", "mediated"}
            for other in self.known
        )
        verb = lambda person: mediation.ask_mediator(each.request, self.mediator, actor=person)  # noqa: E731
        allowed = self.theirs(each, who) or (who == "mso" and not each.silenced)
        if newer and each.state != "mediated":
            # The newer request is what counts, whoever asks.
            try:
                verb(self.people[who])
            except (MoveRefused, PermissionDenied):
                return
            raise AssertionError("A second open request of these two")
        if self.attempt(who, allowed, verb, possible=each.state == "unanswered", done=each.state == "mediated"):
            each.move("mediated", self.today)
            each.mediated_on = self.today

    def allow_again(self, each, who):
        verb = lambda person: answering.allow_again(each.request, actor=person)  # noqa: E731
        allowed = who == "mso" and not each.silenced
        if self.attempt(who, allowed, verb, possible=True, done=each.blocks_until() is None):
            each.lifted = True

    def block_or_lift(self, number):
        employer, board = self.employers[number], self.people["mso"]
        if number in self.blocked:
            lift_block(Block.objects.standing().get(blocked=employer), actor=board)
        else:
            block(self.mso, employer, actor=board)
        self.blocked ^= {number}

    def time_goes_by(self, days):
        self.traveller.shift(timedelta(days=days))
        fallen = mediation.fall_silent(self.today)
        expected = 0
        for each in self.known:
            silent = each.state == "sent" and each.sent_on <= self.today - timedelta(days=14)
            in_vain = each.state == "mediated" and each.mediated_on <= self.today - timedelta(days=30)
            if silent or in_vain:
                each.move("unanswered", self.today)
                expected += 1
        assert fallen == expected

    @rule(
        action=st.sampled_from(ACTIONS),
        who=st.sampled_from(["right"] * 4 + ["mso", "employer 0", "employer 1", "mediator", "stranger"]),
        number=st.integers(0, 3),
        days=st.sampled_from([1, 7, 14, 31, 184]),
    )
    def act(self, action, who, number, days):
        """Do one of the things below; one rule, so that every walk knows all of them."""
        global steps_taken  # noqa: PLW0603 -- counted over all examples
        steps_taken += 1
        if action == "time_goes_by":
            self.time_goes_by(days)
        elif action == "block_or_lift":
            self.block_or_lift(number % 2)
        elif action == "send":
            self.send(number % 2, f"employer {number % 2}" if who == "right" else who)
        elif each := self.pick(number):
            getattr(self, action)(each, self.right_for(action, each) if who == "right" else who)
        if steps_taken % 5 == 0:
            self.stored_states_are_those_of_the_model()

    def right_for(self, action, each):
        return f"employer {self.employers.index(each.employer)}" if action in {"withdraw", "mediate"} else "mso"

    def stored_states_are_those_of_the_model(self):
        stored = dict(ContactRequest.objects.values_list("pk", "state"))
        assert stored == {each.request.pk: each.state for each in self.known}

    def check_histories(self):
        rows = RequestTransition.objects.order_by("pk").values_list("subject", "source", "target")
        chains = {each.request.pk: [] for each in self.known}
        for subject, source, target in rows:
            chains[subject].append((source, target))
        assert chains == {each.request.pk: each.moves for each in self.known}


def walk(examples, steps):
    run_state_machine_as_test(
        RequestLife,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            # A failure is shown as it was found: making it smaller takes minutes.
            phases=[Phase.generate],
            # The same walks each time: what fails is seen again.
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


class TestRequestLife(TestCase):
    @classmethod
    @time_machine.travel(BEGIN, tick=False)
    def setUpTestData(cls):
        WORLD.mso = MsoProfileFactory().organisation
        WORLD.employers = [OrganisationFactory(employer=True) for _number in range(2)]
        WORLD.mediator = AffiliationFactory(member=WORLD.mso).umbrella
        WORLD.people = {
            "mso": person_of(WORLD.mso),
            "employer 0": person_of(WORLD.employers[0]),
            "employer 1": person_of(WORLD.employers[1]),
            "mediator": person_of(WORLD.mediator),
            "stranger": person_of(OrganisationFactory(employer=True)),
        }

    def setUp(self):
        super().setUp()
        # Mails are another matter: here they would take nine tenths of the time.
        told = [(sending, "tell_sent"), (answering, "tell_declined"), (answering, "tell_lifted")]
        jobs = [(mediation, "tell_mediator"), (sending, "enqueue_job"), (answering, "enqueue_job")]
        for module, name in told + jobs:
            self.replace(mock.patch.object(module, name))
        self.replace(mock.patch("cooperations.domain.contacting.etiquette.people_of", return_value=["somebody"]))

    def replace(self, patch):
        patch.start()
        self.addCleanup(patch.stop)

    def test_no_order_of_calls_leads_where_it_must_not(self):
        walk(EXAMPLES, STEPS)
        assert steps_taken >= EXAMPLES * STEPS * 0.8

    def test_control_without_the_limit_the_walk_finds_it(self):
        self.replace(mock.patch("cooperations.domain.contacting.etiquette._refusal_by_limit", return_value=None))
        with pytest.raises(AssertionError):
            walk(20, 40)
