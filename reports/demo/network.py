"""Invented partners of the state initiative. No such body exists."""

from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from partners.demo.institutions import add_people, settle
from partners.demo.places import Places
from partners.enums import Role
from partners.models import Organisation
from reports.enums import PartnerKind as K
from reports.models import NetworkMembership


@dataclass(frozen=True)
class Partner:
    """An invented network partner in a real district; ``work`` says in a sentence what it does."""

    name: str
    kind: str
    district: str
    work: str


PARTNERS = (
    Partner(
        "Wohlfahrtswerk Miteinander Westfalen e. V.", K.WELFARE_ASSOCIATION, "05915",
        "Wir beraten, pflegen und begleiten Menschen an 34 Standorten.",
    ),
    Partner(
        "Auental Verkehrsbetriebe AG", K.COMPANY, "05913", "Mit Bus und Bahn fahren täglich 210.000 Menschen mit uns."
    ),
    Partner(
        "Bildungswerk Brückenhaus e. V.", K.MSO, "05913",
        "Wir sind aus einem Elternverein entstanden und heute Träger von Bildung und Beratung.",
    ),
    Partner(
        "Fachhochschule Rhein-Hellweg", K.UNIVERSITY, "05974", "An drei Standorten studieren bei uns 7.400 Menschen."
    ),
    Partner(
        "Gewerkschaft Dienste und Handwerk, Bezirk Rheinland", K.UNION, "05315",
        "Wir vertreten Beschäftigte in 1.900 Betrieben.",
    ),
    Partner(
        "Handwerksvereinigung Sauerbogen", K.CHAMBER_ASSOCIATION, "05962",
        "In unseren Innungen arbeiten 2.300 Betriebe zusammen.",
    ),
    Partner(
        "Klinikverbund Drei Flüsse gGmbH", K.COMPANY, "05170", "In vier Häusern versorgen 3.100 Beschäftigte Kranke."
    ),
    Partner("Musikbund Emscher und Ems e. V.", K.CULTURE_ASSOCIATION, "05515", "Bei uns musizieren 410 Vereine."),
    Partner(
        "Sportbund Bergische Vielfalt e. V.", K.SPORTS_ASSOCIATION, "05124", "Wir sind das Dach von 280 Sportvereinen."
    ),
    Partner(
        "Unternehmerkreis Mittlere Ruhr e. V.", K.EMPLOYERS_ASSOCIATION, "05911",
        "Uns gehören 460 kleine und mittlere Unternehmen an.",
    ),
    Partner(
        "Volkshochschulbund Teutoburger Bogen", K.OTHER, "05711", "Elf Volkshochschulen planen ihr Programm gemeinsam."
    ),
    Partner(
        "Zweckverband Bürgerdienste Niederaue", K.OTHER, "05154",
        "Wir erledigen Aufgaben für sieben Gemeinden, vom Bürgerbüro bis zum Bauhof.",
    ),
)  # fmt: skip


def store_partners(seed: int, now: datetime) -> list[Organisation]:
    """Store the partners with membership and contact persons; return them in their order."""
    places = Places()
    return [store_partner(seed, number, partner, places, now) for number, partner in enumerate(PARTNERS)]


def store_partner(seed: int, number: int, partner: Partner, places: Places, now: datetime) -> Organisation:
    """Store one partner."""
    rng = Random(f"{seed}:partner:{number}")  # noqa: S311 -- reproducible on purpose
    roles = [Role.NETWORK_PARTNER, Role.EMPLOYER] if partner.kind == K.COMPANY else [Role.NETWORK_PARTNER]
    district = partner.district if partner.district in places.districts else next(iter(places.by_district))
    organisation = settle(
        Organisation(name=partner.name, roles=roles, description=partner.work),
        partner.name,
        district,
        rng,
        places,
        now,
    )
    NetworkMembership.objects.create(
        organisation=organisation,
        kind=partner.kind,
        since=date(rng.randint(2012, 2023), rng.randint(1, 12), 1),
    )
    add_people(rng, organisation, 920_000 + number, now)
    return organisation
