"""What the page of a shortlist shows: every entry as the person may see it now, or why they may not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.enums import OrganisationState
from partners.models import Organisation, ShortlistEntry, organisation_ids

from .portrait import CARD_FIELDS, Portrait, portray, with_card_parts
from .shortlist import SESSION_LIST, Shortlist

LONGEST_CHAIN = 10


@dataclass(frozen=True)
class Line:
    """One entry. ``portrait`` is None when the organisation cannot be seen any more; ``gone`` says why.

    ``slug`` names the remembered organisation for the buttons, ``became`` is the name it had before a merge.
    ``merged_notes`` are the notes (name, note) about entries of the list that are part of it now.
    """

    slug: str
    name: str
    portrait: Portrait | None
    gone: str = ""
    became: str = ""
    note: str = ""
    added_at: datetime | None = None
    shared_with: int | None = None
    shared_by: str = ""
    merged_notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Remembered:
    """An entry before it is looked up: the organisation's id and what is stored with it."""

    organisation_id: int
    name: str
    note: str = ""
    added_at: datetime | None = None
    shared_with: int | None = None
    shared_by: str = ""


def lines_of(shortlist: Shortlist) -> list[Line]:
    """Return the lines of the list, newest first. Five queries whatever its length, one more per step of a merge."""
    return _lines(shortlist.user, list(_remembered(shortlist)))


def lines_of_colleagues(user: Any) -> list[Line]:
    """Return what colleagues share with an organisation the user acts for, as long as they act for it themselves."""
    ids = organisation_ids(user)
    if not ids:
        return []
    today = timezone.localdate()
    still = Q(shared_with__representatives__until=None) | Q(shared_with__representatives__until__gte=today)
    entries = ShortlistEntry.objects.filter(
        still,
        shared_with__in=ids,
        shared_with__representatives__user=F("user"),
        shared_with__representatives__since__lte=today,
        user__is_active=True,
    )
    others = entries.exclude(user=user).select_related("user").distinct()
    shared = [Remembered(each.organisation_id, each.name, shared_by=str(each.user)) for each in others]
    return [line for line in _lines(user, shared) if line.portrait]


def _remembered(shortlist: Shortlist) -> Iterable[Remembered]:
    if not shortlist.is_stored:
        visited = shortlist.session.get(SESSION_LIST, {})
        return [Remembered(int(key), name) for key, name in reversed(visited.items())]
    entries = ShortlistEntry.objects.filter(user=shortlist.user)
    return [
        Remembered(each.organisation_id, each.name, each.note, each.added_at, each.shared_with_id) for each in entries
    ]


def _lines(user: Any, remembered: list[Remembered]) -> list[Line]:
    found = _organisations([each.organisation_id for each in remembered])
    targets = follow_merges(found)
    wanted = {targets[each.organisation_id].pk for each in remembered if each.organisation_id in targets}
    visible = with_card_parts(Organisation.objects.visible_to(user).filter(pk__in=wanted))
    portraits = {each.organisation.pk: each for each in portray(user, visible, CARD_FIELDS)}
    lines = []
    for target_id, (each, *merged) in _by_target(remembered, targets).items():
        organisation, target = found[each.organisation_id], targets[each.organisation_id]
        is_merged = target_id != organisation.pk
        portrait = portraits.get(target.pk)
        lines.append(
            Line(
                organisation.slug,
                portrait.organisation.name if portrait else each.name,
                portrait,
                gone="" if portrait else _why_gone(target),
                became=each.name if is_merged and portrait else "",
                note=each.note,
                added_at=each.added_at,
                shared_with=each.shared_with,
                shared_by=each.shared_by,
                merged_notes=tuple((other.name, other.note) for other in merged if other.note),
            )
        )
    return lines


def _by_target(remembered: list[Remembered], targets: dict[int, Organisation]) -> dict[int, list[Remembered]]:
    """Return the entries by the organisation they are about now, each its own entry first."""
    grouped: dict[int, list[Remembered]] = {}
    for each in remembered:
        if each.organisation_id in targets:
            grouped.setdefault(targets[each.organisation_id].pk, []).append(each)
    for target, entries in grouped.items():
        entries.sort(key=lambda entry: entry.organisation_id != target)
    return grouped


def follow_merges(found: dict[int, Organisation]) -> dict[int, Organisation]:
    """Return for each organisation, by id, where it went: itself or the one it was merged into in the end.

    No query unless one was merged, then one per step of the longest chain.
    """
    targets = dict(found)
    for _step in range(LONGEST_CHAIN):
        merged = {pk: each.merged_into_id for pk, each in targets.items() if each.merged_into_id}
        if not merged:
            break
        next_ones = _organisations([target for target in merged.values() if target])
        targets |= {pk: next_ones[target] for pk, target in merged.items() if target}
    return targets


def _organisations(ids: list[int]) -> dict[int, Organisation]:
    rows = Organisation.objects.filter(pk__in=ids).only("pk", "slug", "state", "merged_into")
    return {each.pk: each for each in rows}


def _why_gone(organisation: Organisation) -> str:
    if organisation.state == OrganisationState.ARCHIVED:
        return _("The organisation has ended its entry in the directory.")
    return _("The organisation does not show its entry at present. It may come back.")
