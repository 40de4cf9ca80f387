"""Two people at the same row, whatever they do in whatever order: no state that the tables below do not know.

10,000 moves for each machine, with the row in memory (``row_in_memory.py``). What the domain verbs make of the moves,
and what the database refuses, is walked through by the slower machines beside this one, in fewer steps.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cooperations.states import certificate, cooperation, held_mail, notice, request, touch_point
from cooperations.states import round as confirmation_round
from portal.shared import states
from portal.shared.states import MoveRefused, apply_move
from tests.cooperations.states.row_in_memory import RowInMemory

WALKS, STEPS_OF_TWO = 60, 100
RISES_AGAIN = 0.25
# Where each move leads, from where.
REQUEST = {
    "sent": {
        "answer": "answered",
        "decline": "declined",
        "withdraw": "withdrawn",
        "fall silent": "unanswered",
    },
    "unanswered": {"answer": "answered", "decline": "declined", "withdraw": "withdrawn", "mediate": "mediated"},
    "mediated": {
        "answer": "answered",
        "decline": "declined",
        "withdraw": "withdrawn",
        "fall silent": "unanswered",
    },
}
COOPERATION = {
    "proposed": {"talk": "in_talks", "decline": "declined", "withdraw": "withdrawn"},
    "in_talks": {"ask_boards": "awaiting_confirmation", "decline": "declined", "withdraw": "withdrawn"},
    "awaiting_confirmation": {
        "confirm": "confirmed",
        "back_to_talks": "in_talks",
        "keep_valid": "confirmed",
        "end": "ended",
        "decline": "declined",
        "withdraw": "withdrawn",
    },
    "confirmed": {"ask_boards": "awaiting_confirmation", "fall_asleep": "dormant", "end": "ended"},
    "dormant": {"wake": "confirmed", "end": "ended"},
}
ROUND = {
    "open": {
        "complete": "complete",
        "refuse": "refused",
        "replace": "replaced",
        "withdraw": "withdrawn",
        "expire": "expired",
    }
}
TOUCH_POINT = {
    "open": {"tick": "done", "switch_off": "off", "lapse": "lapsed"},
    "done": {"reopen": "open"},
    "off": {"switch_on": "open"},
}
HELD_MAIL = {"held": {"release": "delivered", "refuse": "refused"}}
NEED = {
    "open": {"match": "matched", "close": "closed", "expire": "expired"},
    "matched": {"part": "open", "close": "closed", "expire": "expired"},
    "closed": {"reopen": "open"},
    "expired": {"reopen": "open"},
}
CERTIFICATE = {"issued": {"revoke": "revoked"}}

NEVER_IN_FORCE, IN_FORCE = {"end", "keep_valid"}, {"back_to_talks", "decline", "withdraw"}


def cooperation_objects(name, values):
    """Only what was in force can be ended; only what never was can be declined or withdrawn."""
    return name in (NEVER_IN_FORCE if values["valid_version_id"] is None else IN_FORCE)


def touch_point_objects(name, values):
    """A tick is taken back within 14 days."""
    return name == "reopen" and timezone.now() - values["done_at"] > timedelta(days=14)


@dataclass(frozen=True)
class Machine:
    """The moves as they are in the code, the table of above, and what guards look at."""

    moves: tuple
    leads: dict
    start: str
    values: dict = field(default_factory=dict)
    objects: object = lambda _name, _values: False
    sets: object = lambda _name, _chance: {}


MACHINES = {
    "request": Machine(request.MOVES, REQUEST, "sent"),
    "cooperation": Machine(
        cooperation.MOVES,
        COOPERATION,
        "proposed",
        {"valid_version_id": None},
        cooperation_objects,
        lambda name, _chance: {"valid_version_id": 1} if name == "confirm" else {},
    ),
    "round": Machine(confirmation_round.MOVES, ROUND, "open"),
    "touch point": Machine(
        touch_point.MOVES,
        TOUCH_POINT,
        "open",
        {"done_at": None},
        touch_point_objects,
        lambda name, chance: (
            {"done_at": timezone.now() - timedelta(days=chance.randrange(28))} if name == "tick" else {}
        ),
    ),
    "held mail": Machine((held_mail.RELEASE, held_mail.REFUSE), HELD_MAIL, "held"),
    "need": Machine(notice.NEED_MOVES, NEED, "open"),
    "certificate": Machine(certificate.MOVES, CERTIFICATE, "issued"),
}


class Walk:
    """Two people move one row; the model says what must have come of it: one after the other, never mixed."""

    def __init__(self, machine, monkeypatch):
        self.machine, self.steps = machine, 0
        self.patch = monkeypatch
        self.weights = [4 if move.target in machine.leads else 1 for move in machine.moves]
        self.all_lines = []
        self.begin()

    def begin(self):
        self.row = RowInMemory(self.machine.start, **self.machine.values)
        self.state, self.values, self.lines = self.machine.start, dict(self.machine.values), []
        self.patch.setattr(states, "transaction", SimpleNamespace(atomic=self.row.atomic))

    def attempt(self, move, copy, values):
        """Return what comes of ``move``: True, False, or None when it was refused."""
        self.steps += 1
        for name, value in values.items():
            setattr(copy, name, value)
        try:
            return apply_move(
                move, copy, self.row.history, actor=None, reason="r", refusal="-", save_fields=tuple(values)
            )
        except MoveRefused:
            return None

    def expected(self, move, values):
        target = self.machine.leads.get(self.state, {}).get(move.name)
        if move.target == self.state:
            return False
        if target is None or self.machine.objects(move.name, self.values):
            return None
        self.lines.append((self.state, target))
        self.all_lines.append((self.state, target))
        self.state = target
        self.values |= values
        return True

    def step(self, chance):
        """Somebody makes a move, and somebody else another one at the same moment, both from stale pages."""
        if self.state not in self.machine.leads and chance.random() < RISES_AGAIN:
            self.begin()
        moves = chance.choices(self.machine.moves, self.weights, k=2)
        values = [self.machine.sets(move.name, chance) for move in moves]
        copies = [self.row.stale(state=self.machine.start) for _move in moves]
        outcomes = {}
        self.row.cut_in = lambda: outcomes.update(second=self.attempt(moves[1], copies[1], values[1]))
        outcomes["first"] = self.attempt(moves[0], copies[0], values[0])
        assert [outcomes["first"], outcomes["second"]] == [
            self.expected(move, given) for move, given in zip(moves, values, strict=True)
        ]
        assert (self.row.state, self.row.lines) == (self.state, self.lines)


def walk_at_random(machine, patch, walks=WALKS, **options):
    """Walk, and return the number of moves that were tried, and which ones were made."""
    steps, made = [], Counter()

    @settings(max_examples=walks, deadline=None, database=None, suppress_health_check=list(HealthCheck), **options)
    @given(st.randoms(use_true_random=True))
    def walk(chance):
        one = Walk(machine, patch)
        for _number in range(STEPS_OF_TWO):
            one.step(chance)
        steps.append(one.steps)
        made.update(one.all_lines)

    walk()
    return sum(steps), made


@pytest.mark.parametrize("name", MACHINES)
def test_ten_thousand_moves_of_two_people_keep_to_the_table(name, monkeypatch):
    machine = MACHINES[name]
    steps, made = walk_at_random(machine, monkeypatch)
    assert {move.name for move in machine.moves} == {each for leads in machine.leads.values() for each in leads}
    assert steps >= 10_000
    assert made.keys() == {(source, target) for source, leads in machine.leads.items() for target in leads.values()}


@pytest.mark.parametrize("name", MACHINES)
def test_control_without_the_lock_the_walk_finds_it(name, monkeypatch):
    monkeypatch.setattr(RowInMemory, "select_for_update", lambda row, **_options: row)
    with pytest.raises(AssertionError):
        walk_at_random(MACHINES[name], monkeypatch, walks=20, derandomize=True, phases=[Phase.generate])


def test_control_without_a_guard_the_walk_finds_it(monkeypatch):
    machine = MACHINES["cooperation"]
    moves = tuple(replace(move, guard=lambda _row: "") for move in machine.moves)
    with pytest.raises(AssertionError):
        walk_at_random(replace(machine, moves=moves), monkeypatch, walks=20, derandomize=True, phases=[Phase.generate])
