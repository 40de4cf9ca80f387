"""Finding the organisations a file names, and adding those the directory does not know."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from partners.domain.creation import lock_names
from partners.domain.merging import survivor_ids
from partners.domain.slugs import free_slug
from partners.enums import OrganisationState, Role
from partners.models import Organisation
from reports.models import NetworkMembership

from .import_checks import normalised_name
from .import_format import ImportedPartner, Problem


def match_partners(partners: Iterable[ImportedPartner]) -> tuple[dict[str, Organisation], list[Problem]]:
    """Return the organisations of the directory by the file's names, and names that fit several.

    Names are compared by letters and digits only. Archived entries are left out; what was merged is followed.
    """
    wanted = {normalised_name(each.name): each.name for each in partners}
    found: dict[str, dict[int, Organisation]] = {name: {} for name in wanted.values()}
    rows = Organisation.objects.exclude(state=OrganisationState.ARCHIVED).values_list("pk", "name")
    fitting = {pk: name for pk, known in rows if (name := wanted.get(normalised_name(known)))}
    ids = {now: fitting[pk] for pk, now in survivor_ids(fitting).items()}
    for organisation in Organisation.objects.filter(pk__in=ids):
        found[ids[organisation.pk]][organisation.pk] = organisation
    problems = [
        Problem("partners", _("Several organisations in the directory have this name. Merge them first."), name)
        for name, organisations in found.items()
        if len(organisations) > 1
    ]
    return {name: next(iter(each.values())) for name, each in found.items() if each}, problems


def add_partner(partner: ImportedPartner) -> Organisation:
    """Return a new published organisation of the partner network. Call it in a transaction."""
    lock_names()
    return Organisation.objects.create(
        name=partner.name,
        slug=free_slug(partner.name),
        roles=[Role.NETWORK_PARTNER],
        state=OrganisationState.PUBLISHED,
        provenance=Organisation.Provenance.IMPORTED,
    )


def ensure_membership(organisation: Organisation, kind: str) -> None:
    """Make ``organisation`` a partner of the network if it is not; what is known about it stays."""
    if Role.NETWORK_PARTNER not in organisation.roles:
        organisation.roles = [*organisation.roles, Role.NETWORK_PARTNER]
        organisation.save(update_fields=["roles", "updated_at"])
    NetworkMembership.objects.get_or_create(organisation=organisation, defaults={"kind": kind})
