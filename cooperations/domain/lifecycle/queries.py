"""What pages and other topics ask about cooperations."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from cooperations.enums.cooperation import FAILED_STATES, OPEN_STATES, CooperationState
from cooperations.models import Cooperation, CooperationParty
from partners.models import organisation_ids

MOST_UNDER_WAY = 5
# What needs somebody first, what is over last.
_ORDER = (
    CooperationState.PROPOSED,
    CooperationState.IN_TALKS,
    CooperationState.AWAITING,
    CooperationState.CONFIRMED,
    CooperationState.DORMANT,
    CooperationState.ENDED,
    CooperationState.DECLINED,
    CooperationState.WITHDRAWN,
)


@dataclass(frozen=True)
class Numbers:
    """How many cooperations an organisation has and has had; those that came to nothing do not count."""

    in_force: int = 0
    ended: int = 0


def cooperations_for(user: Any, state: str = "") -> QuerySet[Cooperation]:
    """Return what ``user`` sees, those that need somebody first. With parties: two queries."""
    rows = Cooperation.objects.visible_to(user)
    if state:
        rows = rows.filter(state=state)
    position = Case(
        *(When(state=each, then=Value(number)) for number, each in enumerate(_ORDER)),
        output_field=IntegerField(),
    )
    return (
        rows.select_related("proposed_by")
        .with_parties()
        .annotate(position=position)
        .order_by("position", "-created_at", "pk")
    )


def numbers_of(organisation_ids: Iterable[int]) -> dict[int, Numbers]:
    """Return the numbers of each organisation that has any. One query."""
    in_force = Q(cooperation__valid_version__isnull=False) & ~Q(cooperation__state=CooperationState.ENDED)
    rows = (
        CooperationParty.objects.filter(organisation__in=list(organisation_ids), accepted_at__isnull=False)
        .exclude(cooperation__state__in=FAILED_STATES)
        .order_by()
        .values("organisation")
        .annotate(
            in_force=Count("cooperation", filter=in_force & Q(left_on=None), distinct=True),
            ended=Count("cooperation", filter=Q(cooperation__state=CooperationState.ENDED), distinct=True),
        )
    )
    return {
        row["organisation"]: Numbers(row["in_force"], row["ended"]) for row in rows if row["in_force"] or row["ended"]
    }


def under_way(user: Any) -> list[Cooperation]:
    """Return the open cooperations in which organisations of ``user`` take part, for the start page. Two queries."""
    mine = CooperationParty.objects.present().filter(
        organisation__in=organisation_ids(user), accepted_at__isnull=False, is_silenced=False
    )
    rows = cooperations_for(user).filter(pk__in=mine.values("cooperation"), state__in=OPEN_STATES)
    return list(rows[:MOST_UNDER_WAY])
