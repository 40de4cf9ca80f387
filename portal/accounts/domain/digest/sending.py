"""Asking again right before an overview is sent.

A mail that waited longer than its week or day is not sent, because the next one tells the same.
"""

from django.utils import timezone, translation

from portal.accounts.models import Digest, Rhythm
from portal.outbox.guards import register_guard
from portal.outbox.models import Message

from .batches import is_wanted
from .mail import GUARD
from .rhythm import period_of
from .sources import lines_for


@register_guard(GUARD)
def is_still_right(message: Message) -> bool:
    """Say whether the person wants the overview, now, and everything it tells is open and reads the same.

    If not, it is withdrawn, and the next run writes one of what is open then.
    """
    digest = Digest.objects.select_related("user").filter(message=message).first()
    if digest is None or digest.withdrawn_at:
        return False
    if _is_right(digest):
        return True
    Digest.objects.filter(pk=digest.pk).update(withdrawn_at=timezone.now())
    return False


def _is_right(digest: Digest) -> bool:
    today = timezone.localdate()
    if not is_wanted(digest.user) or period_of(Rhythm(digest.rhythm), today) != digest.period:
        return False
    with translation.override(digest.user.language):
        return {*digest.told} <= {line.fingerprint for line in lines_for(digest.user, today)}
