"""The directory in numbers."""

from dataclasses import dataclass

from django.db.models import Count, Q

from partners.enums import OrganisationState, Role
from partners.models import Organisation


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
