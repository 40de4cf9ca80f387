"""The kinds of people the portal knows, one of each, and the organisations they act for: one small world."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from partners.enums import RepresentativeRole, Role
from partners.models import MsoProfile, Organisation
from portal.accounts.models import User
from portal.geo.models import District
from tests.factories.accounts import UserFactory
from tests.factories.geo import DistrictFactory
from tests.factories.partners import EmployerProfileFactory, OrganisationFactory, RepresentativeFactory


class Identity(StrEnum):
    """Who may ask."""

    ANONYMOUS = "anonymous"
    EMPLOYER_EDITOR = "employer editor"
    EMPLOYER_HEAD = "employer head"
    MSO_EDITOR = "MSO editor"
    MSO_BOARD = "MSO board"
    INTERMEDIARY = "intermediary"
    PARTNER_EDITOR = "partner editor"
    PARTNER_HEAD = "partner head"
    MINISTRY_EDITOR = "ministry editor"
    MINISTRY_LEAD = "ministry lead"
    ADMINISTRATOR = "system administrator"


EMPLOYER = frozenset({Identity.EMPLOYER_EDITOR, Identity.EMPLOYER_HEAD})
MSO = frozenset({Identity.MSO_EDITOR, Identity.MSO_BOARD})
PARTNER = frozenset({Identity.PARTNER_EDITOR, Identity.PARTNER_HEAD})
MINISTRY = frozenset({Identity.MINISTRY_EDITOR, Identity.MINISTRY_LEAD})
SIGNED_IN = frozenset(Identity) - {Identity.ANONYMOUS}


@dataclass
class World:
    """The users by identity and the things that rows ask for.

    ``extra`` is for what one app's rows need; their module fills it in its ``prepare(world)``.
    """

    users: dict[Identity, User]
    district: District
    employer: Organisation
    mso: Organisation
    centre: Organisation
    partner: Organisation
    ministry: Organisation
    cookies: dict[Identity, str] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)


def build_world() -> World:
    """Create one user per identity. The intermediary is the integration centre in charge of the MSO's district."""
    district = DistrictFactory(name="Musterkreis")
    mso = OrganisationFactory(name="Musterverein", slug="musterverein", district=district)
    MsoProfile.objects.create(organisation=mso)
    employer = EmployerProfileFactory(
        organisation__name="Musterbetrieb", organisation__slug="musterbetrieb"
    ).organisation
    centre = OrganisationFactory(name="Musterzentrum", slug="musterzentrum", roles=[Role.INTEGRATION_CENTRE])
    centre.service_area.add(district)
    partner = OrganisationFactory(name="Musterpartner", slug="musterpartner", network_partner=True)
    ministry = OrganisationFactory(name="Musterministerium", slug="musterministerium", ministry=True)
    owner, editor, board = RepresentativeRole.OWNER, RepresentativeRole.EDITOR, RepresentativeRole.BOARD
    places = {
        Identity.EMPLOYER_EDITOR: (employer, editor),
        Identity.EMPLOYER_HEAD: (employer, owner),
        Identity.MSO_EDITOR: (mso, editor),
        Identity.MSO_BOARD: (mso, board),
        Identity.INTERMEDIARY: (centre, owner),
        Identity.PARTNER_EDITOR: (partner, editor),
        Identity.PARTNER_HEAD: (partner, owner),
        Identity.MINISTRY_EDITOR: (ministry, editor),
        Identity.MINISTRY_LEAD: (ministry, owner),
    }
    users = {}
    for identity, (organisation, role) in places.items():
        name = identity.value
        user = UserFactory(name=name, email=f"{name.lower().replace(' ', '.')}@example.org")
        RepresentativeFactory(user=user, organisation=organisation, role=role, since=date(2020, 1, 1))
        users[identity] = user
    users[Identity.ADMINISTRATOR] = UserFactory(
        name="administrator", email="admin@example.org", is_staff=True, is_superuser=True
    )
    return World(users, district, employer, mso, centre, partner, ministry)
