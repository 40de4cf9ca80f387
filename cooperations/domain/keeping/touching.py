"""What a party does with an occasion: tick, open again, postpone, switch off and on, choose a month."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.enums.keeping import Occasion, TouchPointState
from cooperations.models import Cooperation, TouchPoint, TouchPointChoice
from cooperations.models.months import add_months
from cooperations.models.touch_point import MOST_POSTPONED
from cooperations.states.touch_point import REOPEN, SWITCH_OFF, SWITCH_ON, TICK, move_touch_point
from partners.models import Organisation
from portal.shared.states import MoveRefused

from .calendar import days_of_year
from .planning import beginning, plan_cycle, running_year

# By how many months; 0 stands for two weeks.
DELAYS: Final = (0, 1, 3)
TWO_WEEKS = timedelta(weeks=2)


def tick(touch_point: TouchPoint, *, actor: Any, note: str = "") -> bool:
    """Say that it is done; False when it was said before. Raises ``MoveRefused`` when it is off or lapsed."""
    touch_point.done_at, touch_point.done_by, touch_point.note = timezone.now(), actor, note
    return move_touch_point(TICK, touch_point, actor=actor, save_fields=("done_at", "done_by", "note"))


def reopen(touch_point: TouchPoint, *, actor: Any) -> bool:
    """Take a tick back; False when there was none. Raises ``MoveRefused`` after 14 days."""
    touch_point.done_at = touch_point.done_by = None
    return move_touch_point(REOPEN, touch_point, actor=actor, save_fields=("done_at", "done_by"))


@transaction.atomic
def postpone(touch_point: TouchPoint, delay: int) -> date:
    """Set a later day: ``delay`` months (0: two weeks) from today or from its day, whichever is later; return it.

    Raises ``MoveRefused`` the fourth time and when it is not open any more, ``ValueError`` for another delay.
    """
    if delay not in DELAYS:
        raise ValueError(delay)
    locked = TouchPoint.objects.select_for_update(of=("self",)).get(pk=touch_point.pk)
    if locked.state != TouchPointState.OPEN:
        raise MoveRefused(_("This has changed meanwhile. Load the page again to see where it stands."))
    if locked.postponed_times >= MOST_POSTPONED:
        raise MoveRefused(_("This was postponed three times. Tick it, or switch it off if it does not suit you."))
    begin = max(locked.due_on, timezone.localdate())
    locked.due_on = add_months(begin, delay) if delay else begin + TWO_WEEKS
    locked.postponed_times += 1
    locked.save(update_fields=["due_on", "postponed_times", "updated_at"])
    return locked.due_on


@transaction.atomic
def switch_off(touch_point: TouchPoint, *, actor: Any) -> bool:
    """Ask no more for this occasion, in the years to come neither; False when it was off before."""
    _choose(touch_point.cooperation, touch_point.organisation, touch_point.occasion, is_off=True)
    return move_touch_point(SWITCH_OFF, touch_point, actor=actor)


@transaction.atomic
def switch_on(cooperation: Cooperation, organisation: Organisation, occasion: Occasion, *, actor: Any) -> None:
    """Ask for this occasion again, from the running year on; twice does no harm."""
    _choose(cooperation, organisation, occasion, is_off=False)
    year = running_year(cooperation, timezone.localdate())
    rows = TouchPoint.objects.filter(cooperation=cooperation, organisation=organisation, occasion=occasion, cycle=year)
    present = rows.first()
    if present is None:
        plan_cycle(cooperation, year)
    elif present.state == TouchPointState.OFF:
        present.due_on = max(present.due_on, timezone.localdate())
        move_touch_point(SWITCH_ON, present, actor=actor, save_fields=("due_on",))


@transaction.atomic
def choose_month(cooperation: Cooperation, organisation: Organisation, occasion: Occasion, month: int | None) -> None:
    """Ask for this occasion in ``month`` every year, or when it falls again (None); what is open moves there too.

    A day in the past is not chosen: then it is next year's turn to fall into that month.
    """
    _choose(cooperation, organisation, occasion, month=month)
    if month is None:
        return
    today = timezone.localdate()
    year = running_year(cooperation, today)
    start = beginning(cooperation.confirmed_on or today, year)
    day = days_of_year(start, (occasion,), {occasion: month})[occasion]
    rows = TouchPoint.objects.filter(cooperation=cooperation, organisation=organisation, occasion=occasion, cycle=year)
    if day >= today:
        rows.filter(state=TouchPointState.OPEN).update(due_on=day, updated_at=timezone.now())


def _choose(cooperation: Cooperation, organisation: Organisation, occasion: str, **values: Any) -> TouchPointChoice:
    keys: Mapping[str, Any] = {"cooperation": cooperation, "organisation": organisation, "occasion": occasion}
    return TouchPointChoice.objects.update_or_create(**keys, defaults=values)[0]
