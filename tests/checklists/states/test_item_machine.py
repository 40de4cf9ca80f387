"""Whatever people answer in whatever order, from fresh and from stale pages: rows and history stay one story."""

from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from hypothesis.strategies import integers, sampled_from

from checklists.domain.queries import sheet_of
from checklists.domain.running import close_earlier
from checklists.domain.ticking import AnswerRefused, StaleAnswer, tick_item
from checklists.enums import AnswerState
from checklists.models import ItemEvent, ItemState
from checklists.states.item import Answer
from portal.shared.states import MoveRefused
from tests.factories.accounts import UserFactory
from tests.factories.checklists import list_of, version_of
from tests.factories.partners import OrganisationFactory

KEYS = ("one", "two", "three")
NOTES = sampled_from(["", "Ja", "Nein, anders"])


class ItemMachine(RuleBasedStateMachine):
    """A model of the last answers, beside the rows."""

    version = None

    def __init__(self):
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        organisation = OrganisationFactory(employer=True)
        self.checklist = list_of(self.version, organisation, year=2026)
        self.newer = list_of(self.version, organisation, year=2027)
        self.users = [UserFactory(), UserFactory()]
        self.answers = dict.fromkeys(KEYS, (0, Answer("open")))
        self.is_closed = False

    @rule(
        key=sampled_from(KEYS),
        state=sampled_from(AnswerState.values),
        note=NOTES,
        seen=integers(0, 2),
        who=integers(0, 1),
    )
    def answer(self, key, state, note, seen, who):
        """``seen`` is how many answers ago the page was loaded."""
        revision, present = self.answers[key]
        given, base = Answer(state, note), max(0, revision - seen)
        needs_note = state != AnswerState.OPEN and not note
        try:
            changed = tick_item(self.checklist, key, actor=self.users[who], answer=given, revision=base)
        except MoveRefused:
            assert self.is_closed
        except StaleAnswer as stale:
            current = stale.current
            assert base != revision == current.revision
            assert Answer.of(current) == present
        except AnswerRefused:
            assert needs_note
        else:
            assert not self.is_closed
            assert changed == (given != present or revision == 0)
            assert not changed or (base == revision and not needs_note)
            if changed:
                self.answers[key] = (revision + 1, given)

    @precondition(lambda machine: sum(revision for revision, _answer in machine.answers.values()) > 8)
    @rule()
    def begin_the_next_year(self):
        close_earlier(self.newer)
        self.is_closed = True

    def teardown(self):
        try:
            rows = {row.key: row for row in ItemState.objects.filter(checklist=self.checklist)}
            assert {key: (row.revision, Answer.of(row)) for key, row in rows.items()} == self.answers
            for row in rows.values():
                events = list(ItemEvent.objects.filter(subject=row).order_by("number"))
                assert [event.number for event in events] == list(range(1, row.revision + 1))
                assert all(before.target == after.source for before, after in pairwise(events))
                assert not events or (events[0].source, events[-1].target) == ("open", row.state)
            assert 0 <= sheet_of(self.checklist).progress.percent <= 100
        finally:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)


@pytest.mark.django_db
def test_answers_in_any_order():
    ItemMachine.version = version_of("sample", KEYS, proof=["note"], needs_proof=True)
    run_state_machine_as_test(
        ItemMachine,
        settings=settings(
            max_examples=40, stateful_step_count=60, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
