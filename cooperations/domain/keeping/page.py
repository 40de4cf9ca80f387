"""What the page of a cooperation's occasions shows to one party."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from cooperations.enums.keeping import HINTS, OCCASIONS_OF, Occasion, TouchPointState
from cooperations.enums.side import Side
from cooperations.models import Cooperation, CooperationParty, Renewal, TouchPoint, TouchPointChoice
from cooperations.permissions.cooperation import signing_parties_of

from .planning import running_year


@dataclass(frozen=True)
class OccasionLine:
    """One occasion of a party: its row of this year, None when it is switched off or was over before it came."""

    occasion: Occasion
    hint: str
    point: TouchPoint | None
    is_off: bool
    month: int | None
    is_due: bool


@dataclass(frozen=True)
class PartyYear:
    """A party's occasions of the running year, and the yearly question as far as it has to answer it.

    ``has_answered``: it has said its word and the other side has not.
    """

    party: CooperationParty
    lines: list[OccasionLine]
    renewal: Renewal | None
    has_answered: bool


def years_of(user: Any, cooperation: Cooperation) -> list[PartyYear]:
    """Return the running year of each party the user acts for. Four queries."""
    today = timezone.localdate()
    parties = signing_parties_of(user, cooperation)
    ids = [party.organisation_id for party in parties]
    rows = {"cooperation": cooperation, "organisation__in": ids}
    points = {
        (point.organisation_id, point.occasion): point
        for point in TouchPoint.objects.filter(cycle=running_year(cooperation, today), **rows)
    }
    choices = {(each.organisation_id, each.occasion): each for each in TouchPointChoice.objects.filter(**rows)}
    renewal = Renewal.objects.open().filter(cooperation=cooperation).first()
    answered = set(renewal.answers.values_list("organisation", flat=True)) if renewal else set()
    years = []
    for party in parties:
        lines = []
        for occasion in OCCASIONS_OF[Side(party.side)]:
            key = (party.organisation_id, occasion)
            point, choice = points.get(key), choices.get(key)
            is_off = bool(choice and choice.is_off)
            is_due = bool(point and point.state == TouchPointState.OPEN and point.due_on <= today)
            month = choice.month if choice else None
            lines.append(OccasionLine(occasion, str(HINTS[occasion]), point, is_off, month, is_due))
        has_answered = party.organisation_id in answered
        asked = None if has_answered else renewal
        years.append(PartyYear(party, sorted(lines, key=_position), asked, has_answered))
    return years


def _position(line: OccasionLine) -> tuple[Any, ...]:
    is_open = line.point is not None and line.point.state == TouchPointState.OPEN
    return not is_open, line.is_off, line.point.due_on if line.point else timezone.localdate()
