"""What the accounts ask this app: what is known of a person from the partner network."""

from typing import Any

from portal.accounts.domain.personal_data import register_collector
from reports.models import Amendment, DeclarationTransition, DraftAgreement


def register_account_hooks() -> None:
    """Register everything below; asked twice it is done once."""
    register_collector("network", network_of)


def network_of(user: Any) -> dict[str, Any]:
    """Return to which declarations ``user`` has agreed, and which changes they recorded."""
    about = "declaration__membership__organisation"
    agreements = DraftAgreement.objects.filter(by=user).select_related(about)
    amendments = Amendment.objects.filter(by=user).select_related(about)
    moves = DeclarationTransition.objects.filter(actor=user).select_related("subject__membership__organisation")
    return {
        "agreed": [{"declaration_of": str(row.declaration), "side": row.side, "at": row.at} for row in agreements],
        "amended": [
            {"declaration_of": str(row.declaration), "number": row.number, "reason": row.reason, "at": row.at}
            for row in amendments
        ],
        "moved": [
            {"declaration_of": str(row.subject), "to": row.target, "reason": row.reason, "at": row.at} for row in moves
        ],
    }
