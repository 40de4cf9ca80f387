"""How much one side may write: a conversation, not a newsletter, and no two programs answering each other."""

from datetime import timedelta
from typing import Final

from django.utils import timezone

from cooperations.enums.relay import RelayKind
from cooperations.enums.side import Side
from cooperations.models import ContactRequest

PER_HOUR: Final = 5
PER_DAY: Final = 20


def has_written_enough(request: ContactRequest, side: Side) -> bool:
    """Say whether ``side`` has used up its hour or its day in this conversation. One query."""
    now = timezone.now()
    times = list(
        request.relay_mails.filter(side=side, kind=RelayKind.MESSAGE, at__gt=now - timedelta(days=1)).values_list(
            "at", flat=True
        )
    )
    return len(times) >= PER_DAY or len([at for at in times if at > now - timedelta(hours=1)]) >= PER_HOUR
