"""Invented integration agencies: who can help employers on site. No such body exists."""

from datetime import datetime
from random import Random

from partners.enums import AgencyField, Role
from partners.models import Organisation, SupportServiceProfile

from .institutions import add_people, settle
from .places import Places

# Name and district of each; some districts have none, as in reality some are served from the neighbouring one.
AGENCIES = (
    ("Integrationsagentur Hammer Westen", "05915"),
    ("Integrationsagentur An der Ahse", "05915"),
    ("Integrationsagentur Dortmund-Nordlicht", "05913"),
    ("Integrationsagentur Kreis Unna Mitte", "05978"),
    ("Integrationsagentur Domplatte", "05315"),
    ("Integrationsagentur Essen-Zollverbund", "05113"),
    ("Integrationsagentur Ravensberg", "05711"),
)
TEXT = (
    "Wir beraten Einrichtungen und Betriebe im Stadtteil, kennen die Vereine und stellen den ersten Kontakt her. "
    "Rufen Sie an oder kommen Sie vorbei."
)


def store_agencies(seed: int, places: Places, now: datetime) -> None:
    """Store the agencies with a contact person each."""
    for number, (name, district) in enumerate(AGENCIES):
        if district not in places.districts:
            continue
        rng = Random(f"{seed}:agency:{number}")  # noqa: S311 -- reproducible on purpose
        agency = Organisation(name=name, roles=[Role.INTEGRATION_AGENCY], description=TEXT)
        settle(agency, name, district, rng, places, now)
        agency.service_area.set([places.districts[district]])
        fields = rng.sample(AgencyField.values, rng.randint(1, 3))
        SupportServiceProfile.objects.create(organisation=agency, carrier="Beispielverband", fields=fields)
        add_people(rng, agency, 920_000 + number, now)
