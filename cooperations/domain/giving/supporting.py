"""Writing down support, and the receiver's word that it was received: only then it counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.models import Support
from cooperations.permissions.giving import can_confirm_support
from partners.models import Organisation
from portal.shared.states import MoveRefused

MOST_WAITING = 20


@transaction.atomic
def record_support(support: Support, *, actor: Any) -> Support:
    """Store support. Where the receiver's own people write it down, it is confirmed at once.

    The giver's row is locked while what waits is counted. Raises ``MoveRefused`` when the giver has too much that the
    receiver has not confirmed.
    """
    Organisation.objects.select_for_update(no_key=True).get(pk=support.giver_id)
    waiting = Support.objects.waiting().filter(giver=support.giver_id, receiver=support.receiver_id).count()
    support.recorded_by = actor
    if can_confirm_support(actor, support):
        support.confirmed_at, support.confirmed_by = timezone.now(), actor
    elif waiting >= MOST_WAITING:
        raise MoveRefused(
            _("%(name)s has %(number)s entries of yours to confirm. Please wait for that first.")
            % {"name": support.receiver.display_name, "number": waiting}
        )
    support.save()
    return support


@transaction.atomic
def confirm_support(support: Support, *, actor: Any) -> bool:
    """Say that support was received; returns False when that was said before.

    A receiver that had refused may change its mind. Raises ``Support.DoesNotExist`` when it was taken back.
    """
    locked = Support.objects.select_for_update(of=("self",)).get(pk=support.pk)
    if locked.confirmed_at:
        return False
    locked.confirmed_at, locked.confirmed_by, locked.refused_at = timezone.now(), actor, None
    locked.save(update_fields=["confirmed_at", "confirmed_by", "refused_at", "updated_at"])
    return True


@transaction.atomic
def refuse_support(support: Support) -> bool:
    """Say that support was not received like that, also after confirming by mistake; False if said before."""
    locked = Support.objects.select_for_update(of=("self",)).get(pk=support.pk)
    if locked.refused_at:
        return False
    locked.confirmed_at, locked.confirmed_by, locked.refused_at = None, None, timezone.now()
    locked.save(update_fields=["confirmed_at", "confirmed_by", "refused_at", "updated_at"])
    return True


@transaction.atomic
def remove_support(support: Support) -> bool:
    """Take back what nobody has confirmed; returns False when it was confirmed or taken back meanwhile."""
    locked = Support.objects.select_for_update(of=("self",)).filter(pk=support.pk, confirmed_at=None).first()
    if locked is None:
        return False
    locked.delete()
    return True


@dataclass(frozen=True)
class SupportTotal:
    """Confirmed support of one kind in one unit: how many entries, how much; "" and None where it is not counted."""

    kind: str
    unit: str
    times: int
    amount: Decimal | None


def supports_for_report(organisation: Organisation, year: int) -> Mapping[str, list[SupportTotal]]:
    """Return what counts in the report of a year: confirmed support "given" and "received" by ``organisation``.

    By the day it was given, grouped by kind and unit. Two queries.
    """
    counted = Support.objects.confirmed().filter(on__year=year)
    return {
        "given": _totals(counted.filter(giver=organisation)),
        "received": _totals(counted.filter(receiver=organisation)),
    }


def _totals(rows: Any) -> list[SupportTotal]:
    grouped = rows.order_by("kind", "unit").values("kind", "unit").annotate(times=Count("pk"), total=Sum("amount"))
    return [SupportTotal(row["kind"], row["unit"], row["times"], row["total"]) for row in grouped]
