"""Mails: made by functions marked ``@mails``, read by those they are addressed to."""

from django.utils import timezone

from partners.domain.consent_requests import ask_for_consent
from partners.domain.consents import record_consent, withdraw_by_link
from partners.domain.invitations import invite_representative
from partners.enums import Audience, ConsentWay, RepresentativeRole
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


@mails("question about consent")
def question(world: World, seeded: Seeded) -> None:
    for case in ("no consent", "withdrawn"):
        ask_for_consent(
            seeded.people[case], audience=Audience.PUBLIC, language="de", actor=world.users[Identity.MSO_BOARD]
        )


@mails("receipt of a consent")
def receipt(world: World, seeded: Seeded) -> None:
    record_consent(
        seeded.people["no consent"],
        audience=Audience.INTERMEDIARIES,
        way=ConsentWay.PAPER,
        given_at=timezone.now(),
        actor=world.users[Identity.MSO_BOARD],
    )


@mails("confirmation of a withdrawal")
def withdrawal(world: World, seeded: Seeded) -> None:
    receipt(world, seeded)
    withdraw_by_link(seeded.people["no consent"].consents.get())
