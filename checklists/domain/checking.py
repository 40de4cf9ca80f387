"""Asking the rules of a list, and keeping what they found for those who look from afar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from checklists.models import Checklist, Item, RuleFinding
from checklists.rules.base import Finding
from checklists.rules.facts import Facts
from checklists.rules.registry import find_rule

from .conditions import Applies, applies


@dataclass(frozen=True)
class Located:
    """A finding with the item and the rule it belongs to."""

    key: str
    rule: str
    finding: Finding


def check_items(items: Iterable[Item], facts: Facts, today: date) -> list[Located]:
    """Return what the rules say about ``items`` that apply, in their order. No query.

    Rules that ask about something else than what the facts are of say nothing.
    """
    return [
        Located(item.slug, item.check_rule, finding)
        for item in items
        if item.check_rule and applies(item.applies_when, facts) != Applies.NO
        if isinstance(facts, find_rule(item.check_rule).asks_about)
        for finding in find_rule(item.check_rule).check(facts, today)
    ]


@transaction.atomic
def store_findings(checklist: Checklist, found: Sequence[Located]) -> int:
    """Keep ``found`` as the findings of ``checklist``; return how many rows came, went or say something else.

    What is equal is left alone, so that nobody who polls is told of it. A closed list keeps what it has.
    """
    # The list first, then its rows: everybody locks in this order.
    locked = Checklist.objects.select_for_update(no_key=True).get(pk=checklist.pk)
    if locked.closed_at is not None:
        return 0
    known = {(row.key, row.code): row for row in RuleFinding.objects.filter(checklist=locked)}
    wanted = {(each.key, each.finding.code): each for each in found}
    gone = [row.pk for place, row in known.items() if place not in wanted]
    new = [_row(locked, each) for place, each in wanted.items() if place not in known]
    other = [row for place, row in known.items() if place in wanted and _take_over(row, wanted[place])]
    RuleFinding.objects.filter(pk__in=gone).delete()
    RuleFinding.objects.bulk_create(new)
    for row in other:
        row.save()
    return len(gone) + len(new) + len(other)


def _row(checklist: Checklist, located: Located) -> RuleFinding:
    row = RuleFinding(checklist=checklist, key=located.key, code=located.finding.code)
    _take_over(row, located)
    return row


def _take_over(row: RuleFinding, located: Located) -> bool:
    """Bring ``row`` in line; say whether something was different."""
    finding = located.finding
    said = (located.rule, finding.level.value, dict(finding.params), finding.audience.value)
    if (row.rule, row.level, row.params, row.audience) == said:
        return False
    row.rule, row.level, row.params, row.audience = said
    return True
