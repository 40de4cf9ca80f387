"""What of an organisation is compared."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q

from partners.enums import Audience
from partners.models import ContactPerson, FieldAudience, Organisation

# Persons and fields nobody but their organisation may see take no part: what they hold would show in the reasons.
SHOWN_TO_MINISTRY = (Audience.PUBLIC, Audience.EMPLOYERS, Audience.INTERMEDIARIES)


@dataclass(frozen=True)
class Fingerprint:
    """What is compared of one organisation, as somebody wrote it; "" and () are unknown.

    ``municipality_key`` is the official key (eight digits, the first five are the district); ``place`` the name of the
    municipality, which may stand in the organisation's name as well.
    """

    name: str
    short_name: str = ""
    register_number: str = ""
    website: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    street: str = ""
    postal_code: str = ""
    municipality_key: str = ""
    place: str = ""


def fingerprint_of(organisation: Organisation) -> Fingerprint:
    """Return the fingerprint of a stored organisation. Two queries."""
    return fingerprints_of([organisation.pk])[organisation.pk]


def fingerprints_of(ids: Collection[int]) -> dict[int, Fingerprint]:
    """Return the fingerprints of stored organisations by id. Two queries, however many there are."""
    shown = Q(audience__in=SHOWN_TO_MINISTRY, current_consent__audience__in=SHOWN_TO_MINISTRY)
    contacts = ContactPerson.objects.filter(shown, organisation__in=ids, current_consent__withdrawn_at=None)
    phones: dict[int, list[str]] = {}
    emails: dict[int, list[str]] = {}
    for owner, phone, email in contacts.order_by("pk").values_list("organisation", "phone", "email"):
        if phone:
            phones.setdefault(owner, []).append(phone)
        if email:
            emails.setdefault(owner, []).append(email)
    own = FieldAudience.objects.filter(organisation=OuterRef("pk"), audience=Audience.OWN)
    rows = (
        Organisation.objects.filter(pk__in=ids)
        .annotate(hidden=ArraySubquery(own.values("field")))
        .values_list(
            "pk",
            "name",
            "short_name",
            "register_number",
            "website",
            "street",
            "postal_code",
            "municipality",
            "municipality__name",
            "hidden",
        )
    )
    return {
        pk: Fingerprint(
            name=name,
            short_name=short_name,
            register_number="" if "register_number" in hidden else register_number,
            website="" if "website" in hidden else website,
            phones=tuple(phones.get(pk, ())),
            emails=tuple(emails.get(pk, ())),
            street="" if "street" in hidden else street,
            postal_code=postal_code,
            municipality_key=municipality or "",
            place=place or "",
        )
        for pk, name, short_name, register_number, website, street, postal_code, municipality, place, hidden in rows
    }
