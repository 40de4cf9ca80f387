"""Where an organisation is: a point, an address if its street is public, whether its rooms are step-free."""

from uuid import UUID

from partners.domain.open_data.identifiers import Key, Kind, part
from partners.domain.open_data.records import Record

from .context import Document, known

STATE, COUNTRY = "Nordrhein-Westfalen", "DE"
APPROXIMATE = "Ungefähre Lage: Mitte der Gemeinde oder des Kreises."
STEP_FREE = {True: "Räume stufenlos erreichbar", False: "Räume nicht stufenlos erreichbar"}


def location_key(record: Record) -> Key:
    """Return the identifier of the place of ``record``."""
    return Key(Kind.LOCATION, record.organisation.pk)


def location_summary(record: Record) -> Document:
    """Return the place of ``record`` as HSDS ``location`` with one-to-one fields only."""
    latitude, longitude = record.point or (None, None)
    return known(
        id=location_key(record).uuid,
        location_type="physical",
        organization_id=record.key.uuid,
        name=", ".join(filter(None, [record.organisation.display_name, record.portrait.place])),
        description="" if record.has_own_point else APPROXIMATE,
        latitude=latitude,
        longitude=longitude,
    )


def location_document(record: Record) -> Document:
    """Return the place of ``record`` as HSDS ``location``."""
    identifier = location_key(record).uuid
    return location_summary(record) | known(
        addresses=_addresses(record, identifier), accessibility=_accessibility(record, identifier)
    )


def _addresses(record: Record, location: UUID) -> list[Document]:
    street = record.portrait.values.get("street")
    if not street:
        return []
    district = record.organisation.district
    # HSDS demands all but the region; what we do not know stays empty.
    address = {
        "id": part(location, "address"),
        "location_id": location,
        "address_1": street,
        "city": record.portrait.place,
        "state_province": STATE,
        "postal_code": record.organisation.postal_code,
        "country": COUNTRY,
        "address_type": "physical",
    }
    return [address | known(region=str(district or ""))]


def _accessibility(record: Record, location: UUID) -> list[Document]:
    rooms = record.portrait.values.get("rooms") or {}
    is_step_free = rooms.get("rooms_step_free")
    if is_step_free is None:
        return []
    return [known(id=part(location, "accessibility"), location_id=location, description=STEP_FREE[is_step_free])]
