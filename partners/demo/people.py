"""Contact persons of invented associations: functions, consent, audiences, when they can be reached."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from partners.enums import Audience, ConsentWay, ContactFunction, Language, StaffKind
from partners.models import Consent, ContactPerson, Organisation, ReachabilityWindow

from .chance import likely
from .persons import mail_address, person_name, phone_number

WORDING = "demo-1"
EVENINGS = ((time(18), time(20)), (time(18, 30), time(21)), (time(19), time(21)), (time(17, 30), time(19, 30)))
WEEKENDS = ((time(10), time(13)), (time(11), time(16)), (time(14), time(18)))
OFFICE_HOURS = ((time(9), time(12)), (time(9), time(16)), (time(10), time(15)), (time(13), time(17)))
# Most persons are shown to everybody or to employers, some to nobody.
AUDIENCES = (Audience.PUBLIC, Audience.EMPLOYERS, Audience.INTERMEDIARIES, Audience.OWN)
AUDIENCE_WEIGHTS = (45, 30, 10, 15)
FUNCTIONS = (
    ContactFunction.BOARD,
    ContactFunction.WOMENS_BOARD,
    ContactFunction.YOUTH_BOARD,
    ContactFunction.KEY_PERSON,
)


@dataclass
class Person:
    """A contact person not stored yet, with consent (None: shown to nobody) and times."""

    contact: ContactPerson
    consent: Consent | None
    windows: list[ReachabilityWindow]


def invent_people(  # noqa: PLR0913 -- what a person depends on
    rng: Random, organisation: Organisation, *, number: int, staff: str, languages: list[str], now: datetime
) -> list[Person]:
    """Return one to three persons; the first is the general contact. ``number`` keeps addresses apart."""
    voluntary = staff == StaffKind.VOLUNTARY
    people = []
    for position in range(rng.choice((1, 1, 2, 2, 3))):
        function = choose_function(rng, position, voluntary=voluntary)
        name = person_name(rng, woman=function == ContactFunction.WOMENS_BOARD)
        contact = ContactPerson(
            organisation=organisation,
            name=name,
            function=function,
            phone=phone_number(rng, mobile=voluntary) if likely(rng, 0.85) else "",
            email=mail_address(name, number),
            languages=list(dict.fromkeys([Language.DE, *rng.sample(languages, min(2, len(languages)))])),
            is_general=position == 0,
            term_until=choose_term(rng, now) if function in FUNCTIONS[:3] else None,
        )
        people.append(Person(contact, choose_consent(rng, contact, now), choose_windows(rng, contact, voluntary)))
    return people


def choose_function(rng: Random, position: int, *, voluntary: bool) -> str:
    """Return a function; in associations with staff the first contact is the management."""
    if position == 0:
        return ContactFunction.BOARD if voluntary else ContactFunction.MANAGEMENT
    if not voluntary and likely(rng, 0.5):
        return ContactFunction.STAFF
    return rng.choice(FUNCTIONS)


def choose_term(rng: Random, now: datetime) -> date | None:
    """Return the end of a term of office: some are over or end soon, a few are not known."""
    if likely(rng, 0.2):
        return None
    return (now + timedelta(days=rng.randint(-60, 800))).date()


def choose_consent(rng: Random, contact: ContactPerson, now: datetime) -> Consent | None:
    """Return a consent for the audience chosen, None for those who are shown to nobody."""
    audience = rng.choices(AUDIENCES, AUDIENCE_WEIGHTS)[0]
    if audience == Audience.OWN:
        return None
    return Consent(
        contact=contact,
        audience=audience,
        wording_version=WORDING,
        way=rng.choice(ConsentWay.values),
        given_at=now - timedelta(days=rng.randint(1, 700), minutes=rng.randint(0, 600)),
    )


def choose_windows(rng: Random, contact: ContactPerson, voluntary: bool) -> list[ReachabilityWindow]:  # noqa: FBT001
    """Return times of the week: evenings and weekends for volunteers, office hours for staff."""
    if likely(rng, 0.1):
        return []
    days = sorted(rng.sample(range(1, 6), rng.randint(1, 3)))
    windows = [(day, *rng.choice(EVENINGS if voluntary else OFFICE_HOURS)) for day in days]
    if voluntary and likely(rng, 0.6):
        windows.append((rng.choice((6, 6, 7)), *rng.choice(WEEKENDS)))
    return [ReachabilityWindow(contact=contact, weekday=day, start=start, end=end) for day, start, end in windows]
