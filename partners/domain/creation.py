"""New entries."""

from typing import Any

from django.db import connection, transaction

from partners.enums import Role
from partners.models import Organisation, OrganisationChange
from portal.geo.models import Municipality

from .changes import record_change
from .slugs import free_slug

ADVISORY_LOCK = 4_711_001


@transaction.atomic
def create_organisation(name: str, roles: list[Role], municipality: Municipality, *, actor: Any) -> Organisation:
    """Create a draft with a free address. Two people who create the same name at once get two addresses."""
    lock_names()
    organisation = Organisation.objects.create(
        name=name.strip(),
        slug=free_slug(name),
        roles=roles,
        municipality=municipality,
        district=municipality.district,
        latitude=municipality.latitude,
        longitude=municipality.longitude,
    )
    record_change(organisation, OrganisationChange.Action.CREATED, actor)
    return organisation


def lock_names() -> None:
    """Let nobody else choose an address until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_LOCK])
