"""Reference data: umbrella associations, services and integration centres that exist, as facts with web addresses.

Source: the handbook for employers and migrant self-organisations (chapter on MSOs on site, list of links).
"""

import json
from typing import Any

from django.conf import settings
from django.db import transaction

from partners.enums import OrganisationState, Role
from partners.models import MsoProfile, Organisation, SupportServiceProfile, UmbrellaProfile
from portal.geo.domain.names import fold
from portal.geo.models import District, Municipality

FILE = "reference_organisations.json"
CENTRES_OVERVIEW = "https://www.mkjfgfi.nrw/kommunale-integrationszentren"


class PlacesMissing(LookupError):
    """Districts and municipalities have to be loaded first."""


@transaction.atomic
def load_reference_organisations() -> tuple[int, int]:
    """Store what is not there yet, told by its address in the portal; return how many are new and how many known.

    Entries that are there stay as they are: somebody may have corrected them.
    Raises ``PlacesMissing``.
    """
    districts = list(District.objects.defer("outline"))
    if not districts:
        raise PlacesMissing("There are no districts yet. Run 'manage.py load_geo' first.")
    known = set(Organisation.objects.values_list("slug", flat=True))
    facts = json.loads((settings.ROOT / "fixtures" / FILE).read_text())
    centres = [integration_centre(district) for district in districts]
    wanted = [*facts, *centres]
    new = [each for each in wanted if each["slug"] not in known]
    for each in new:
        store(each)
    return len(new), len(wanted) - len(new)


def integration_centre(district: District) -> dict[str, Any]:
    """Return the facts about the municipal integration centre of a district: there is one in each."""
    return {
        "slug": f"ki-{fold(str(district)).replace(' ', '-')}",
        "name": f"Kommunales Integrationszentrum {district}",
        "short_name": f"KI {district}",
        "roles": [Role.INTEGRATION_CENTRE],
        "website": CENTRES_OVERVIEW,
        "district": district,
        "service_area": [district.key],
        "agency_fields": [],
        "carrier": str(district),
        "description": (
            f"Koordiniert die Integrationsarbeit {in_district(district)} und kennt die Vereine vor Ort. "
            "Die Kontaktdaten stehen in der Übersicht des Landes."
        ),
    }


def in_district(district: District) -> str:
    """Return the German phrase for "in" the district."""
    name = str(district)
    if district.kind == District.Kind.CITY:
        return f"in {name}"
    if name.startswith("Städteregion"):
        return f"in der {name}"
    return f"im {name.replace('ischer Kreis', 'ischen Kreis')}"


def store(facts: dict[str, Any]) -> Organisation:
    """Store one organisation with the profiles its facts call for."""
    municipality = Municipality.objects.filter(key=facts.get("municipality", "")).select_related("district").first()
    district: District | None = municipality.district if municipality else facts.get("district")
    point = municipality or district
    organisation = Organisation.objects.create(
        slug=facts["slug"],
        name=facts["name"],
        short_name=facts["short_name"],
        roles=facts["roles"],
        website=facts["website"],
        description=facts["description"],
        founded=facts.get("founded"),
        street=facts.get("street", ""),
        postal_code=facts.get("postal_code", ""),
        municipality=municipality,
        district=district,
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        state=OrganisationState.PUBLISHED,
        provenance=Organisation.Provenance.REFERENCE,
    )
    organisation.service_area.set(facts.get("service_area", []))
    if "level" in facts:
        UmbrellaProfile.objects.create(
            organisation=organisation, level=facts["level"], member_count=facts.get("members")
        )
    if "carrier" in facts or "agency_fields" in facts:
        SupportServiceProfile.objects.create(
            organisation=organisation, carrier=facts.get("carrier", ""), fields=facts.get("agency_fields", [])
        )
    if Role.MSO in facts["roles"]:
        MsoProfile.objects.create(organisation=organisation, fields=facts["fields"])
    return organisation
