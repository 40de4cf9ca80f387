"""Any order of asking, answering, ticking and passing days: what a cooperation may be, it is, and nothing else.

A short walk over the database: it costs a hundred times as much as the 10,000 moves of ``states/test_tables.py``.
"""

from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cooperations.domain.keeping import answering
from cooperations.domain.keeping.answering import answer_renewal
from cooperations.domain.keeping.planning import plan_cycles
from cooperations.domain.keeping.renewing import ask_all
from cooperations.domain.keeping.touching import postpone, reopen, switch_off, switch_on, tick
from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.enums.keeping import Occasion, RenewalWord
from cooperations.models import Cooperation, Renewal, TouchPoint
from portal.shared.states import MoveRefused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DAY = date(2026, 2, 2)

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


def walk(confirmed, sides, walks):
    @settings(
        max_examples=walks,
        deadline=None,
        database=None,
        # A failure is shown as it was found, and the same walks each time: what fails is seen again.
        phases=[Phase.generate],
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(STEPS, min_size=20, max_size=40))
    def go(steps):
        with time_machine.travel("2026-02-02 16:50+01:00", tick=False) as clock, transaction.atomic():
            cooperation = confirmed(timezone.localdate())
            world = World(cooperation, sides(cooperation), clock)
            try:
                for name, told in steps:
                    with suppress(MoveRefused), transaction.atomic():
                        getattr(world, name)(told)
                    world.check()
            finally:
                transaction.set_rollback(True)

    go()


def test_no_order_of_calls_leads_where_nobody_may_be(confirmed, sides):
    walk(confirmed, sides, 10)


def test_control_when_one_side_is_enough_the_walk_finds_it(confirmed, sides, monkeypatch):
    monkeypatch.setattr(answering, "alive_sides", lambda _renewal: set(SIGNING_SIDES))
    with pytest.raises(AssertionError):
        walk(confirmed, sides, 10)
