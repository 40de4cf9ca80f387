"""Stores invented associations in chunks, so that a million fits into memory."""

from collections.abc import Iterable
from itertools import islice

from django.db import connection

from partners.models import (
    Affiliation,
    Consent,
    ContactPerson,
    FieldAudience,
    MsoProfile,
    Organisation,
    ReachabilityWindow,
)

from .associations import Association
from .copying import copy_rows
from .people import Person

CHUNK = 2000
SHOW_WITH_CONSENT = """
    UPDATE partners_contactperson AS person SET audience = consent.audience, current_consent_id = consent.id
    FROM partners_consent AS consent WHERE consent.contact_id = person.id AND person.id = ANY(%s)
"""


def store_associations(associations: Iterable[Association], umbrellas: dict[str, Organisation]) -> int:
    """Store the associations and what belongs to them; return how many.

    ``umbrellas`` are local umbrella associations by district: every other association there becomes a member.
    """
    stored = 0
    remaining = iter(associations)
    while chunk := list(islice(remaining, CHUNK)):
        copy_rows(Organisation, [each.organisation for each in chunk])
        copy_rows(MsoProfile, [each.profile for each in chunk])
        copy_rows(FieldAudience, [row for each in chunk for row in each.audiences])
        store_people([person for each in chunk for person in each.people])
        copy_rows(
            Affiliation,
            [
                Affiliation(member=each.organisation, umbrella=umbrellas[each.organisation.district_id])
                for position, each in enumerate(chunk)
                if position % 2 == 0 and each.organisation.district_id in umbrellas
            ],
        )
        stored += len(chunk)
    return stored


def store_people(people: list[Person]) -> None:
    """Store contact persons hidden, then their consents, then show them: the order the database asks for."""
    copy_rows(ContactPerson, [person.contact for person in people])
    copy_rows(Consent, [person.consent for person in people if person.consent])
    copy_rows(ReachabilityWindow, [window for person in people for window in person.windows])
    with connection.cursor() as cursor:
        cursor.execute(SHOW_WITH_CONSENT, [[person.contact.pk for person in people]])
