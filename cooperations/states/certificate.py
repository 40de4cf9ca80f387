"""The life of a certificate: issued → revoked, for good.

Who: the heads of the issuer or of the receiver, with a reason. A new paper may be issued afterwards.
"""

from typing import Any

from django.utils.translation import gettext as _

from cooperations.enums.certificate import CertificateState
from cooperations.models import Certificate, CertificateTransition
from portal.shared.states import Move, apply_move

REVOKE = Move("revoke", frozenset({CertificateState.ISSUED}), CertificateState.REVOKED, needs_reason=True)
MOVES = (REVOKE,)


def move_certificate(
    move: Move, certificate: Certificate, *, actor: Any, reason: str, save_fields: tuple[str, ...] = ()
) -> bool:
    """Move ``certificate``; False when it is there already. Raises ``MoveRefused`` with a sentence."""
    return apply_move(
        move,
        certificate,
        CertificateTransition,
        actor=actor,
        reason=reason,
        refusal=_("This paper has been revoked."),
        save_fields=save_fields,
    )
