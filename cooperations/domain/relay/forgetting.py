"""What of conversations is thrown away after a while."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from cooperations.enums.inbound import InboundOutcome
from cooperations.models import InboundMail, RelayAddress, RelayMail
from cooperations.states.held_mail import REFUSE, move_mail
from portal.shared.states import MoveRefused

from .files import throw_files_away, throw_lost_files_away

RAW_DAYS: Final = 30
ROW_DAYS: Final = 90
HELD_DAYS: Final = 30


def forget_conversations(today: date) -> Counter[str]:
    """Throw away what is over its time; return how many of each. Safe to run twice.

    Messages go with the texts of their request; held ones after 30 days without a word; mails as they came after 30
    days, that there was one after 90. Files whose message is gone go after a day.
    """
    return Counter(
        messages=_messages_of_erased_requests(),
        held=sum(_give_up(mail) for mail in RelayMail.objects.held().filter(at__lt=_before(today, HELD_DAYS))),
        raw=InboundMail.objects.filter(received_at__lt=_before(today, RAW_DAYS))
        .exclude(outcome=InboundOutcome.NEW)
        .exclude(raw=b"")
        .update(raw=b""),
        files=throw_lost_files_away(),
        rows=InboundMail.objects.filter(received_at__lt=_before(today, ROW_DAYS)).delete()[0],
    )


@transaction.atomic
def _messages_of_erased_requests() -> int:
    mails = list(RelayMail.objects.filter(request__erased_at__isnull=False).exclude(text="", quoted="", author_name=""))
    throw_files_away(mails)
    for mail in mails:
        mail.attachments.all().delete()
    RelayAddress.objects.filter(request__erased_at__isnull=False).delete()
    return RelayMail.objects.filter(pk__in=[mail.pk for mail in mails]).update(
        text="", quoted="", author_name="", sender="", author=None
    )


@transaction.atomic
def _give_up(mail: RelayMail) -> int:
    locked = RelayMail.objects.select_for_update().get(pk=mail.pk)
    locked.text = locked.quoted = locked.sender = ""
    try:
        moved = move_mail(REFUSE, locked, actor=None, save_fields=("text", "quoted", "sender"))
    except MoveRefused:
        return 0
    if moved:
        throw_files_away([locked])
        locked.attachments.all().delete()
    return int(moved)


def _before(today: date, days: int) -> datetime:
    return timezone.make_aware(datetime.combine(today - timedelta(days=days), time.min))
