"""What follows for the cooperation when boards have answered."""

from types import SimpleNamespace

import pytest
from django.db import IntegrityError

from cooperations.domain.lifecycle import on_round_settled
from cooperations.models import AgreementVersion
from portal.shared.states import MoveRefused
from tests.factories.cooperation import CooperationFactory, freeze, say_yes

pytestmark = pytest.mark.django_db


def settled(cooperation, state):
    version = AgreementVersion.objects.filter(agreement__cooperation=cooperation).last()
    round_ = SimpleNamespace(pk=1, state=state, cooperation_id=cooperation.pk, version=version)
    on_round_settled(round_)
    cooperation.refresh_from_db()
    return cooperation


@pytest.mark.parametrize("outcome", ["refused", "withdrawn", "expired"])
def test_without_a_valid_version_it_goes_back_to_talks(outcome):
    cooperation = settled(CooperationFactory(state="awaiting_confirmation"), outcome)
    assert (cooperation.state, cooperation.transitions.last().reason) == ("in_talks", outcome)


@pytest.mark.parametrize("outcome", ["replaced", "open"])
def test_as_long_as_boards_are_asked_nothing_moves(outcome):
    assert settled(CooperationFactory(state="awaiting_confirmation"), outcome).state == "awaiting_confirmation"


def test_the_old_version_holds_when_the_new_one_is_refused():
    cooperation = CooperationFactory(state="confirmed")
    valid = cooperation.valid_version
    freeze(cooperation, text="Neu\n")
    cooperation.state = "awaiting_confirmation"
    cooperation.save()
    cooperation = settled(cooperation, "refused")
    assert (cooperation.state, cooperation.valid_version) == ("confirmed", valid)


def test_what_was_withdrawn_is_not_confirmed():
    cooperation = CooperationFactory(state="awaiting_confirmation")
    cooperation.state = "withdrawn"
    cooperation.save()
    with pytest.raises(MoveRefused):
        settled(cooperation, "complete")


def test_complete_means_confirmed_with_a_date_for_renewal_and_everybody_is_told_once(monkeypatch):
    told = []
    monkeypatch.setattr("cooperations.domain.lifecycle.rounds.CONFIRMED_HOOKS", [lambda *args: told.append(args)])
    asked = CooperationFactory(state="awaiting_confirmation")
    say_yes(asked.agreement.versions.get())
    cooperation = settled(asked, "complete")
    again = settled(cooperation, "complete")
    assert again.state == "confirmed"
    assert again.is_in_force
    assert (again.next_renewal_on.year, again.next_renewal_on.month) == (
        again.confirmed_on.year + 1,
        again.confirmed_on.month,
    )
    assert [(each.pk, version) for each, version in told] == [(again.pk, again.valid_version)]


def test_without_the_confirmations_the_database_refuses():
    with pytest.raises(IntegrityError, match="rule_met"):
        settled(CooperationFactory(state="awaiting_confirmation"), "complete")
