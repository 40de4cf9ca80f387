"""Boards are asked, answer, leave and are asked again at random; a model in plain Python says what must come of it.

A shorter walk over the database: it costs a hundred times as much as the 10,000 moves of ``states/test_tables.py``; the
arithmetic of the rule is tried in ``test_rule.py``.
"""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from unittest import mock

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from cooperations.domain.confirming import answering
from cooperations.domain.confirming.answering import confirm
from cooperations.domain.confirming.asking import ask_boards, expire_rounds, withdraw_round
from cooperations.domain.confirming.errors import AlreadyAnswered, NamingRefused, NoSignatory, TextChanged
from cooperations.domain.confirming.naming import name_signatory, take_off
from cooperations.domain.confirming.rule import Tally, outcome_of
from cooperations.enums.confirmation import RoundState
from cooperations.models import Confirmation, ConfirmationRound, Cooperation, CooperationTransition, RoundTransition
from tests.factories.confirming import READY, people, ready, write

EXAMPLES, STEPS = 15, 100
RULES = {"mso": (2, 4), "employer": (1, 2)}
ACTIONS = [*["answer"] * 20, "ask", "take_off", "name", "name", "withdraw", "expire"]
REFUSALS = (AlreadyAnswered, NoSignatory, TextChanged, NamingRefused)
steps_taken = 0


class Board(RuleBasedStateMachine):
    """Does what people do, with stale pages and for people who are gone; the attributes are what must come of it."""

    def __init__(self):
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.cooperation = ready(RULES["mso"], RULES["employer"])
        self.people = [(each, side) for side in RULES for each in people(self.cooperation, side)]
        self.gone = set()
        self.versions = []
        self.states = []
        self.answers = {}
        self.state, self.valid = "in_talks", None
        self.moves = []
        self.names = 0

    def teardown(self):
        try:
            self.stored_is_known()
            self.histories_are_known()
        finally:
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)

    @property
    def is_asked(self):
        return bool(self.states) and self.states[-1] == "open"

    def present(self, side):
        return [each for each, of in self.people if of == side and each.pk not in self.gone]

    def refused(self, action):
        """Return the refusal of ``action`` (all or nothing by itself), None if it was done."""
        try:
            action()
        except REFUSALS as refusal:
            return type(refusal)
        return None

    def move(self, target):
        self.moves.append((self.state, target))
        self.state = target

    def close(self, state):
        self.states[-1] = state
        if state == "complete":
            self.valid = self.versions[-1]
            self.move("confirmed")
        elif state != "replaced":
            self.move("confirmed" if self.valid else "in_talks")

    def counted(self, side):
        number = len(self.versions) - 1
        return Counter(said for (of, by, who), said in self.answers.items() if (of, by) == (number, side))

    def answer(self, number, flag, stale):
        if not self.versions:
            return
        signatory, side = self.people[number % len(self.people)]
        place = len(self.versions) - 1 - (stale % len(self.versions) if stale < 3 else 0)
        version, key = self.versions[place], (place, side, signatory.pk)
        expected = None
        if key in self.answers:
            expected = AlreadyAnswered
        elif not self.is_asked or place != len(self.versions) - 1:
            expected = TextChanged
        elif signatory.pk in self.gone:
            expected = NoSignatory
        given = {"name": "N", "function": "F", "language": "de", "way": "link"}
        refusal = self.refused(
            lambda: confirm(signatory, version_id=version.pk, sha256=version.sha256, yes=flag, **given)
        )
        assert refusal == expected
        if refusal is None:
            self.answers[key] = flag
            counts = {each: self.counted(each) for each in RULES}
            if any(RULES[each][1] - counts[each][False] < RULES[each][0] for each in RULES):
                self.close("refused")
            elif all(counts[each][True] >= RULES[each][0] for each in RULES):
                self.close("complete")

    def ask(self, _number, _flag, _stale):
        enough = all(len(self.present(side)) >= RULES[side][0] for side in RULES)
        revision = write(self.cooperation, replace(READY, rooms=f"Raum {len(self.versions)}, {steps_taken}"))
        refusal = self.refused(lambda: ask_boards(self.cooperation, actor=None, revision=revision))
        assert (refusal is None) == enough
        if refusal is None:
            if self.is_asked:
                self.close("replaced")
            if self.state != "awaiting_confirmation":
                self.move("awaiting_confirmation")
            latest = ConfirmationRound.objects.select_related("version").order_by("-pk").first()
            self.versions.append(latest.version)
            self.states.append("open")

    def take_off(self, number, _flag, _stale):
        signatory, _side = self.people[number % len(self.people)]
        assert take_off(signatory, why="removed") == (signatory.pk not in self.gone)
        self.gone.add(signatory.pk)

    def name(self, _number, flag, _stale):
        side = "mso" if flag else "employer"
        place = len(self.versions) - 1
        kept = [who for (of, by, who) in self.answers if (of, by) == (place, side) and who in self.gone]
        room = RULES[side][1] - len(self.present(side)) - (len(kept) if self.is_asked else 0)
        self.names += 1
        organisation = self.people[0 if side == "mso" else -1][0].organisation
        organisation = next(each for each, of in self.people if of == side).organisation
        named = []
        refusal = self.refused(
            lambda: named.append(
                name_signatory(
                    self.cooperation,
                    organisation,
                    actor=None,
                    name="N",
                    function="F",
                    email=f"n{self.names}@example.org",
                    language="de",
                )
            )
        )
        assert (refusal is None) == (room > 0)
        self.people += [(each, side) for each in named]

    def withdraw(self, _number, _flag, _stale):
        done = withdraw_round(self.cooperation, actor=None, reason="Noch einmal.")
        assert done == self.is_asked
        if done:
            self.close("withdrawn")

    def expire(self, _number, flag, _stale):
        done = expire_rounds(timezone.now() + timedelta(days=29 if flag else 1))
        assert done == (self.is_asked and flag)
        if done:
            self.close("expired")

    @rule(action=st.sampled_from(ACTIONS), number=st.integers(0, 11), flag=st.booleans(), stale=st.integers(0, 9))
    def act(self, action, number, flag, stale):
        """Do one of the things above."""
        global steps_taken  # noqa: PLW0603 -- counted over all examples
        steps_taken += 1
        getattr(self, action)(number, flag, stale)
        if steps_taken % 20 == 0:
            self.stored_is_known()

    def stored_is_known(self):
        stored = Cooperation.objects.get(pk=self.cooperation.pk)
        valid = self.valid and self.valid.pk
        assert (stored.state, stored.valid_version_id) == (self.state, valid)
        assert list(ConfirmationRound.objects.order_by("pk").values_list("state", flat=True)) == self.states

    def histories_are_known(self):
        moves = CooperationTransition.objects.filter(subject=self.cooperation).order_by("pk")
        pairs = [pair for pair in moves.values_list("source", "target") if "proposed" not in pair]
        assert pairs == self.moves
        closed = RoundTransition.objects.order_by("subject_id").values_list("source", "target")
        assert list(closed) == [("open", state) for state in self.states if state != "open"]
        given = Confirmation.objects.values_list("version", "signatory", "answer", "sha256")
        hashes = {each.pk: each.sha256 for each in self.versions}
        assert {(v, s): a for v, s, a, _hash in given} == {
            (self.versions[place].pk, who): "yes" if yes else "no" for (place, _side, who), yes in self.answers.items()
        }
        assert all(hashes[version] == sha256 for version, _signatory, _answer, sha256 in given)


def walk(examples, steps):
    run_state_machine_as_test(
        Board,
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


class TestRounds(TestCase):
    def setUp(self):
        super().setUp()
        # Mails and papers are another matter: here they would take most of the time.
        for name in ("asking.mail_link", "naming.mail_link", "naming.send_left"):
            self.replace(mock.patch(f"cooperations.domain.confirming.{name}"))
        self.replace(mock.patch("cooperations.domain.lifecycle.rounds.CONFIRMED_HOOKS", []))

    def replace(self, patch):
        patch.start()
        self.addCleanup(patch.stop)

    def test_no_order_of_calls_leads_where_it_must_not(self):
        walk(EXAMPLES, STEPS)
        assert steps_taken >= EXAMPLES * STEPS * 0.8

    def test_control_when_noes_are_not_counted_the_walk_finds_it(self):
        self.replace(mock.patch.object(Tally, "is_impossible", False))
        with pytest.raises(AssertionError):
            walk(20, 60)

    def test_control_when_one_side_is_enough_the_database_refuses(self):
        def too_soon(tallies):
            listed = list(tallies)
            return RoundState.COMPLETE if any(each.is_met for each in listed) else outcome_of(listed)

        self.replace(mock.patch.object(answering, "outcome_of", too_soon))
        with pytest.raises(IntegrityError, match="round_complete_rule_met"):
            walk(20, 60)
