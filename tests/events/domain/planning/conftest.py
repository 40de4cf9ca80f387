"""An employer, an MSO and a centre with one person each, and moments to come."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from cooperations.enums.side import Side
from events.domain import planning
from tests.factories.partners import OrganisationFactory, RepresentativeFactory


@pytest.fixture
def world(db):
    return make_world()


def make_world():
    employer = OrganisationFactory(employer=True, name="Metallbau Nord")
    mso = OrganisationFactory(name="Brücke e. V.")
    second = OrganisationFactory(name="Weitblick e. V.")
    start = timezone.now().replace(second=0, microsecond=0) + timedelta(days=20)
    people = {
        name: RepresentativeFactory(organisation=each).user
        for name, each in (("employer", employer), ("mso", mso), ("second", second))
    }
    return SimpleNamespace(
        employer=employer,
        mso=mso,
        second=second,
        people=people,
        start=start,
        end=start + timedelta(hours=2),
        stranger=RepresentativeFactory().user,
    )


@pytest.fixture
def begun(world):
    """An idea of the MSO, to which the employer is asked."""
    event = planning.begin_event(
        world.mso, actor=world.people["mso"], title="Elternabend", formats=["information_evening"]
    )
    planning.invite_party(event, world.employer, Side.EMPLOYER, by=world.mso, actor=world.people["mso"])
    return event


@pytest.fixture
def planned(world, begun):
    planning.move_event(begun, world.start, world.end, actor=world.people["mso"])
    planning.answer_invitation(begun, world.employer, accepts=True, actor=world.people["employer"])
    begun.refresh_from_db()
    return begun
