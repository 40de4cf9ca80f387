"""Who may do what with certificates. ``tests/access`` checks it for every address."""

from typing import Any

from cooperations.enums.side import Side
from cooperations.models import Certificate, Cooperation, CooperationParty
from partners.permissions import can_manage_team

from .cooperation import signing_parties_of


def can_see_certificates(user: Any, cooperation: Cooperation) -> bool:
    """All who are bound by the agreement see which papers there are; go-betweens and the ministry do not."""
    return bool(signing_parties_of(user, cooperation))


def issuing_parties_of(user: Any, cooperation: Cooperation) -> list[CooperationParty]:
    """Return the employers of ``cooperation`` that ``user`` heads: heads alone put something on paper in its name."""
    return [
        party
        for party in signing_parties_of(user, cooperation)
        if party.side == Side.EMPLOYER and can_manage_team(user, party.organisation)
    ]


def wishing_parties_of(user: Any, cooperation: Cooperation) -> list[CooperationParty]:
    """Return the MSOs of ``cooperation`` that ``user`` acts for: each of their people may ask for a paper."""
    return [party for party in signing_parties_of(user, cooperation) if party.side == Side.MSO]


def can_issue_certificate(user: Any, cooperation: Cooperation) -> bool:
    """Heads of an employer that takes part, as soon as the boards have confirmed an agreement."""
    return cooperation.valid_version_id is not None and bool(issuing_parties_of(user, cooperation))


def can_wish_certificate(user: Any, cooperation: Cooperation) -> bool:
    """Everybody who acts for an MSO that takes part, as soon as the boards have confirmed an agreement."""
    return cooperation.valid_version_id is not None and bool(wishing_parties_of(user, cooperation))


def can_revoke_certificate(user: Any, certificate: Certificate) -> bool:
    """Heads of the employer that issued it, or of the MSO it is about (there the board too)."""
    return can_manage_team(user, certificate.issuer) or can_manage_team(user, certificate.receiver)
