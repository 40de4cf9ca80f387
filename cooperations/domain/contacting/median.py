"""How long an MSO usually takes to answer: shown from five answers on, as whole days."""

import math
from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from statistics import median

from django.utils import timezone

from cooperations.models import ContactRequest

ENOUGH = 5
LOOKED_BACK = timedelta(days=730)
DAY = timedelta(days=1)


def median_answer_days(mso_ids: Iterable[int]) -> dict[int, int]:
    """Return the median of the days until the first answer, rounded up, for those with five answers in two years.

    A no is an answer, an automatic reply is none. One query.
    """
    rows = (
        ContactRequest.objects.delivered()
        .filter(mso__in=list(mso_ids), first_answer_at__isnull=False, sent_at__gte=timezone.now() - LOOKED_BACK)
        .values_list("mso", "sent_at", "first_answer_at")
    )
    waits: dict[int, list[float]] = defaultdict(list)
    for mso, sent_at, answered_at in rows:
        if answered_at is not None:
            waits[mso].append((answered_at - sent_at) / DAY)
    return {mso: max(1, math.ceil(median(each))) for mso, each in waits.items() if len(each) >= ENOUGH}
