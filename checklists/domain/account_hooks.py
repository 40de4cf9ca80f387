"""What the accounts ask this app: what is known of a person."""

from typing import Any

from checklists.models import ItemEvent
from portal.accounts.domain.personal_data import register_collector


def register_account_hooks() -> None:
    """Register everything below; asked twice it is done once."""
    register_collector("checklists", answers_of)


def answers_of(user: Any) -> list[dict[str, Any]]:
    """Return which items ``user`` answered when. What was written belongs to the organisation, not to the person."""
    rows = ItemEvent.objects.filter(actor=user).select_related("subject__checklist__organisation").order_by("at", "pk")
    return [
        {
            "organisation": row.subject.checklist.organisation.name if row.subject.checklist.organisation else None,
            "item": row.subject.key,
            "state": row.target,
            "at": row.at,
        }
        for row in rows
    ]
