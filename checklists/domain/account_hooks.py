"""What the accounts ask this app: what is known of a person, and what ends with an account."""

from typing import Any

from checklists.models import ItemComment, ItemEvent, ItemFile, ItemState
from portal.accounts.domain.account import register_closer
from portal.accounts.domain.personal_data import register_collector

_LISTS = ("checklist__organisation", "checklist__cooperation", "checklist__event")


def register_account_hooks() -> None:
    """Register everything below; asked twice it is done once."""
    register_collector("checklists", answers_of)
    register_collector("checklist_parts", parts_of)
    register_closer(give_items_back)


def answers_of(user: Any) -> list[dict[str, Any]]:
    """Return which items ``user`` answered when. What was written belongs to whose list it is."""
    rows = ItemEvent.objects.filter(actor=user).order_by("at", "pk")
    lists = [f"subject__{each}" for each in _LISTS]
    return [
        {
            "list_of": str(row.subject.checklist.subject),
            "item": row.subject.key,
            "state": row.target,
            "at": row.at,
        }
        for row in rows.select_related(*lists)
    ]


def parts_of(user: Any) -> dict[str, Any]:
    """Return the comments and files of ``user``, and the items given to them."""
    parts = [f"answer__{each}" for each in _LISTS]
    comments = ItemComment.objects.filter(author=user).select_related(*parts)
    files = ItemFile.objects.filter(by=user).select_related(*parts)
    return {
        "comments": [
            {"list_of": str(row.answer.checklist.subject), "item": row.answer.key, "text": row.text, "at": row.at}
            for row in comments
        ],
        "files": [
            {"list_of": str(row.answer.checklist.subject), "item": row.answer.key, "name": row.name, "at": row.at}
            for row in files
        ],
        "assigned": [
            {"list_of": str(row.checklist.subject), "item": row.key, "due": row.due_on}
            for row in ItemState.objects.filter(assigned_user=user).select_related(*_LISTS)
        ],
    }


def give_items_back(user: Any) -> None:
    """Let nobody wait for a person who is gone: the items given to ``user`` belong to their side again."""
    ItemState.objects.filter(assigned_user=user).update(assigned_user=None, planned_by=None)
