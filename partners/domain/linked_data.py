"""An organisation in the words of schema.org, for search engines that read its page.

Only what everybody may see, and no contact persons: search engines keep copies longer than a consent may last.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils import timezone

from partners.enums import OrganisationState, Role
from partners.models import Organisation

from .portrait import Portrait, portray

CIVIL_SOCIETY = frozenset({Role.MSO, Role.UMBRELLA})
STATE, COUNTRY = "Nordrhein-Westfalen", "DE"


def linked_data(organisation: Organisation, absolute: Callable[[str], str]) -> dict[str, Any] | None:
    """Return ``organisation`` (fetched by ``with_profiles``) as JSON-LD; None unless it is published. Three queries.

    ``absolute`` makes addresses absolute, as ``request.build_absolute_uri`` does.
    """
    if organisation.state != OrganisationState.PUBLISHED:
        return None
    portrait = portray(AnonymousUser(), [organisation])[0]
    values = portrait.values
    address = absolute(organisation.get_absolute_url())
    told = {
        "@context": "https://schema.org",
        "@type": "NGO" if CIVIL_SOCIETY & set(organisation.roles) else "Organization",
        "@id": address,
        "url": address,
        "name": organisation.name,
        "alternateName": organisation.short_name,
        "description": values.get("description"),
        "foundingDate": str(values.get("founded") or ""),
        "address": _address(portrait),
        "areaServed": _areas(organisation),
        "knowsLanguage": list(organisation.mso_profile.languages) if "languages" in values else None,
        "memberOf": _associations(organisation, absolute),
        "sameAs": [values["website"]] if "website" in values else None,
    }
    return {name: value for name, value in told.items() if value}


def _address(portrait: Portrait) -> dict[str, Any] | None:
    organisation = portrait.organisation
    told = {
        "streetAddress": portrait.values.get("street"),
        "postalCode": organisation.postal_code,
        "addressLocality": portrait.place,
    }
    known = {name: value for name, value in told.items() if value}
    if not known:
        return None
    return {"@type": "PostalAddress", **known, "addressRegion": STATE, "addressCountry": COUNTRY}


def _areas(organisation: Organisation) -> list[dict[str, str]]:
    districts = list(organisation.service_area.defer("outline"))
    if not districts and organisation.district:
        districts = [organisation.district]
    return [{"@type": "AdministrativeArea", "name": str(district)} for district in districts]


def _associations(organisation: Organisation, absolute: Callable[[str], str]) -> list[dict[str, str]]:
    current = Q(member_affiliations__until=None) | Q(member_affiliations__until__gte=timezone.localdate())
    found = Organisation.objects.published().filter(current, member_affiliations__member=organisation)
    return [
        {"@type": "Organization", "@id": absolute(each.get_absolute_url()), "name": each.name}
        for each in found.order_by("name", "pk")
    ]
