"""No order of calls leads a cooperation where it must not be.

All verbs of all people over the database, in a shorter walk: it costs a hundred times as much as the 10,000 moves of
``test_tables.py``.
"""

from unittest import mock

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.extra.django import TestCase
from hypothesis.stateful import run_state_machine_as_test

from cooperations.domain.agreement.tasks import take_over_tasks
from tests.cooperations.states.cooperation_life import ROLES, SIDES, WORLD, CooperationLife
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

EXAMPLES, STEPS = 15, 100


def walk(examples, steps):
    run_state_machine_as_test(
        CooperationLife,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            # A failure is shown as it was found: making it smaller takes minutes.
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
            # The same walks each time: what fails is seen again.
            derandomize=True,
        ),
    )


class TestLife(TestCase):
    @classmethod
    def setUpTestData(cls):
        WORLD["organisations"] = {name: OrganisationFactory(roles=ROLES[side]) for name, side in SIDES.items()}
        WORLD["people"] = {
            name: RepresentativeFactory(organisation=organisation).user
            for name, organisation in WORLD["organisations"].items()
        }
        WORLD["people"]["stranger"] = RepresentativeFactory().user

    @pytest.fixture(autouse=True)
    def _neither_mails_nor_papers(self, monkeypatch):
        for module in ("answering", "parties", "proposing", "rounds"):
            monkeypatch.setattr(f"cooperations.domain.lifecycle.{module}.tell", mock.Mock())
        # Texts are frozen here without the rounds that proofs are made of.
        monkeypatch.setattr("cooperations.domain.lifecycle.rounds.CONFIRMED_HOOKS", [take_over_tasks])

    def test_no_order_of_calls_leads_where_it_must_not(self):
        before = WORLD["steps"]
        walk(EXAMPLES, STEPS)
        assert WORLD["steps"] - before >= EXAMPLES * STEPS * 0.8

    def test_control_when_whoever_has_ended_it_may_still_go_the_walk_finds_it(self):
        with mock.patch("cooperations.models.Cooperation.is_open", True), pytest.raises(AssertionError):
            walk(20, 100)
