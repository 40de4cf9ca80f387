"""All lists that one person can see: how far each is, what is due next, and what is at risk first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Prefetch, QuerySet

from checklists.models import Checklist, ItemState, in_language
from cooperations.enums.side import Side
from events.models import EventParty
from partners.enums import INTERMEDIARY_ROLES, Role
from partners.models import organisation_ids

from .circumstances import is_voluntary, paid_among, parties_of_lists
from .open_items import SECTIONS, items_of
from .planning import Workdays
from .progress import Progress
from .risk import Risk, risk_of
from .seen import audiences_of
from .standing import DONE, LEFT_OUT, progress_of_standings

_TAKING_PART = (Role.EMPLOYER, Role.NETWORK_PARTNER, Role.MSO, *INTERMEDIARY_ROLES)


@dataclass(frozen=True)
class OwnList:
    """One list as the page of all lists shows it; ``next_row`` is the open one that is due first."""

    checklist: Checklist
    progress: Progress
    next_row: ItemState | None
    risk: Risk | None

    @property
    def subject(self) -> str:
        """Of which event or cooperation it is, about whom or whose."""
        return str(self.checklist.about or self.checklist.subject)

    @property
    def next_text(self) -> str:
        """What is due next, in the active language."""
        return in_language(self.next_row.item.text) if self.next_row else ""


def has_lists(user: Any) -> bool:
    """Say whether ``user`` acts for somebody who can take part in events: they have a page of all lists."""
    return bool(organisation_ids(user, *_TAKING_PART))


def lists_of(user: Any) -> QuerySet[Checklist]:
    """Return the lists that ``user`` can see, open ones first, those of the next events before the others."""
    parties = EventParty.objects.present().select_related("organisation")
    rows = Checklist.objects.visible_to(user).select_related(
        "template", "version", "organisation", "about", "cooperation", "event", *SECTIONS
    )
    return rows.prefetch_related(Prefetch("event__parties", parties, to_attr="present_parties")).order_by(
        F("closed_at").desc(nulls_first=True), F("event__starts_at").asc(nulls_last=True), "-created_at", "pk"
    )


def overview_of(lists: Sequence[Checklist], user: Any, today: date) -> list[OwnList]:
    """Return ``lists`` as ``user`` sees them. Five queries, however many lists."""
    items = items_of(lists, {each.pk: audiences_of(user, each) for each in lists})
    parties = parties_of_lists(lists)
    msos = {each.pk: parties[each.pk].get(Side.MSO, []) for each in lists}
    paid = paid_among({pk for ids in msos.values() for pk in ids})
    found = []
    for each in lists:
        progress = progress_of_standings((item.standing, item.row.item.weight) for item in items[each.pk])
        still = [] if each.closed_at else [item for item in items[each.pk] if item.standing not in DONE | LEFT_OUT]
        dated = [item.row for item in still if item.row.due_on is not None]
        next_row = min(dated, key=lambda row: str(row.due_on), default=still[0].row if still else None)
        risk = risk_of(still, Workdays(is_voluntary=is_voluntary(msos[each.pk], paid)), today)
        found.append(OwnList(each, progress, next_row, Risk(*risk) if risk else None))
    return found
