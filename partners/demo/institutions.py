"""Stores invented employers and local umbrella associations with their contact persons."""

from datetime import datetime, timedelta
from random import Random

from partners.enums import OrganisationState, Role, StaffKind, UmbrellaLevel
from partners.models import EmployerProfile, Organisation, UmbrellaProfile
from portal.geo.domain.names import fold

from .bodies import EMPLOYERS, UMBRELLAS, Employer
from .people import invent_people
from .places import Places
from .storing import store_people

UMBRELLA_TEXT = (
    "Zusammenschluss von Vereinen vor Ort. Wir vermitteln Kontakte, teilen Räume und Wissen und sprechen gemeinsam mit "
    "Verwaltung und Arbeitgebern."
)


def store_employers(seed: int, places: Places, now: datetime) -> list[Organisation]:
    """Store the invented employers with a contact person each; return them in their order."""
    stored = []
    for number, employer in enumerate(EMPLOYERS):
        if employer.district in places.districts:
            stored.append(store_employer(seed, number, employer, places, now))
    return stored


def store_employer(seed: int, number: int, employer: Employer, places: Places, now: datetime) -> Organisation:
    """Store one employer."""
    rng = Random(f"{seed}:employer:{number}")  # noqa: S311 -- reproducible on purpose
    organisation = settle(
        Organisation(
            name=f"{employer.name} {employer.legal_form}"
            if employer.legal_form in {"GmbH", "gGmbH"}
            else employer.name,
            short_name=employer.name,
            roles=[Role.EMPLOYER],
            legal_form=employer.legal_form,
            description=employer.description,
        ),
        employer.name,
        employer.district,
        rng,
        places,
        now,
    )
    EmployerProfile.objects.create(
        organisation=organisation,
        branch=employer.branch,
        size=employer.size,
        jobs=employer.jobs,
        apprenticeships=employer.apprenticeships,
        offers=list(employer.offers),
    )
    add_people(rng, organisation, 900_000 + number, now)
    return organisation


def store_umbrellas(seed: int, places: Places, now: datetime) -> dict[str, Organisation]:
    """Store the local umbrella associations; return them by district."""
    stored = {}
    for number, (district, name) in enumerate(UMBRELLAS.items()):
        if district not in places.districts:
            continue
        rng = Random(f"{seed}:umbrella:{number}")  # noqa: S311 -- reproducible on purpose
        organisation = settle(
            Organisation(
                name=f"{name} e. V.",
                roles=[Role.UMBRELLA],
                legal_form="eingetragener Verein",
                description=UMBRELLA_TEXT,
                founded=rng.randint(1995, 2018),
            ),
            name,
            district,
            rng,
            places,
            now,
        )
        organisation.service_area.set([places.districts[district]])
        UmbrellaProfile.objects.create(organisation=organisation, level=UmbrellaLevel.LOCAL)
        add_people(rng, organisation, 910_000 + number, now)
        stored[district] = organisation
    return stored


def settle(  # noqa: PLR0913, PLR0917 -- what an entry is made of
    organisation: Organisation, name: str, district: str, rng: Random, places: Places, now: datetime
) -> Organisation:
    """Give the organisation an address in the district, publish and store it."""
    spot = places.spot_in(district, rng)
    organisation.slug = fold(name).replace(" ", "-")
    organisation.website = f"https://{organisation.slug}.example.org"
    organisation.street = spot.street
    organisation.postal_code = spot.postal_code
    organisation.municipality = spot.municipality
    organisation.district_id = spot.municipality.district_id
    organisation.latitude = spot.latitude
    organisation.longitude = spot.longitude
    organisation.state = OrganisationState.PUBLISHED
    organisation.confirmed_at = now - timedelta(days=rng.randint(1, 300))
    organisation.provenance = Organisation.Provenance.DEMO
    organisation.save()
    return organisation


def add_people(rng: Random, organisation: Organisation, number: int, now: datetime) -> None:
    """Store contact persons of a body with paid staff."""
    people = invent_people(
        rng, organisation, number=number, staff=StaffKind.FULL_TIME, languages=["en", "tr", "ar", "pl"], now=now
    )
    store_people(people)
