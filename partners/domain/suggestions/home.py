"""Where an employer's projects usually are."""

from typing import Any

from partners.enums import Role
from partners.models import Organisation, organisation_ids


def usual_place(user: Any) -> str:
    """Return the municipality of the first employer ``user`` acts for, "" if there is none. One query at most."""
    ids = organisation_ids(user, Role.EMPLOYER)
    if not ids:
        return ""
    names = Organisation.objects.filter(pk__in=ids, municipality__isnull=False).order_by("name", "pk")
    return str(names.values_list("municipality__name", flat=True).first() or "")
