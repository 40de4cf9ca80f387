"""The first item of a list that may not be done in time, and who could take it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from checklists.enums import AnswerState, Owner
from checklists.models import Checklist, ItemState, in_language
from cooperations.enums.side import Side
from events.models import Event
from events.permissions.event import present_parties
from partners.models import Representative, organisation_ids

from .circumstances import Parties, is_voluntary, paid_among, parties_of_lists
from .open_items import OpenItem, open_items_of
from .planning import Why, Workdays, first_task_at_risk
from .seen import audiences_of
from .turns import side_in_charge, side_name, turn_of

_OTHER: Final = {Side.EMPLOYER.value: Side.MSO.value, Side.MSO.value: Side.EMPLOYER.value}


@dataclass(frozen=True)
class Risk:
    """An item at risk: why, and who could take it. ``row`` comes with its item and list.

    ``helper`` acts for the user's own side and has the least to do, None for nobody. ``other_side`` is the word for the
    other side where both do the item, else "".
    """

    row: ItemState
    why: Why
    helper: Any = None
    other_side: str = ""

    @property
    def key(self) -> str:
        """Return the id of the item in its list."""
        return self.row.key

    @property
    def number(self) -> str:
        """Return its number in the list."""
        return self.row.item.number

    @property
    def text(self) -> str:
        """Return what is to be done, in the active language."""
        return in_language(self.row.item.text)

    @property
    def due_on(self) -> date | None:
        """Return until when."""
        return self.row.due_on

    @property
    def turn(self) -> str:
        """Return whose turn it is, in the active language."""
        return turn_of(self.row)

    @property
    def could_take(self) -> list[str]:
        """Return who could take it, in the active language."""
        return [each for each in (self.helper.name if self.helper else "", self.other_side) if each]

    @property
    def url(self) -> str:
        """Return the address of the item."""
        return reverse("checklists:item", args=[self.row.checklist_id, self.row.key])

    @property
    def sentence(self) -> str:
        """Return what is wrong, in the active language."""
        if self.why == Why.PROBLEM or self.due_on is None:
            return _("The portal sees a problem here.")
        day = {"day": date_format(self.due_on, "SHORT_DATE_FORMAT")}
        if self.why == Why.OVERDUE:
            return _("It has been overdue since %(day)s.") % day
        return _("There is more to do until %(day)s than fits into the days that are left.") % day


def first_at_risk(checklist: Checklist, user: Any = None, today: date | None = None) -> Risk | None:
    """Return the first open item of ``checklist`` that may not be done in time, None where all fits.

    It reads the stored findings: three queries, one more where there is a risk, and those of the event, its sections
    and parties if it came without. With ``user`` somebody of their side is named who could take it, and what is told
    to one side only counts for those of it. Closed lists have no risk.
    """
    if checklist.closed_at is not None:
        return None
    items = open_items_of([checklist], audiences_of(user, checklist))[checklist.pk]
    return risk_among(items, _parties(checklist), user, today or timezone.localdate())


def first_at_risk_of_event(event: Event, user: Any, today: date) -> Risk | None:
    """Return the first open item of all lists of ``event`` that may not be done in time. One query more."""
    lists = list(Checklist.objects.filter(event=event, closed_at=None).order_by("pk"))
    if not lists:
        return None
    for each in lists:
        each.event = event
    items = open_items_of(lists, audiences_of(user, lists[0]))
    return risk_among([item for each in lists for item in items[each.pk]], _parties(lists[0]), user, today)


def risk_among(items: Sequence[OpenItem], parties: Parties, user: Any, today: date) -> Risk | None:
    """Return the first risk among ``items`` of one event or cooperation. One query, one more where there is a risk."""
    msos = parties.get(Side.MSO, [])
    found = risk_of(items, Workdays(is_voluntary=is_voluntary(msos, paid_among(msos))), today)
    if found is None:
        return None
    row, why = found
    own = organisation_ids(user) if user else set()
    mine = {side: own & {*ids} for side, ids in parties.items() if own & {*ids}}
    side = side_in_charge(row)
    helper = _freest({pk for each, ids in mine.items() if side in {each, Owner.BOTH} for pk in ids}, row)
    other = side_name(_OTHER[next(iter(mine))]) if side == Owner.BOTH and len(mine) == 1 else ""
    return Risk(row, why, helper, other)


def risk_of(items: Iterable[OpenItem], workdays: Workdays, today: date) -> tuple[ItemState, Why] | None:
    """Return which of ``items`` is the first at risk, and why. No query."""
    tasks = {item.task: item.row for item in items}
    found = first_task_at_risk(tasks, today, workdays)
    return None if found is None else (tasks[found[0]], found[1])


def _freest(organisations: set[int], row: ItemState) -> Any:
    """Return who acts for ``organisations``, has the fewest open items and does not have this one. One query."""
    if not organisations:
        return None
    is_open = Q(user__assigned_items__state=AnswerState.OPEN, user__assigned_items__checklist__closed_at=None)
    people = Representative.objects.current().filter(organisation__in=organisations, user__is_active=True)
    counted = people.exclude(user=row.assigned_user_id).annotate(items=Count("user__assigned_items", filter=is_open))
    first = counted.select_related("user").order_by("items", "user__name", "pk").first()
    return first.user if first else None


def _parties(checklist: Checklist) -> Parties:
    """Return who works on ``checklist``, by side; no query where the parties of its event are known."""
    if checklist.event is None:
        return parties_of_lists([checklist])[checklist.pk]
    return event_parties(checklist.event)


def event_parties(event: Event) -> Parties:
    """Return who holds ``event``, by side; no query where its parties are known."""
    found: Parties = {}
    for each in present_parties(event):
        if each.accepted_at and each.side in _OTHER:
            found.setdefault(each.side, []).append(each.organisation_id)
    return found
