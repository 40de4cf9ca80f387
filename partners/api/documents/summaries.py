"""Organisations in short, as they stand in lists and inside of services."""

from django.urls import reverse

from partners.domain.open_data.records import Record

from .context import Absolute, Document, known


def organization_summary(record: Record, absolute: Absolute) -> Document:
    """Return an organisation with one-to-one fields only. ``absolute`` makes addresses absolute."""
    organisation, values = record.organisation, record.portrait.values
    identifier = record.key.uuid
    return {
        "id": identifier,
        "name": organisation.name,
        # HSDS demands one; without one of its own this is what we know.
        "description": values.get("description") or _in_short(record),
    } | known(
        alternate_name=organisation.short_name,
        website=values.get("website"),
        year_incorporated=values.get("founded"),
        legal_status=values.get("legal_form"),
        uri=absolute(reverse("api:organization", args=[identifier])),
    )


def _in_short(record: Record) -> str:
    """Return a description made of roles and place: "migrant self-organisation, Hamm"."""
    return ", ".join(filter(None, [*record.portrait.roles, record.portrait.place]))
