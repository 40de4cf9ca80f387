"""Who is told of what is due in the lists of their events: in overviews by mail, and on the start page.

Whoever has taken an item is told of it; what nobody has taken is told to all who act for the side whose turn it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from checklists.enums import AnswerState, Owner
from checklists.models import Checklist, ItemState, in_language
from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.enums.side import Side
from events.models import EventParty
from partners.models import Representative, users_by_organisation
from portal.accounts.domain.digest.sources import Line
from portal.shared.tasks_waiting import WaitingEntry

from .circumstances import Parties, is_voluntary, paid_among, parties_of_lists
from .open_items import SECTIONS, OpenItem, open_items_of
from .planning import Workdays
from .risk import Risk, risk_of
from .turns import side_in_charge

# What overviews look ahead: until the next but one.
AHEAD: Final = timedelta(days=14)
# How long before and after its day an item is told every day; later it stays in the overview of the week.
URGENT: Final = timedelta(days=7)
# The longest mail somebody reads; the rest is one line.
MOST_LINES: Final = 7
# An answer that no longer fits the facts it rests on may be open again.
_MAY_BE_OPEN: Final = Q(state=AnswerState.OPEN) | Q(state=AnswerState.DONE) & ~Q(fact_mark="")


@dataclass(frozen=True)
class _Told:
    """An open item, and to whom of the users asked about it is told."""

    item: OpenItem
    users: frozenset[int]


def lines_of_items(users: Sequence[Any], today: date) -> dict[int, list[Line]]:
    """Return one line for each item that is due within a fortnight or overdue. Six queries, however many they are."""
    lines: dict[int, list[Line]] = {}
    told = _told(users, Q(due_on__lte=today + AHEAD))
    for _event, group in groupby(told, key=lambda each: each.item.row.checklist.event_id):
        by_user: dict[int, list[OpenItem]] = {}
        for each in group:
            for user in each.users:
                by_user.setdefault(user, []).append(each.item)
        for user, items in by_user.items():
            lines.setdefault(user, []).extend(_lines(items, today))
    return lines


def people_with_items(today: date) -> Iterable[int]:
    """Return who holds an event with an item that is due within a fortnight or overdue. One query."""
    return _people(Q(due_on__lte=today + AHEAD))


def people_in_a_hurry(today: date) -> Iterable[int]:
    """Return who holds an event with an item that is due in a week or was due in the last. One query."""
    return _people(Q(due_on__gte=today - URGENT, due_on__lte=today + URGENT))


def waiting_items(user: Any) -> list[WaitingEntry]:
    """Return for each event the first item at risk of those that ``user`` can do. Six queries at most."""
    today = timezone.localdate()
    told = _told([user], Q())
    lists = {each.item.row.checklist.pk: each.item.row.checklist for each in told}
    parties = parties_of_lists(list(lists.values())) if lists else {}
    paid = paid_among(pk for mine in parties.values() for pk in mine.get(Side.MSO, []))
    entries = []
    for _event, group in groupby(told, key=lambda each: each.item.row.checklist.event_id):
        items = [each.item for each in group]
        workdays = _workdays(parties[items[0].row.checklist_id], paid)
        if found := risk_of(items, workdays, today):
            entries.append(_entry(Risk(*found)))
    return entries


def _told(users: Sequence[Any], only: Q) -> list[_Told]:
    """Return what is open for ``users``, event by event. Five queries."""
    people = users_by_organisation(users)
    mine = EventParty.objects.accepted().filter(organisation__in=people, side__in=SIGNING_SIDES)
    lists = list(_open_lists(only).filter(event__in=mine.values("event")).order_by("event__starts_at", "event", "pk"))
    if not lists:
        return []
    parties = parties_of_lists(lists)
    items = open_items_of(lists, only=only & _MAY_BE_OPEN)
    told = [
        _Told(item, _readers(item.row, parties[each.pk], people, {user.pk for user in users}))
        for each in lists
        for item in items[each.pk]
    ]
    return [each for each in told if each.users]


def _open_lists(only: Q) -> QuerySet[Checklist]:
    rows = ItemState.objects.filter(only & _MAY_BE_OPEN, checklist=OuterRef("pk"))
    lists = Checklist.objects.filter(Exists(rows), closed_at=None, event__isnull=False)
    return lists.select_related(*SECTIONS)


def _readers(row: ItemState, parties: Parties, people: dict[int, set[int]], asked: set[int]) -> frozenset[int]:
    side = side_in_charge(row)
    sides = SIGNING_SIDES if side == Owner.BOTH or row.assigned_user_id else {side}
    holding = {user for each in sides for pk in parties.get(each, ()) for user in people.get(pk, ())}
    if row.assigned_user_id is not None:
        holding &= {row.assigned_user_id}
    return frozenset(holding & asked)


def _lines(items: Sequence[OpenItem], today: date) -> list[Line]:
    """Return the lines of one event: the first items, and one for all others."""
    ordered = sorted(items, key=lambda item: (item.row.due_on or date.max, item.row.pk))
    event: Any = ordered[0].row.checklist.event
    section = _("Checklist: %(event)s") % {"event": event.title}
    lines = [
        Line(
            f"item:{item.row.pk}",
            f"{item.row.item.number} {in_language(item.row.item.text)}",
            reverse("checklists:item", args=[item.row.checklist_id, item.row.key]),
            item.row.due_on,
            section,
            is_urgent=_is_urgent(item, today),
        )
        for item in ordered
    ]
    shown, rest = lines[:MOST_LINES], lines[MOST_LINES:]
    if not rest:
        return shown
    title = ngettext("%(number)s further item", "%(number)s further items", len(rest)) % {"number": len(rest)}
    address = reverse("checklists:event_list", args=[event.pk])
    urgent = any(line.is_urgent for line in rest)
    return [*shown, Line(f"items:{event.pk}", title, address, None, section, is_urgent=urgent)]


def _is_urgent(item: OpenItem, today: date) -> bool:
    due = item.row.due_on
    return due is not None and today - URGENT <= due <= today + URGENT


def _people(only: Q) -> Iterable[int]:
    events = _open_lists(only).values("event")
    holding = EventParty.objects.accepted().filter(event__in=events, side__in=SIGNING_SIDES)
    people = Representative.objects.current().filter(organisation__in=holding.values("organisation"))
    return people.values_list("user", flat=True)


def _workdays(parties: Parties, paid: set[int]) -> Workdays:
    return Workdays(is_voluntary=is_voluntary(parties.get(Side.MSO, []), paid))


def _entry(risk: Risk) -> WaitingEntry:
    event: Any = risk.row.checklist.event
    return WaitingEntry(
        title=f"{event.title}: {risk.number} {risk.text}",
        url=risk.url,
        action=_("Look at it"),
        due=risk.due_on,
        detail=risk.sentence,
    )
