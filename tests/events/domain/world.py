"""An event between an employer and an MSO in any state, with one person each and a stranger."""

from types import SimpleNamespace

from tests.factories.events import EventFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory


def make_world(state="announced", **event):
    employer = OrganisationFactory(employer=True, name="Metallbau Nord")
    mso = OrganisationFactory(name="Brücke e. V.")
    found = EventFactory(state=state, employer=employer, mso=mso, **event)
    return SimpleNamespace(
        event=found,
        employer=employer,
        mso=mso,
        of_employer=RepresentativeFactory(organisation=employer).user,
        of_mso=RepresentativeFactory(organisation=mso).user,
        stranger=RepresentativeFactory().user,
    )
