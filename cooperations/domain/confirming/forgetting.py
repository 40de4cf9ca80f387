"""Addresses of signatories are erased 30 days after they were last needed; what was signed stays."""

from datetime import datetime, timedelta

from django.db.models import Exists, Max, OuterRef
from django.utils import timezone

from cooperations.enums.confirmation import RoundState
from cooperations.models.confirmation_round import ConfirmationRound
from cooperations.models.signatory import Signatory

AFTER = timedelta(days=30)


def forget_addresses(now: datetime | None = None) -> int:
    """Erase the addresses of signatories whose last round closed 30 days ago; return how many. Safe to run twice.

    Who was named and never asked is kept as long as the cooperation is open. An erased address is named anew for the
    next version; the name then stands on the list without one, and the page says so.
    """
    moment = now or timezone.now()
    rounds = ConfirmationRound.objects.filter(cooperation=OuterRef("cooperation"))
    is_open = Exists(rounds.filter(state=RoundState.OPEN))
    old = (
        Signatory.objects.exclude(email="")
        .annotate(closed_at=Max("cooperation__rounds__transitions__at"))
        .filter(~is_open, closed_at__lt=moment - AFTER)
        .exclude(named_at__gt=moment - AFTER)
    )
    return Signatory.objects.filter(pk__in=list(old.values_list("pk", flat=True))).update(email="", erased_at=moment)
