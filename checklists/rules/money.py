"""What an event costs and who pays (handbook, phase 6)."""

from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from .base import Finding, Rule, ok, open_, problem
from .facts import EventFacts


def check_costs(facts: EventFacts, _today: date) -> list[Finding]:
    """Ok when each cost has an amount, or is free, and a payer; a problem when a payer no longer takes part."""
    if not facts.costs:
        return open_("no_costs")
    if gone := [cost.what for cost in facts.costs if cost.payer_takes_part is False]:
        return problem("payer_gone", what=gone)
    unsettled = [cost.what for cost in facts.costs if not cost.is_settled]
    return open_("unsettled", what=unsettled) if unsettled else ok("settled")


RULES: Final = (
    Rule(
        "costs-settled",
        frozenset({"costs", "parties"}),
        check_costs,
        {
            "settled": (_("Every cost has an amount and somebody who pays."), ""),
            "no_costs": (_("No costs are entered yet."), _("Enter them, also what costs nothing.")),
            "unsettled": (_("Amount or payer is missing: %(what)s."), _("Settle who pays how much.")),
            "payer_gone": (_("Who was to pay no longer takes part: %(what)s."), _("Settle who pays instead.")),
        },
    ),
)
