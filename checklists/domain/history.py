"""Everything that people did to a list, page by page. Nothing of it can be changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet, Value
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from checklists.enums import ListEventKind
from checklists.models import Checklist, Item, ItemEvent, ListEvent
from portal.accounts.models import User

from .turns import side_name

# What the portal finds by itself stands at the item; some of it only one side is told.
_SHOWN = [kind for kind in ListEventKind.values if kind != ListEventKind.FINDING]


@dataclass(frozen=True)
class Happened:
    """One thing that happened: an ``answer``, or a sentence about something else. ``who`` may be empty."""

    at: datetime
    who: str
    item: Item | None = None
    answer: ItemEvent | None = None
    sentence: str = ""


def history_of(checklist: Checklist) -> QuerySet[Any]:
    """Return what happened to ``checklist``, the last first, as rows for ``happened``. Reckoned days are left out."""
    answers = ItemEvent.objects.filter(subject__checklist=checklist).values_list("at", "pk", Value("answer"))
    shown = ListEvent.objects.filter(checklist=checklist, kind__in=_SHOWN)
    reckoned = Q(kind=ListEventKind.DUE, before__own_due_on=F("after__own_due_on"))
    others = shown.exclude(reckoned).values_list("at", "pk", Value("list"))
    return answers.order_by().union(others.order_by(), all=True).order_by("-at", "-pk")


def happened(checklist: Checklist, rows: Sequence[tuple[datetime, int, str]]) -> list[Happened]:
    """Return what the ``rows`` of ``history_of`` say. Four queries at most, however many they are."""
    ids = {kind: [pk for _at, pk, each in rows if each == kind] for kind in ("answer", "list")}
    answers = ItemEvent.objects.select_related("item", "actor").in_bulk(ids["answer"]) if ids["answer"] else {}
    others = ListEvent.objects.select_related("actor").in_bulk(ids["list"]) if ids["list"] else {}
    keys = {event.key for event in others.values() if event.key}
    found = checklist.answers.filter(key__in=keys).select_related("item") if keys else ()
    items = {row.key: row.item for row in found}
    people = _people(others.values())
    return [
        _answer(answers[pk]) if kind == "answer" else _other(others[pk], items.get(others[pk].key), people)
        for _at, pk, kind in rows
    ]


def _answer(event: ItemEvent) -> Happened:
    return Happened(event.at, event.actor.name if event.actor else "", event.item, event)


def _other(event: ListEvent, item: Item | None, people: dict[int, str]) -> Happened:
    who = event.actor.name if event.actor else ""
    return Happened(event.at, who, item, sentence=_sentence(event, item, people))


def _people(events: Any) -> dict[int, str]:
    ids = {event.after.get("assigned_user_id") for event in events} - {None}
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "name")) if ids else {}


def _sentence(event: ListEvent, item: Item | None, people: dict[int, str]) -> str:
    if event.kind == ListEventKind.DUE:
        day = event.after.get("own_due_on") or event.after.get("due_on")
        if not day:
            return _("No day any more")
        return _("Due on %(day)s") % {"day": date_format(date.fromisoformat(day), "SHORT_DATE_FORMAT")}
    if event.kind == ListEventKind.ASSIGNED:
        person, side = event.after.get("assigned_user_id"), event.after.get("assigned_side")
        name = people.get(person, "") if person else side_name(side or (item.owner if item else "both"))
        return _("Whose turn it is: %(name)s") % {"name": name}
    if event.kind == ListEventKind.FILE:
        text = _("File: %(name)s") if event.after else _("File removed: %(name)s")
        return text % {"name": (event.after or event.before)["name"]}
    if event.kind == ListEventKind.VERSION:
        return _("Going on with the new version")
    return _("Said again after something had changed")
