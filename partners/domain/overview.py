"""The directory in numbers."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q

from partners.enums import OrganisationState, Role
from partners.models import Organisation, SearchEntry

from .counts import count_facets


@dataclass(frozen=True)
class DirectoryNumbers:
    """Published organisations, MSOs among them, and districts in which there is at least one of them."""

    organisations: int
    msos: int
    districts: int


def directory_numbers() -> DirectoryNumbers:
    """Count what is published. One query."""
    is_mso = Q(roles__contains=[Role.MSO])
    numbers = Organisation.objects.filter(state=OrganisationState.PUBLISHED).aggregate(
        organisations=Count("pk"),
        msos=Count("pk", filter=is_mso),
        districts=Count("district", distinct=True, filter=is_mso),
    )
    return DirectoryNumbers(**numbers)


def msos_by_district() -> Mapping[str, int]:
    """Return how many published MSOs each district has, by facet key. Two queries, one while nothing changes."""
    return count_facets(SearchEntry.objects.visible_to(AnonymousUser()), {"role": (Role.MSO,)}).by_facet
