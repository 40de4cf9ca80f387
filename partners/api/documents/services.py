"""What organisations offer as HSDS ``service`` and ``service_at_location``."""

from uuid import UUID

from django.utils import timezone

from partners.domain.open_data.identifiers import Key, Kind, part
from partners.domain.open_data.offers import Offer
from partners.domain.open_data.records import Record

from .context import Absolute, Document, known
from .locations import location_document, location_key, location_summary
from .people import contact_documents, language_documents, schedule_documents
from .summaries import organization_summary
from .terms import attribute_documents, term_document

ACTIVE = "active"


def service_key(record: Record, offer: Offer) -> Key:
    """Return the identifier of ``offer`` by the organisation of ``record``."""
    return Key(Kind.SERVICE, record.organisation.pk, offer.number)


def place_key(record: Record, offer: Offer) -> Key:
    """Return the identifier of ``offer`` at the place of ``record``."""
    return Key(Kind.SERVICE_AT_LOCATION, record.organisation.pk, offer.number)


def service_reference(record: Record, offer: Offer, _absolute: Absolute) -> Document:
    """Return the least that HSDS demands of a service."""
    return {"id": service_key(record, offer).uuid, "name": _name(record, offer), "status": ACTIVE}


def service_fields(record: Record, offer: Offer, absolute: Absolute) -> Document:
    """Return a service with its own one-to-one fields."""
    values = record.portrait.values
    confirmed = record.organisation.confirmed_at
    groups = values.get("target_groups") if "group" in offer.taxonomies else None
    return service_reference(record, offer, absolute) | known(
        organization_id=record.key.uuid,
        description=_description(record, offer),
        url=absolute(record.organisation.get_absolute_url()),
        eligibility_description=", ".join(groups or []),
        assured_date=f"{timezone.localdate(confirmed)}" if confirmed else "",
        last_modified=record.changed_at,
    )


def service_summary(record: Record, offer: Offer, absolute: Absolute) -> Document:
    """Return a service as it stands in lists: its own fields and its organisation in short."""
    return service_fields(record, offer, absolute) | {"organization": organization_summary(record, absolute)}


def whole_service(record: Record, offer: Offer, absolute: Absolute) -> Document:
    """Return a service with all that belongs to it and its organisation in short."""
    return service_document(record, offer, absolute) | {"organization": organization_summary(record, absolute)}


def service_document(record: Record, offer: Offer, absolute: Absolute) -> Document:
    """Return a service with all that belongs to it but its organisation."""
    identifier = service_key(record, offer).uuid
    codes = [term.value for term in record.terms if term.taxonomy.kind == "language"]
    return service_fields(record, offer, absolute) | known(
        contacts=contact_documents(record, identifier, service_id=identifier),
        schedules=schedule_documents(record, identifier, service_id=identifier),
        service_areas=_areas(record, identifier),
        languages=language_documents(identifier, codes, service_id=identifier)
        if "language" in offer.taxonomies
        else [],
        service_at_locations=[place_fields(record, offer) | {"location": location_document(record)}]
        if record.point
        else [],
        attributes=attribute_documents(
            identifier, "service", [term for term in record.terms if term.taxonomy.kind in offer.taxonomies]
        ),
    )


def place_fields(record: Record, offer: Offer) -> Document:
    """Return a service at its place with its own one-to-one fields."""
    return {
        "id": place_key(record, offer).uuid,
        "service_id": service_key(record, offer).uuid,
        "location_id": location_key(record).uuid,
    }


def place_summary(record: Record, offer: Offer, absolute: Absolute) -> Document:
    """Return a service at its place with place and service, one-to-one fields only."""
    return place_fields(record, offer) | {
        "location": location_summary(record),
        "service": service_summary(record, offer, absolute),
    }


def place_document(record: Record, offer: Offer, absolute: Absolute) -> Document:
    """Return a service at its place with all that belongs to it."""
    service = whole_service(record, offer, absolute)
    return place_fields(record, offer) | {"location": location_document(record), "service": service}


def _name(record: Record, offer: Offer) -> str:
    return str(offer.title) % {"name": record.organisation.display_name}


def _description(record: Record, offer: Offer) -> str:
    labels = [
        term_document(term)["name"] for term in record.terms if term.taxonomy.kind in offer.taxonomies - {"language"}
    ]
    return ", ".join(dict.fromkeys(labels))


def _areas(record: Record, service: UUID) -> list[Document]:
    return [
        known(
            id=part(service, "area", district.pk),
            service_id=service,
            name=str(district),
            description=f"Amtlicher Schlüssel {district.pk}",
            extent_type="text",
            extent=str(district),
        )
        for district in record.service_area
    ]
