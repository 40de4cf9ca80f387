"""An organisation in the making: what an import changes in memory before it is stored in one go."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from partners.enums import Role
from partners.models import ContactPerson, MsoProfile, Organisation

from .known import MSO_KEYS, ORGANISATION_KEYS, Change, Known, compare, values_of_stored
from .regions import Regions

# What stands in the list for the whole organisation and for nobody by name.
GENERAL_CONTACT = "Allgemeiner Kontakt"


@dataclass
class Entry:
    """An organisation with its profile and its umbrella associations, stored or new."""

    organisation: Organisation
    profile: MsoProfile | None
    umbrellas: list[int]
    kept: frozenset[str] = frozenset()
    is_new: bool = False
    contact: ContactPerson | None = None
    new_umbrellas: list[int] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)

    def known(self) -> Known:
        """Return the organisation as it is in memory, to be compared with a row."""
        organisation = self.organisation
        return Known(
            organisation.pk or 0,
            organisation.name,
            organisation.slug,
            organisation.state,
            values_of_stored(organisation, self.profile, self.umbrellas),
            self.kept,
            looks_after_itself=False,
        )

    def differences(self, values: Mapping[str, Any]) -> list[list[Any]]:
        """Return what ``values`` would change, in the form in which the preview keeps it."""
        return [[each.key, each.old, each.new] for each in compare(self.known(), values)]

    def take(self, values: Mapping[str, Any], regions: Regions, *, only_gaps: bool = False) -> list[Change]:
        """Take over what ``values`` add and return it."""
        changes = compare(self.known(), values, only_gaps=only_gaps)
        for change in changes:
            self.put(change.key, change.new)
        if {change.key for change in changes} & {"municipality", "district", "postal_code"}:
            put_on_the_map(self.organisation, regions)
        self.new_umbrellas += [
            each for change in changes if change.key == "umbrellas" for each in change.new if each not in change.old
        ]
        return changes

    def put(self, key: str, value: Any) -> None:
        """Set the value of one column."""
        self.touched.add(key)
        if key in MSO_KEYS:
            if self.profile is None:
                self.profile = MsoProfile(organisation=self.organisation)
            setattr(self.profile, key, value)
        elif key == "umbrellas":
            self.umbrellas = value
        elif key in ("municipality", "district"):
            setattr(self.organisation, f"{key}_id", value or None)
        elif key == "roles" or key in ORGANISATION_KEYS:
            setattr(self.organisation, key, value)


def new_entry(values: Mapping[str, Any], slug: str, regions: Regions) -> Entry:
    """Return a draft made from a row. It is not stored yet."""
    organisation = Organisation(name=values["name"], slug=slug, roles=[], provenance=Organisation.Provenance.IMPORTED)
    entry = Entry(organisation, None, [], is_new=True)
    entry.take(values, regions)
    if Role.MSO in organisation.roles and entry.profile is None:
        entry.profile = MsoProfile(organisation=organisation)
    entry.contact = contact_of(values, organisation)
    return entry


def contact_of(values: Mapping[str, Any], organisation: Organisation) -> ContactPerson | None:
    """Return the contact person of a row, seen by nobody but the organisation: a list is no consent."""
    if "contact_function" not in values:
        return None
    return ContactPerson(
        organisation=organisation,
        name=values.get("contact_name") or GENERAL_CONTACT,
        function=values["contact_function"],
        phone=values.get("contact_phone", ""),
        email=values.get("contact_email", ""),
        is_general=True,
    )


def put_on_the_map(organisation: Organisation, regions: Regions) -> None:
    """Set district and point from municipality and postal code, or the point from the district."""
    municipality = regions.municipalities.get(organisation.municipality_id or "")
    if municipality:
        spot = regions.spot(municipality.key, organisation.postal_code)
        organisation.district_id = municipality.district_id
        organisation.latitude, organisation.longitude = spot.latitude, spot.longitude
        return
    district = regions.districts.get(organisation.district_id or "")
    organisation.latitude = district.latitude if district else None
    organisation.longitude = district.longitude if district else None
