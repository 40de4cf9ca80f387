"""The lists of a cooperation: its basics, answered by both sides, and the nine occasions to stay in touch.

The occasions are ticked among the occasions for contact (``cooperations.domain.keeping``), each side its own; here they
are shown as the handbook tells them, with what is known of them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from checklists.enums import Owner
from checklists.models import Checklist, Item, TemplateVersion
from checklists.rules.facts import CooperationFacts, Touch
from cooperations.domain.keeping.planning import running_year
from cooperations.models import Cooperation, TouchPoint
from cooperations.permissions.cooperation import signing_parties_of

from .checking import check_items
from .seen import SeenFinding, words_of
from .standing import Standing, Standpoint, level_of, standing

BASICS: Final = "cooperation-basics"
LASTING: Final = "lasting-cooperation"


@dataclass(frozen=True)
class OccasionSeen:
    """One occasion to stay in touch as the reader's own side keeps it."""

    item: Item
    standing: Standing
    findings: tuple[SeenFinding, ...]


@dataclass(frozen=True)
class CooperationLists:
    """``basics`` and ``lasting`` are the newest templates, None before they are published; ``checklist`` runs."""

    basics: TemplateVersion | None
    checklist: Checklist | None
    lasting: TemplateVersion | None
    occasions: list[OccasionSeen]


def lists_of_cooperation(cooperation: Cooperation, user: Any, today: date) -> CooperationLists:
    """Return the lists of ``cooperation``, fetched with its parties, for ``user``. Four queries at most.

    Occasions are shown while it is in force, those of the sides that ``user`` acts for.
    """
    newest = {each.template.slug: each for each in _versions()}
    lasting = newest.get(LASTING) if cooperation.is_in_force else None
    return CooperationLists(
        basics=newest.get(BASICS),
        checklist=Checklist.objects.filter(cooperation=cooperation, template__slug=BASICS).first(),
        lasting=lasting,
        occasions=_occasions(lasting, cooperation, user, today) if lasting else [],
    )


def _versions() -> Any:
    rows = TemplateVersion.objects.filter(template__slug__in=(BASICS, LASTING)).select_related("template")
    return rows.order_by("number")


def _occasions(version: TemplateVersion, cooperation: Cooperation, user: Any, today: date) -> list[OccasionSeen]:
    sides = {party.side for party in signing_parties_of(user, cooperation)}
    items = list(version.items.filter(owner__in=[*sides, Owner.BOTH]))
    points = TouchPoint.objects.visible_to(user).filter(cooperation=cooperation, cycle=running_year(cooperation, today))
    facts = CooperationFacts(tuple(Touch(each.occasion, each.state, each.due_on) for each in points))
    found = {each.key: each for each in check_items(items, facts, today)}
    return [_seen(item, found.get(item.slug)) for item in items]


def _seen(item: Item, located: Any) -> OccasionSeen:
    findings = (SeenFinding(located.finding, *words_of(located.rule, located.finding)),) if located else ()
    level = level_of(each.finding for each in findings)
    return OccasionSeen(item, standing(Standpoint("open", level)), findings)
