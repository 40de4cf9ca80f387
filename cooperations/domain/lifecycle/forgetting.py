"""What is erased after a while: texts of proposals that came to nothing."""

from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from cooperations.enums.cooperation import FAILED_STATES
from cooperations.models import Agreement, AgreementRevision, AgreementVersion, Cooperation, CooperationParty
from cooperations.models.months import add_months

MONTHS = 24


def forget_proposals(today: date) -> int:
    """Erase title, draft and its history of what was declined or withdrawn two years ago; return how many.

    Parties, state and dates stay, and so does what was frozen for boards. Safe to run twice.
    """
    limit = timezone.make_aware(datetime.combine(add_months(today, -MONTHS), time.min))
    failed = Cooperation.objects.filter(state__in=FAILED_STATES, erased_at=None)
    moved = failed.filter(transitions__target__in=FAILED_STATES, transitions__at__lt=limit)
    frozen = AgreementVersion.objects.filter(agreement__cooperation=OuterRef("pk"))
    due = moved.exclude(Exists(frozen)).values_list("pk", flat=True)
    return sum(_forget(pk) for pk in list(due))


@transaction.atomic
def _forget(pk: UUID) -> bool:
    cooperation = Cooperation.objects.select_for_update().filter(pk=pk, erased_at=None).first()
    if cooperation is None:
        return False
    AgreementRevision.objects.filter(agreement__cooperation=cooperation).delete()
    Agreement.objects.filter(cooperation=cooperation).delete()
    CooperationParty.objects.filter(cooperation=cooperation).update(left_reason="")
    cooperation.title = ""
    cooperation.erased_at = timezone.now()
    cooperation.save(update_fields=["title", "erased_at", "updated_at"])
    return True
