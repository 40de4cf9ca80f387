"""Any order of asking, answering, ticking and passing days: what a cooperation may be, it is, and nothing else."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cooperations.domain.keeping.answering import answer_renewal
from cooperations.domain.keeping.planning import plan_cycles
from cooperations.domain.keeping.renewing import ask_all
from cooperations.domain.keeping.touching import postpone, reopen, switch_off, switch_on, tick
from cooperations.enums.keeping import Occasion, RenewalWord
from cooperations.models import Cooperation, Renewal, TouchPoint
from cooperations.states.touch_point import MOVES, move_touch_point
from portal.shared.states import MoveRefused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DAY = date(2026, 2, 2)

MOVES_IN_A_ROW = 500
TARGETS = {"tick": "done", "reopen": "open", "switch_off": "off", "switch_on": "open", "lapse": "lapsed"}
LEADS_ON = {"open": {"tick", "switch_off", "lapse"}, "done": {"reopen"}, "off": {"switch_on"}, "lapsed": set()}

STEPS = st.one_of(
    st.tuples(st.just("days"), st.sampled_from([1, 20, 45, 200])),
    st.tuples(st.just("ask"), st.none()),
    st.tuples(st.just("answer"), st.tuples(st.integers(0, 1), st.sampled_from([*RenewalWord, RenewalWord.YES]))),
    st.tuples(
        st.just("touch"), st.tuples(st.integers(0, 10), st.sampled_from(["tick", "reopen", "off", "on", "later"]))
    ),
)


class World:
    """One cooperation, and what a simple model says it must be."""

    def __init__(self, cooperation, organisations, clock):
        self.cooperation, self.organisations, self.clock = cooperation, organisations, clock
        self.ended = False

    def days(self, number):
        self.clock.shift(timedelta(days=number))
        plan_cycles()

    def ask(self, _nothing):
        ask_all()

    def answer(self, told):
        place, word = told
        renewal = Renewal.objects.filter(cooperation=self.cooperation).last()
        if renewal and answer_renewal(renewal, self.organisations[place], word) and word == RenewalWord.NO:
            self.ended = True

    def touch(self, told):
        number, verb = told
        point = TouchPoint.objects.order_by("-cycle", "pk")[number : number + 1].first()
        if point is None:
            return
        if verb == "later":
            postpone(point, 1)
        elif verb == "on":
            switch_on(point.cooperation, point.organisation, Occasion(point.occasion), actor=None)
        else:
            {"tick": tick, "reopen": reopen, "off": switch_off}[verb](point, actor=None)

    def check(self):
        row = Cooperation.objects.get(pk=self.cooperation.pk)
        renewals = list(Renewal.objects.filter(cooperation=row))
        open_ones = [each for each in renewals if each.closed_on is None]
        assert row.state in {"confirmed", "dormant", "ended"}
        assert (row.state == "ended") == self.ended
        assert len(open_ones) <= 1
        if row.state == "dormant":
            (renewal,) = open_ones
            assert renewal.fell_asleep_on - renewal.asked_on >= timedelta(weeks=6)
            assert renewal.fell_asleep_on - renewal.reminded_on >= timedelta(weeks=3)
        for renewal in renewals:
            sides = set(renewal.answers.exclude(answer="no").values_list("side", flat=True))
            assert (renewal.outcome == "alive") == (len(sides) == 2)
        chain = list(row.transitions.all())
        assert all(earlier.target == later.source for earlier, later in pairwise(chain))
        assert not chain or chain[-1].target == row.state
        for point in TouchPoint.objects.prefetch_related("history"):
            moves = list(point.history.all())
            assert [move.target for move in moves[-1:]] in ([], [point.state])
            assert point.postponed_times <= 3


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, min_size=20, max_size=40))
def test_no_order_of_calls_leads_where_nobody_may_be(confirmed, sides, steps):
    with time_machine.travel("2026-02-02 16:50+01:00", tick=False) as clock, transaction.atomic():
        cooperation = confirmed(timezone.localdate())
        world = World(cooperation, sides(cooperation), clock)
        for name, told in steps:
            try:
                with transaction.atomic():
                    getattr(world, name)(told)
            except MoveRefused:
                pass
            world.check()
        transaction.set_rollback(True)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=True))
def test_ten_thousand_moves_keep_to_the_table(confirmed, choices):
    """20 times 500 moves of occasions, also from objects that are stale."""
    with transaction.atomic():
        cooperation = confirmed(timezone.localdate())
        plan_cycles()
        points = list(TouchPoint.objects.filter(cooperation=cooperation))
        states = ["open"] * len(points)
        for _number in range(MOVES_IN_A_ROW):
            place, move = choices.randrange(len(points)), choices.choices(MOVES, weights=[9, 9, 9, 9, 1])[0]
            point = points[place]
            point.state = choices.choice([*LEADS_ON])
            point.done_at = timezone.now() if move.target == "done" else None
            expected = move.name in LEADS_ON[states[place]]
            try:
                moved = move_touch_point(move, point, actor=None, save_fields=("done_at",))
            except MoveRefused:
                assert not expected
                assert states[place] != TARGETS[move.name]
            else:
                assert moved == expected
                states[place] = TARGETS[move.name]
        rows = {row.pk: row for row in TouchPoint.objects.prefetch_related("history")}
        for point, state in zip(points, states, strict=True):
            chain = list(rows[point.pk].history.all())
            assert rows[point.pk].state == state == (chain[-1].target if chain else "open")
            assert all(earlier.target == later.source for earlier, later in pairwise(chain))
        transaction.set_rollback(True)
