"""Planning the occasions of a year: when a cooperation is confirmed, and every year from then on by beat."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from cooperations.enums.keeping import OCCASIONS_OF, Occasion, TouchPointState
from cooperations.enums.side import Side
from cooperations.models import (
    AgreementVersion,
    Cooperation,
    CooperationParty,
    TouchPoint,
    TouchPointChoice,
)
from cooperations.models.months import add_months
from cooperations.models.touch_point import KEPT_STATES
from cooperations.states.touch_point import LAPSE, move_touch_point

from .calendar import YEAR, days_of_year


def plan_when_confirmed(cooperation: Cooperation, _version: AgreementVersion) -> None:
    """Plan the running year, in the transaction that confirms the cooperation."""
    plan_cycle(cooperation, running_year(cooperation, timezone.localdate()))


def plan_cycles() -> int:
    """Plan the running year of every cooperation that lives; return how many occasions are new. Safe to run twice."""
    today = timezone.localdate()
    living = Cooperation.objects.in_force().filter(state__in=KEPT_STATES)
    return sum(plan_cycle(each, running_year(each, today)) for each in living)


def running_year(cooperation: Cooperation, today: date) -> int:
    """Return the calendar year in which the present year of ``cooperation`` began; it was confirmed once."""
    begun = cooperation.confirmed_on or today
    return today.year if beginning(begun, today.year) <= today else today.year - 1


def beginning(confirmed_on: date, year: int) -> date:
    """Return the anniversary of ``confirmed_on`` in ``year``."""
    return add_months(confirmed_on, YEAR * (year - confirmed_on.year))


@transaction.atomic
def plan_cycle(cooperation: Cooperation, year: int) -> int:
    """Write down the occasions of each party for the year that begins in ``year``; return how many are new.

    The cooperation is locked. What is planned already stays as it is; what is switched off is left out; what is still
    open of an earlier year lapses. A party that came later gets what is due after it came.
    """
    locked = Cooperation.objects.select_for_update(of=("self",)).get(pk=cooperation.pk)
    start = beginning(locked.confirmed_on or timezone.localdate(), year)
    parties = CooperationParty.objects.present().filter(cooperation=locked, side__in=OCCASIONS_OF)
    new = [point for party in parties for point in _points(party, start, year)]
    before = TouchPoint.objects.filter(cooperation=locked).count()
    TouchPoint.objects.bulk_create(new, ignore_conflicts=True)
    for old in TouchPoint.objects.filter(cooperation=locked, cycle__lt=year, state=TouchPointState.OPEN):
        move_touch_point(LAPSE, old, actor=None)
    return TouchPoint.objects.filter(cooperation=locked).count() - before


def _points(party: CooperationParty, start: date, year: int) -> list[TouchPoint]:
    choices = {
        choice.occasion: choice
        for choice in TouchPointChoice.objects.filter(
            cooperation=party.cooperation_id, organisation=party.organisation_id
        )
    }
    months = {occasion: choice.month for occasion, choice in choices.items()}
    days = days_of_year(start, OCCASIONS_OF[Side(party.side)], months)
    return [
        TouchPoint(
            cooperation_id=party.cooperation_id,
            organisation_id=party.organisation_id,
            occasion=occasion,
            cycle=year,
            due_on=day,
        )
        for occasion, day in days.items()
        if day >= party.since and not _is_off(choices, occasion)
    ]


def _is_off(choices: dict[str, TouchPointChoice], occasion: Occasion) -> bool:
    return occasion in choices and choices[occasion].is_off
