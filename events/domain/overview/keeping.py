"""What keeps a cooperation alive after its events. Pure: no queries."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.enums.keeping import TouchPointState
from cooperations.models import Cooperation
from cooperations.models.touch_point import NOTICE

from .agreement import signing
from .loading import Facts
from .steps import Step, StepState, awaited

MOST_AHEAD = 2


def keeping_steps(cooperation: Cooperation, facts: Facts) -> list[Step]:
    """Return occasions for contact of the reader's own organisations, and the yearly question to all."""
    if not cooperation.is_in_force:
        return []
    url = reverse("cooperations:touch_points", args=[cooperation.pk])
    own, today, steps, ahead = facts.own, facts.today, [], 0
    mine = [each for each in signing(cooperation) if each.organisation_id in own]
    for point in facts.points.get(cooperation.pk, ()):
        if point.state == TouchPointState.DONE and point.done_at is not None:
            steps.append(Step(str(point), StepState.DONE, timezone.localdate(point.done_at), url))
        elif point.state == TouchPointState.OPEN and point.due_on <= today + NOTICE:
            steps.append(Step(str(point), StepState.WAITING, point.due_on, url, awaited(mine, own)))
        elif point.state == TouchPointState.OPEN and ahead < MOST_AHEAD:
            ahead += 1
            steps.append(Step(str(point), StepState.AHEAD, point.due_on, url))
    if not mine:
        return steps
    for renewal in facts.renewals.get(cooperation.pk, ()):
        if renewal.closed_on is not None:
            steps.append(Step(_("Both sides said: it is alive."), StepState.DONE, renewal.closed_on, url))
            continue
        silent = [
            each for each in signing(cooperation) if each.organisation_id not in facts.renewed.get(renewal.pk, ())
        ]
        steps.append(Step(_("Is it still alive?"), StepState.WAITING, None, url, awaited(silent, own)))
    return steps
