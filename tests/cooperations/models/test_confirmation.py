"""What the database refuses about confirmations, whoever writes."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cooperations.enums.confirmation import RoundState
from cooperations.models import Confirmation, ConfirmationRound, Cooperation, Signatory
from tests.factories.cooperation import ConfirmationFactory, CooperationFactory, SignatoryFactory, freeze
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    """The open round of a cooperation whose MSO confirms with 2 of 3."""
    return opened(CooperationFactory(state="awaiting_confirmation", rules={"mso": (2, 3)}))


def opened(cooperation):
    return ConfirmationRound.objects.create(
        version=cooperation.agreement.versions.last(),
        cooperation=cooperation,
        ends_at=timezone.now() + timedelta(days=28),
    )


def party(round_, side):
    return round_.version.parties.get(side=side).organisation


def yes_of(round_, side, **values):
    signatory = SignatoryFactory(cooperation=round_.cooperation, organisation=party(round_, side))
    return ConfirmationFactory(version=round_.version, signatory=signatory, **values)


def refused(constraint):
    return pytest.raises(IntegrityError, match=constraint)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"sha256": "0" * 64}, "confirmation_fits"),
        ({"answer": "hm"}, "confirmation_answer_known"),
        ({"name": ""}, "confirmation_has_name_and_function"),
        ({"function": ""}, "confirmation_has_name_and_function"),
        ({"way": "signed_in"}, "confirmation_signed_in_has_account"),
        ({"reason": "Weil."}, "confirmation_only_a_no_has_a_reason"),
        ({"reason_shared": True}, "confirmation_only_a_no_has_a_reason"),
    ],
)
def test_answers_that_cannot_be_are_refused(asked, values, constraint):
    with refused(constraint):
        yes_of(asked, "mso", **values)


@pytest.mark.parametrize("state", [each.value for each in RoundState if each not in {"open", "complete"}])
def test_a_closed_round_takes_no_answer_and_stays_closed(asked, state):
    ConfirmationRound.objects.update(state=state)
    with refused("confirmation_fits"), transaction.atomic():
        yes_of(asked, "mso")
    for other in set(RoundState.values) - {state}:
        with refused("round_moves"), transaction.atomic():
            ConfirmationRound.objects.update(state=other)


def test_a_version_that_nobody_is_asked_about_takes_no_answer(asked):
    newer = freeze(asked.cooperation, text="Neu\n")
    signatory = SignatoryFactory(cooperation=asked.cooperation, organisation=party(asked, "mso"))
    with refused("confirmation_fits"):
        ConfirmationFactory(version=newer, signatory=signatory)


def test_only_signatories_of_the_parties_answer(asked):
    strangers = [
        SignatoryFactory(cooperation=asked.cooperation, organisation=OrganisationFactory()),
        SignatoryFactory(cooperation=CooperationFactory(), organisation=party(asked, "mso")),
        SignatoryFactory(
            cooperation=asked.cooperation,
            organisation=party(asked, "mso"),
            left_at=timezone.now(),
            left_why="departed",
        ),
    ]
    for stranger in strangers:
        with refused("confirmation_fits"), transaction.atomic():
            ConfirmationFactory(version=asked.version, signatory=stranger)


def test_an_answer_is_given_once_and_never_changed(asked):
    given = yes_of(asked, "mso")
    with refused("confirmation_once"), transaction.atomic():
        ConfirmationFactory(version=asked.version, signatory=given.signatory, answer="no")
    for change in (lambda: Confirmation.objects.update(answer="no"), lambda: Confirmation.objects.all().delete()):
        with pytest.raises(Exception, match="Cannot"), transaction.atomic():
            change()


@pytest.mark.parametrize(
    ("mso", "employer", "is_met"), [(2, 1, True), (3, 1, True), (1, 1, False), (2, 0, False), (0, 0, False)]
)
def test_a_round_is_complete_and_a_cooperation_confirmed_only_when_the_rule_is_met(asked, mso, employer, is_met):
    for side, number in (("mso", mso), ("employer", employer)):
        for _ in range(number):
            yes_of(asked, side)
    for no in range(2):
        yes_of(asked, "mso", answer="no", reason=f"Grund {no}")
    cooperation = Cooperation.objects.filter(pk=asked.cooperation_id)
    values = {"state": "confirmed", "valid_version": asked.version, "confirmed_on": timezone.localdate()}
    if is_met:
        cooperation.update(**values)
        ConfirmationRound.objects.update(state="complete")
        return
    with refused("cooperation_confirmed_rule_met"), transaction.atomic():
        cooperation.update(**values)
    with refused("round_complete_rule_met"), transaction.atomic():
        ConfirmationRound.objects.update(state="complete")


def test_yeses_to_an_older_version_do_not_count(asked):
    for side in ("mso", "mso", "employer"):
        yes_of(asked, side)
    ConfirmationRound.objects.update(state="replaced")
    newer = freeze(asked.cooperation, text="Neu\n", rules={"mso": (2, 3)})
    with refused("cooperation_confirmed_rule_met"):
        Cooperation.objects.update(state="confirmed", valid_version=newer, confirmed_on=timezone.localdate())


def test_boards_are_asked_about_one_version_of_the_cooperation(asked):
    freeze(asked.cooperation, text="Neu\n")
    with refused("round_one_open"), transaction.atomic():
        opened(asked.cooperation)
    other = CooperationFactory(state="awaiting_confirmation")
    with refused("round_fits"), transaction.atomic():
        ConfirmationRound.objects.create(
            version=other.agreement.versions.last(), cooperation=asked.cooperation, ends_at=timezone.now()
        )
    with refused("round_fits"), transaction.atomic():
        ConfirmationRound.objects.filter(pk=asked.pk).update(cooperation=other)


@pytest.mark.parametrize("state", ["complete", "refused", "replaced", "withdrawn", "expired"])
def test_a_round_begins_as_open(state):
    cooperation = CooperationFactory(state="awaiting_confirmation")
    with refused("round_begins_as_open"):
        ConfirmationRound.objects.create(
            version=cooperation.agreement.versions.last(),
            cooperation=cooperation,
            ends_at=timezone.now(),
            state=state,
        )


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"email": ""}, "signatory_can_be_reached"),
        ({"name": ""}, "signatory_has_name_and_function"),
        ({"function": ""}, "signatory_has_name_and_function"),
        ({"left_why": "removed"}, "signatory_left_for_a_reason"),
        ({"left_at": timezone.now()}, "signatory_left_for_a_reason"),
        ({"email": "Vorsitz@Example.org"}, "signatory_address_once"),
    ],
)
def test_signatories_that_cannot_be_are_refused(asked, values, constraint):
    there = SignatoryFactory(
        cooperation=asked.cooperation, organisation=party(asked, "mso"), email="vorsitz@example.org"
    )
    with refused(constraint):
        SignatoryFactory(cooperation=there.cooperation, organisation=there.organisation, **values)


def test_whoever_left_may_be_named_again(asked):
    there = SignatoryFactory(cooperation=asked.cooperation, organisation=party(asked, "mso"))
    Signatory.objects.update(left_at=timezone.now(), left_why="removed")
    SignatoryFactory(cooperation=there.cooperation, organisation=there.organisation, email=there.email)
    assert Signatory.objects.waiting(asked.version).count() == 1
