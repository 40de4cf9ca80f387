"""Fills the directory with invented organisations, their people and the demo's users."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from partners.enums import ActivityField, Language, OrganisationState, Role
from partners.models import Organisation

from .agencies import store_agencies
from .associations import Association, Inventor
from .doubles import store_doubles
from .institutions import store_employers, store_umbrellas
from .places import Places
from .storing import store_associations

HAMM = "05915"


@dataclass(frozen=True)
class Filled:
    """What was stored: how many associations, and the organisations the demo's users act for."""

    associations: int
    employer: Organisation
    association: Organisation
    centre: Organisation


def is_filled() -> bool:
    """Say whether invented organisations are there already."""
    return Organisation.objects.filter(provenance=Organisation.Provenance.DEMO).exists()


def fill_directory(count: int, seed: int, now: datetime) -> Filled:
    """Store ``count`` associations, employers, umbrella associations, agencies. Reference data has to be there."""
    places = Places()
    centres = {each.district_id or "": each for each in Organisation.objects.with_role(Role.INTEGRATION_CENTRE)}
    employers = store_employers(seed, places, now)
    umbrellas = store_umbrellas(seed, places, now)
    store_agencies(seed, places, now)
    inventor = Inventor(seed, places, now, centres)
    stored = store_associations(invent(inventor, count), umbrellas)
    store_doubles()
    first = Organisation.objects.filter(provenance=Organisation.Provenance.DEMO, roles=[Role.MSO]).order_by("pk")[0]
    return Filled(stored, employers[0], first, centres.get(HAMM) or next(iter(centres.values())))


def invent(inventor: Inventor, count: int) -> Iterator[Association]:
    """Yield the associations; the first one, which the demo's users act for, is public and in Hamm where possible.

    It speaks Arabic and works on health: what the employer of the demo, a hospital there, is looking for.
    """
    for index in range(count):
        association = inventor.invent(index, HAMM if index == 0 else "")
        if index == 0:
            association.organisation.state = OrganisationState.PUBLISHED
            association.organisation.confirmed_at = inventor.now
            profile = association.profile
            profile.languages = list(dict.fromkeys([Language.AR, *profile.languages]))
            profile.fields = list(dict.fromkeys([*profile.fields, ActivityField.HEALTH]))
        yield association
