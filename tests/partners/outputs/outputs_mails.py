"""Mails: made by functions marked ``@mails``, read by those they are addressed to."""

from partners.domain.invitations import invite_representative
from partners.enums import Audience, RepresentativeRole
from tests.access.identities import Identity, World
from tests.partners.outputs.registry import mails
from tests.partners.outputs.seed import Seeded


@mails("invitation")
def invitation(world: World, seeded: Seeded) -> None:
    for audience in Audience:
        invite_representative(
            seeded.organisations[audience],
            "newcomer@example.org",
            RepresentativeRole.EDITOR,
            actor=world.users[Identity.MSO_BOARD],
            build_url=lambda token: f"https://example.org/{token}",
        )
