"""What the database refuses about cooperations, asked around the domain."""

import itertools

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from cooperations.enums.cooperation import CooperationState
from cooperations.models import Cooperation, CooperationParty, CooperationTransition
from cooperations.states.cooperation import MOVES
from tests.factories.cooperation import WAYS, CooperationFactory, CooperationPartyFactory
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db
ALLOWED = {(str(source), str(move.target)) for move in MOVES for source in move.sources}
NEEDED = {
    "confirmed": {"confirmed_on": timezone.localdate()},
    "dormant": {"confirmed_on": timezone.localdate()},
    "ended": {"ended_on": timezone.localdate()},
}


def end_of_transaction():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def put(cooperation, **values):
    """Write past the domain; say what the database answered."""
    try:
        with transaction.atomic():
            Cooperation.objects.filter(pk=cooperation.pk).update(**values)
            end_of_transaction()
    except IntegrityError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("state", WAYS)
def test_every_state_can_be_reached(state):
    assert CooperationFactory(state=state).state == state


@pytest.mark.parametrize(
    ("source", "target"), [pair for pair in itertools.permutations(CooperationState.values, 2) if pair not in ALLOWED]
)
def test_moves_that_no_verb_makes_are_refused(source, target):
    cooperation = CooperationFactory(state=source)
    values = {"ended_on": None, **NEEDED.get(target, {})}
    assert "cooperation_moves" in put(cooperation, state=target, **values)


@pytest.mark.parametrize("state", sorted(set(CooperationState.values) - {"proposed"}))
def test_cooperations_begin_as_proposals(state, organisation):
    with pytest.raises(IntegrityError, match="cooperation_begins_as_proposed"):
        Cooperation.objects.create(title="A", state=state, proposed_by=organisation)


@pytest.mark.parametrize(
    ("state", "values", "constraint"),
    [
        ("awaiting_confirmation", {"state": "confirmed"}, "cooperation_confirmed_has_version"),
        ("confirmed", {"valid_version": None}, "cooperation_confirmed_has_version"),
        ("confirmed", {"confirmed_on": None}, "cooperation_confirmed_has_version"),
        ("confirmed", {"state": "ended"}, "cooperation_ended_was_in_force"),
        ("confirmed", {"ended_on": timezone.localdate()}, "cooperation_ended_was_in_force"),
        (
            "awaiting_confirmation",
            {"state": "ended", "ended_on": timezone.localdate()},
            "cooperation_ended_was_in_force",
        ),
        ("proposed", {"title": ""}, "cooperation_has_title"),
    ],
)
def test_impossible_combinations_are_refused(state, values, constraint):
    assert constraint in put(CooperationFactory(state=state), **values)


def test_what_was_in_force_is_not_declined():
    cooperation = CooperationFactory(state="confirmed")
    assert put(cooperation, state="awaiting_confirmation") == ""
    assert "cooperation_failed_was_never_in_force" in put(cooperation, state="declined")


def test_a_version_of_another_cooperation_is_refused():
    other = CooperationFactory(state="confirmed")
    cooperation = CooperationFactory(state="confirmed")
    assert "cooperation_version_is_own" in put(cooperation, valid_version=other.valid_version)


def test_a_cooperation_needs_both_sides_at_the_end_of_the_transaction(organisation):
    Cooperation.objects.create(title="A", proposed_by=organisation)
    with pytest.raises(IntegrityError, match="has_both_sides"), transaction.atomic():
        end_of_transaction()
    Cooperation.objects.update(state="withdrawn")


LEAVING = {
    "leave": lambda rows: rows.update(left_on=timezone.localdate()),
    "change side": lambda rows: rows.update(side="mediator"),
    "delete": lambda rows: rows.delete(),
}


@pytest.mark.parametrize("leave", LEAVING.values(), ids=LEAVING)
def test_the_last_of_a_side_cannot_go(leave):
    party = CooperationFactory(state="confirmed").parties.get(side="mso")
    end_of_transaction()
    leaving = transaction.savepoint()
    leave(CooperationParty.objects.filter(pk=party.pk))
    with pytest.raises(IntegrityError, match="keeps_both_sides"), transaction.atomic():
        end_of_transaction()
    transaction.savepoint_rollback(leaving)


def test_one_of_two_may_go():
    cooperation = CooperationFactory(state="confirmed")
    party = CooperationPartyFactory(cooperation=cooperation)
    party.left_on = timezone.localdate()
    party.save()
    assert len(cooperation.present_parties) == 2


def test_an_organisation_takes_part_once_at_a_time():
    party = CooperationFactory().parties.first()
    with pytest.raises(IntegrityError, match="cooperation_party_once"):
        CooperationPartyFactory(cooperation=party.cooperation, organisation=party.organisation)


def test_history_is_never_rewritten():
    transition = CooperationFactory(state="in_talks").transitions.get()
    with pytest.raises(Exception, match="Cannot"), transaction.atomic():
        CooperationTransition.objects.filter(pk=transition.pk).update(reason="Anders.")
    with pytest.raises(Exception, match="Cannot"), transaction.atomic():
        CooperationTransition.objects.filter(pk=transition.pk).delete()


def test_an_unknown_side_is_refused():
    with pytest.raises(IntegrityError, match="side_known"):
        CooperationPartyFactory(cooperation=CooperationFactory(), organisation=OrganisationFactory(), side="else")
