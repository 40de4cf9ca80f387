"""What the portal knows of a person from conversations: for their own look at it."""

from typing import Any

from cooperations.models import RelayMail


def messages_of_person(user: Any) -> list[dict[str, Any]]:
    """Return what ``user`` wrote; what others wrote is not theirs."""
    return [
        {"at": mail.at, "about": mail.request.subject, "text": mail.text, "way": mail.get_way_display()}
        for mail in RelayMail.objects.filter(author=user).select_related("request").order_by("at", "pk")
    ]
