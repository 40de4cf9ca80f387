"""Contact persons who agreed to be shown to everybody, their telephone numbers and the times to call."""

from typing import Any
from uuid import UUID

from partners.domain.open_data.identifiers import part
from partners.domain.open_data.records import Record
from partners.enums import Language
from partners.models import ContactPerson

from .context import Document, known

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LANGUAGES: dict[str, Any] = dict(Language.choices)


def language_documents(owner: UUID, codes: list[str], **owned_by: UUID) -> list[Document]:
    """Return languages as HSDS ``languages`` of ``owner``."""
    return [
        known(id=part(owner, "language", code), name=str(LANGUAGES.get(code, code)), code=code, **owned_by)
        for code in codes
    ]


def contact_documents(record: Record, owner: UUID, **owned_by: UUID) -> list[Document]:
    """Return the contact persons of ``record`` as HSDS ``contacts`` of ``owner``, the general one first."""
    return [_contact_document(person, part(owner, "contact", person.pk), owned_by) for person in record.contacts]


def _contact_document(person: ContactPerson, identifier: UUID, owned_by: dict[str, UUID]) -> Document:
    phone = part(identifier, "phone")
    phones = [
        known(
            id=phone,
            contact_id=identifier,
            number=person.phone,
            type="voice",
            languages=language_documents(phone, person.languages, phone_id=phone),
        )
    ]
    return known(
        id=identifier,
        name=person.name,
        title=str(person.get_function_display()),
        email=person.email,
        phones=phones if person.phone else [],
        **owned_by,
    )


def schedule_documents(record: Record, owner: UUID, **owned_by: UUID) -> list[Document]:
    """Return when contact persons can be reached as HSDS ``schedules`` of ``owner``, in local time."""
    return [
        known(
            id=part(owner, "schedule", window.pk),
            freq="WEEKLY",
            interval=1,
            wkst="MO",
            byday=WEEKDAYS[window.weekday - 1],
            opens_at=f"{window.start:%H:%M}",
            closes_at=f"{window.end:%H:%M}",
            description=f"Telefonisch erreichbar: {person.name}",
            notes="Ortszeit (Europe/Berlin)",
            **owned_by,
        )
        for person in record.contacts
        for window in person.windows.all()
    ]
