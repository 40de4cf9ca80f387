"""How far the cooperation is (handbook, phase 4)."""

from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from .base import Finding, Rule, ok, open_, problem
from .facts import EventFacts

WATCHES: Final = frozenset({"cooperation"})
TALKING: Final = frozenset({"in_talks", "awaiting_confirmation", "confirmed", "dormant"})
FAILED: Final = frozenset({"declined", "withdrawn"})
CONFIRMING: Final = frozenset({"awaiting_confirmation", "confirmed"})


def check_talks(facts: EventFacts, _today: date) -> list[Finding]:
    """Ok when the cooperation is in talks or further; a problem when it came to nothing."""
    state = facts.agreement.state if facts.agreement else ""
    if state in FAILED:
        return problem("came_to_nothing")
    return ok("talking") if state in TALKING else open_("not_yet")


def check_aims(facts: EventFacts, _today: date) -> list[Finding]:
    """Ok with aims of both sides in the draft; a problem when boards are asked although one side's are missing."""
    agreement = facts.agreement
    if agreement is None:
        return open_("no_cooperation")
    if agreement.has_aims_employer and agreement.has_aims_mso:
        return ok("aims")
    return problem("confirming_without") if agreement.state in CONFIRMING else open_("one_side_missing")


RULES: Final = (
    Rule(
        "in-talks",
        WATCHES,
        check_talks,
        {
            "talking": (_("The cooperation is in talks or further."), ""),
            "not_yet": (_("The association has not said yes to talks yet."), _("Propose a cooperation.")),
            "came_to_nothing": (
                _("The cooperation came to nothing."),
                _("Talk about why, or look for another partner."),
            ),
        },
    ),
    Rule(
        "aims-of-both",
        WATCHES,
        check_aims,
        {
            "aims": (_("The aims of both sides stand in the agreement."), ""),
            "no_cooperation": (_("There is no cooperation with an agreement yet."), _("Propose a cooperation.")),
            "one_side_missing": (_("The aims of one side are missing."), _("Write them into the draft.")),
            "confirming_without": (
                _("The agreement is being confirmed, but the aims of one side are missing."),
                _("Add them and confirm a new version."),
            ),
        },
    ),
)
