"""How many are expected, how many fit in, who keeps the names."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from events.domain.registration import Arrangement, arrange, names_of, numbers_of, report_expected
from events.enums.registration import RegistrationMode
from events.models import Registration
from tests.events.domain.world import make_world
from tests.factories.events import SignUpFactory
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db
SIGN_UP = RegistrationMode.SIGN_UP


def refused(act, field):
    with pytest.raises(ValidationError) as error:
        act()
    return error.value.message_dict[field]


def test_a_number_is_said_changed_and_confirmed():
    world = make_world(registration={"capacity": 30})
    report_expected(world.event, 20, actor=world.of_mso, confirms=True)
    row = Registration.objects.get(event=world.event)
    assert (row.expected, row.expected_by, row.confirmed_by) == (20, world.of_mso, world.of_mso)

    report_expected(world.event, 20, actor=world.of_employer)
    row.refresh_from_db()
    assert (row.expected_by, row.confirmed_by) == (world.of_mso, world.of_mso)

    report_expected(world.event, 25, actor=world.of_employer)
    row.refresh_from_db()
    assert (row.expected_by, row.confirmed_at, row.confirmed_by) == (world.of_employer, None, None)
    (sentence,) = refused(lambda: report_expected(world.event, 31, actor=world.of_mso), "expected")
    assert "30" in sentence
    assert refused(lambda: report_expected(world.event, None, actor=world.of_mso, confirms=True), "expected")
    with pytest.raises(PermissionDenied):
        report_expected(world.event, 5, actor=world.stranger)


def test_impossible_arrangements_are_refused_at_their_field():
    world = make_world(registration={"expected": 20})
    start = world.event.starts_at

    def fails(field, **wanted):
        arrangement = Arrangement(**{"capacity": None, "mode": RegistrationMode.COUNTS, **wanted})
        return refused(lambda: arrange(world.event, arrangement, actor=world.of_mso), field)

    assert fails("capacity", capacity=19)
    assert fails("capacity", capacity=0)
    assert fails("keeper", mode=SIGN_UP)
    assert fails("keeper", mode=SIGN_UP, keeper=OrganisationFactory())
    assert fails("closes_at", closes_at=start + timedelta(minutes=1))
    assert fails("closes_at", closes_at=timezone.now() - timedelta(minutes=1))
    with pytest.raises(PermissionDenied):
        arrange(world.event, Arrangement(50, RegistrationMode.COUNTS), actor=world.stranger)


def test_who_reads_names_stays_as_long_as_there_are_guests():
    world = make_world()
    arrange(world.event, Arrangement(10, SIGN_UP, world.mso), actor=world.of_employer)
    SignUpFactory(event=world.event, persons=4)
    other = Arrangement(10, SIGN_UP, world.employer)
    assert refused(lambda: arrange(world.event, other, actor=world.of_mso), "keeper")
    assert refused(lambda: arrange(world.event, Arrangement(3, SIGN_UP, world.mso), actor=world.of_mso), "capacity")
    arrange(world.event, Arrangement(4, SIGN_UP, world.mso), actor=world.of_mso)

    row = Registration.objects.get(event=world.event)
    numbers = numbers_of(row)
    assert (numbers.guests, numbers.sign_ups, numbers.left) == (4, 1, 0)
    assert len(names_of(world.of_mso, world.event, row)) == 1
    assert names_of(world.of_employer, world.event, row) is None
