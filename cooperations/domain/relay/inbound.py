"""Mails as they lie in the mailbox: kept first, understood later."""

import hashlib
from typing import Final

from django.db import transaction

from cooperations.models import InboundMail
from portal.outbox.domain.enqueue import enqueue_job
from portal.outbox.domain.replies.reading import LONGEST

TAKE_IN: Final = "cooperations.take_in_reply"
HEAD: Final = 64 * 1024


@transaction.atomic
def keep_raw(raw: bytes) -> InboundMail:
    """Keep the mail ``raw`` with the job that takes it in; the same mail read again, also at once, is one."""
    digest = hashlib.sha256(raw).hexdigest()
    kept = raw if len(raw) <= LONGEST else raw[:HEAD]
    InboundMail.objects.bulk_create([InboundMail(digest=digest, raw=kept, size=len(raw))], ignore_conflicts=True)
    mail = InboundMail.objects.get(digest=digest)
    enqueue_job(TAKE_IN, {"inbound": mail.pk}, key=f"inbound:{digest}")
    return mail
