"""What the accounts ask this app: what is known of a person."""

from typing import Any

from checklists.models import ItemEvent
from portal.accounts.domain.personal_data import register_collector


def register_account_hooks() -> None:
    """Register everything below; asked twice it is done once."""
    register_collector("checklists", answers_of)


def answers_of(user: Any) -> list[dict[str, Any]]:
    """Return which items ``user`` answered when. What was written belongs to whose list it is."""
    rows = ItemEvent.objects.filter(actor=user).order_by("at", "pk")
    lists = ("subject__checklist__organisation", "subject__checklist__cooperation")
    return [
        {
            "list_of": str(row.subject.checklist.subject),
            "item": row.subject.key,
            "state": row.target,
            "at": row.at,
        }
        for row in rows.select_related(*lists)
    ]
