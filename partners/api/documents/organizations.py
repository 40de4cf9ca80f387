"""Organisations as HSDS ``organization``."""

from uuid import UUID

from django.utils import timezone

from partners.domain.open_data.identifiers import part
from partners.domain.open_data.offers import OFFERS
from partners.domain.open_data.records import Record
from partners.enums import OrganisationState

from .context import Absolute, Document, known
from .locations import location_document
from .people import contact_documents
from .services import service_document, service_reference
from .summaries import organization_summary
from .terms import attribute_documents

# Terms that describe what is offered stand with the services.
OF_SERVICES = frozenset().union(*(offer.taxonomies for offer in OFFERS.values()))


def organization_document(record: Record, absolute: Absolute, *, full_service: bool = False) -> Document:
    """Return an organisation with all that belongs to it; its services whole only if ``full_service``."""
    identifier = record.key.uuid
    as_service = service_document if full_service else service_reference
    own_terms = [term for term in record.terms if term.taxonomy.kind not in OF_SERVICES]
    return organization_summary(record, absolute) | known(
        contacts=contact_documents(record, identifier, organization_id=identifier),
        locations=[location_document(record)] if record.point else [],
        organization_identifiers=_identifiers(record, identifier),
        attributes=attribute_documents(identifier, "organization", own_terms),
        metadata=_metadata(record, identifier),
        services=[as_service(record, offer, absolute) for offer in record.offers],
    )


def _identifiers(record: Record, organization: UUID) -> list[Document]:
    number = record.portrait.values.get("register_number")
    if not number:
        return []
    label = "Registernummer"
    return [
        known(
            id=part(organization, "identifier", "register"),
            organization_id=organization,
            identifier_type=label,
            identifier=number,
        )
    ]


def _metadata(record: Record, organization: UUID) -> list[Document]:
    """Return where the entry comes from, when it was confirmed and who vouches for it; never a person."""
    organisation = record.organisation
    voucher = organisation.verified_by
    by = voucher.name if voucher and voucher.state == OrganisationState.PUBLISHED else "Brückenbauer"
    provenance = str(organisation.get_provenance_display())
    changes = [
        (organisation.created_at, "create", "provenance", provenance, "Brückenbauer"),
        (organisation.confirmed_at, "confirm", "confirmed_at", "", organisation.name),
        (organisation.verified_at, "verify", "verified_at", "", by),
        (record.changed_at, "update", "", "", "Brückenbauer"),
    ]
    return [
        {
            "id": part(organization, "metadata", action),
            "resource_id": organization,
            "resource_type": "organization",
            "last_action_date": f"{timezone.localdate(at)}",
            "last_action_type": action,
            "field_name": field,
            "previous_value": "",
            "replacement_value": value or f"{timezone.localdate(at)}",
            "updated_by": actor,
        }
        for at, action, field, value, actor in changes
        if at
    ]
