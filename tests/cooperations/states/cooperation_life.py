"""The life of a cooperation of up to four organisations, walked at random with everybody's verbs, right and wrong ones.

A model in plain Python says what must have come of it. Objects are as stale as they can be. Nobody writes mails here.
"""

import hashlib
from random import Random
from types import SimpleNamespace

from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from cooperations.domain import lifecycle
from cooperations.domain.agreement import freeze, save_draft
from cooperations.models import Agreement, AgreementVersion, Cooperation
from cooperations.states.cooperation import ASK_BOARDS, FALL_ASLEEP, MOVES, WAKE, move_cooperation
from portal.shared.states import MoveRefused
from tests.cooperations.domain.agreements import whole_content
from tests.factories.cooperation import say_yes

OPEN = {"proposed", "in_talks", "awaiting_confirmation", "confirmed", "dormant"}
ALLOWED = {(str(source), str(move.target)) for move in MOVES for source in move.sources}
SIDES = {"e": "employer", "m": "mso", "n": "mso", "k": "mediator"}
VERBS = [
    *["take_part"] * 5,
    *["write"] * 3,
    *["ask_boards"] * 5,
    *["settle"] * 2,
    *["invite"] * 3,
    *["fall_asleep", "wake", "wake", "decline", "withdraw", "end", "leave", "leave"],
]
ROLES = {"employer": ["employer"], "mso": ["mso"], "mediator": ["integration_centre"]}
# The same people in every walk, and the steps of all walks.
WORLD = {"steps": 0}


class CooperationLife(RuleBasedStateMachine):
    """Does what people do; the attributes without underscore are what must have come of it."""

    def __init__(self):
        super().__init__()
        self._savepoint = transaction.atomic()
        self._savepoint.__enter__()
        self._organisations, self._people = WORLD["organisations"], WORLD["people"]
        self._begin()

    def teardown(self):
        transaction.set_rollback(True)
        self._savepoint.__exit__(None, None, None)

    def _begin(self):
        """Begin anew, proposed by the MSO: nobody has to have talked before."""
        self.cooperation = lifecycle.propose(
            "Gemeinsam",
            by=(self._organisations["m"], "mso"),
            asked=[(self._organisations["e"], "employer")],
            actor=self._people["m"],
        )
        self.state, self.accepted, self.left = "proposed", {"m": True, "e": False}, set()
        self.in_force, self.revision, self.frozen = False, 0, 0
        self.moves = []

    def _move(self, target):
        self.moves.append((self.state, target))
        self.state = target

    def _signs(self, name):
        return self.accepted.get(name) is True and SIDES[name] != "mediator"

    def _back(self):
        if self.state == "awaiting_confirmation":
            self._move("confirmed" if self.in_force else "in_talks")

    def _try(self, verb, *, allowed, possible, done=False):
        """Do ``verb``: refused for the wrong person, refused when impossible, False when done already."""
        try:
            outcome = verb()
        except PermissionDenied:
            assert not allowed
            return False
        except MoveRefused:
            assert allowed
            assert not possible
            assert not done
            return False
        assert allowed
        assert possible or done
        if isinstance(outcome, bool):
            assert outcome is not done
        return not done

    def _words(self, name, who):
        return {"organisation": self._organisations[name], "actor": self._people[who]}

    def take_part(self, name, who):
        was_there, here = name in self.left, name in self.accepted
        if self._try(
            lambda: lifecycle.take_part(self.cooperation, **self._words(name, who)),
            allowed=who == name and here,
            possible=self.state in OPEN,
            done=self.state in OPEN and self.accepted.get(name) is True,
        ):
            self.accepted[name] = True
            if self.state == "proposed" and SIDES[name] == "employer":
                self._move("in_talks")
            elif SIDES[name] != "mediator":
                self._back()
        assert was_there or here or name not in self.accepted

    def _others(self, name):
        same = [each for each in self.accepted if SIDES[each] == SIDES[name] and each != name]
        return [each for each in same if self.accepted[each] or not self.accepted[name]]

    def _goes_alone(self, name):
        return SIDES[name] == "mediator" or bool(self._others(name))

    def _go(self, name):
        signed = self._signs(name)
        del self.accepted[name]
        self.left.add(name)
        if signed:
            self._back()

    def decline(self, name, who):
        here = name in self.accepted
        alone = here and self._goes_alone(name)
        possible = here and self.state in OPEN and (alone or (name != "m" and not self.in_force))
        done = (here and self.state == "declined") or (not here and name in self.left)
        if self._try(
            lambda: lifecycle.decline(self.cooperation, **self._words(name, who), reason="Nein"),
            allowed=who == name and (here or name in self.left),
            possible=possible,
            done=done,
        ):
            if alone:
                self._go(name)
            else:
                self._move("declined")

    def leave(self, name, who):
        here = name in self.accepted
        if self._try(
            lambda: lifecycle.leave(self.cooperation, **self._words(name, who), reason="Vorbei"),
            allowed=who == name and (here or name in self.left),
            possible=here and self.state in OPEN and self._goes_alone(name),
            done=not here and name in self.left,
        ):
            self._go(name)

    def withdraw(self, _name, who):
        if self._try(
            lambda: lifecycle.withdraw(self.cooperation, actor=self._people[who], reason="Doch nicht"),
            allowed=who == "m" and "m" in self.accepted,
            possible=self.state in {"proposed", "in_talks", "awaiting_confirmation"} and not self.in_force,
            done=self.state == "withdrawn",
        ):
            self._move("withdrawn")

    def end(self, name, who):
        if self._try(
            lambda: lifecycle.end(self.cooperation, **self._words(name, who), reason="Fertig"),
            allowed=who == name and self._signs(name),
            possible=self.state in {"confirmed", "dormant", "awaiting_confirmation"} and self.in_force,
            done=self.state == "ended",
        ):
            self._move("ended")

    def invite(self, name, who):
        by = who if who in SIDES else "m"
        here = name in self.accepted
        if self._try(
            lambda: lifecycle.invite(
                self.cooperation,
                self._organisations[name],
                SIDES[name],
                by=self._organisations[by],
                actor=self._people[who],
            ),
            allowed=who == by and self._signs(by),
            possible=self.state in OPEN - {"proposed"},
        ):
            self.accepted.setdefault(name, False)
            assert here or self.accepted[name] is False

    def write(self, name, who):
        agreement = Agreement.objects.filter(cooperation=self.cooperation).first()
        if agreement is None or who not in SIDES:
            return
        content = whole_content(rooms=f"Raum {self.revision}")
        if self._try(
            lambda: save_draft(
                agreement,
                content,
                base=self.revision,
                actor=self._people[who],
                organisation=self._organisations[name],
            ),
            allowed=True,
            possible=self.state in OPEN,
        ):
            self.revision += 1

    def ask_boards(self, _name, _who):
        """What the topic above does: freeze, then ask; asked again, only the text is newer."""
        complete = all(accepted for name, accepted in self.accepted.items() if SIDES[name] != "mediator")
        possible = self.state in {"in_talks", "confirmed", "awaiting_confirmation"}

        def verb():
            with transaction.atomic():
                present = lifecycle.locked(self.cooperation)
                if present.state != "awaiting_confirmation":
                    move_cooperation(ASK_BOARDS, present, actor=None)
                freeze(present, actor=None, revision=self.revision)

        if not self.revision:
            return
        before = AgreementVersion.objects.filter(agreement__cooperation=self.cooperation).order_by("number").last()
        parties = {self._organisations[name].pk for name in self.accepted if self._signs(name)}
        same = (
            before is not None
            and before.revision == self.revision
            and set(before.parties.values_list("organisation", flat=True)) == parties
        )
        if self._try(verb, allowed=True, possible=possible and complete and not same):
            self.frozen += 1
            if self.state != "awaiting_confirmation":
                self._move("awaiting_confirmation")

    def settle(self, name, _who):
        version = AgreementVersion.objects.filter(agreement__cooperation=self.cooperation).order_by("number").last()
        if self.state != "awaiting_confirmation":
            return
        outcome = {"e": "complete", "m": "complete", "n": "refused", "k": "replaced"}[name]
        if outcome == "complete":
            say_yes(version)
        round_ = SimpleNamespace(pk=1, state=outcome, cooperation_id=self.cooperation.pk, version=version)
        lifecycle.on_round_settled(round_)
        if outcome == "complete":
            self._move("confirmed")
            self.in_force = True
        elif outcome == "refused":
            self._back()

    def _by_itself(self, move, source, target):
        verb = lambda: move_cooperation(move, self.cooperation, actor=None)  # noqa: E731
        if self._try(verb, allowed=True, possible=self.state == source, done=self.state == target):
            self._move(target)

    def fall_asleep(self, _name, _who):
        self._by_itself(FALL_ASLEEP, "confirmed", "dormant")

    def wake(self, _name, _who):
        self._by_itself(WAKE, "dormant", "confirmed")

    @rule(dice=st.integers(0, 2**64 - 1))
    def somebody_does_something(self, dice):
        """Whom and what comes from one number, so that nothing is drawn more often for standing first in a list."""
        chance = Random(dice)  # noqa: S311 -- no secret
        verb, name = chance.choice(VERBS), chance.choice([*SIDES])
        if chance.random() < 0.7:
            name = self._likely(verb, chance) or name
        who = chance.choice(["own"] * 5 + [*SIDES, "stranger"])
        WORLD["steps"] += 1
        if self.state not in OPEN and chance.random() < 0.2:
            self._begin()
        before = self._known()
        getattr(self, verb)(name, name if who == "own" else who)
        if self._known() != before or WORLD["steps"] % 20 == 0:
            self._check()
        else:
            assert Cooperation.objects.values_list("state", flat=True).get(pk=self.cooperation.pk) == self.state

    def _likely(self, verb, chance):
        """Who does it in life: else it takes thousands of steps until somebody joins while boards are asked."""
        asked = [name for name, accepted in self.accepted.items() if not accepted]
        return {"take_part": asked and chance.choice(asked), "invite": chance.choice("nk")}.get(verb)

    def _known(self):
        return self.state, dict(self.accepted), self.frozen, self.cooperation.pk

    def _check(self):
        """Whatever was done: the database agrees with the model, and with itself."""
        found = Cooperation.objects.get(pk=self.cooperation.pk)
        assert found.state == self.state
        assert found.is_in_force == (self.in_force and self.state != "ended")
        history = list(found.transitions.order_by("pk").values_list("source", "target"))
        assert history == self.moves
        assert set(history) <= ALLOWED
        present = found.parties.present().values_list("organisation", "accepted_at")
        by_key = {organisation.pk: name for name, organisation in self._organisations.items()}
        assert {by_key[pk]: at is not None for pk, at in present} == self.accepted
        if self.state in OPEN:
            assert {"employer", "mso"} <= {SIDES[name] for name in self.accepted}
        versions = AgreementVersion.objects.filter(agreement__cooperation=found)
        assert len(versions) == self.frozen
        assert all(hashlib.sha256(each.text.encode()).hexdigest() == each.sha256 for each in versions)
