"""For whom an event is (handbook, phases 2 and 4)."""

from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from .base import Finding, Rule, ok, open_, problem
from .facts import EventFacts


def check_group(facts: EventFacts, _today: date) -> list[Finding]:
    """Ok with a target group; a problem when the MSOs say whom they reach and none of it is among the groups."""
    if not facts.target_groups:
        return open_("no_group")
    if facts.msos_reach and not facts.target_groups & facts.msos_reach:
        return problem("not_reached")
    return ok("group")


def check_agreed(facts: EventFacts, _today: date) -> list[Finding]:
    """Ok when both sides take part and the group stands in the agreement, a problem when it stands only there."""
    agreement = facts.agreement
    written = agreement is not None and bool(agreement.target_group)
    if facts.target_groups and written:
        return ok("agreed")
    if written:
        return problem("only_in_agreement")
    return open_("not_agreed")


RULES: Final = (
    Rule(
        "group-set",
        frozenset({"target_groups", "parties"}),
        check_group,
        {
            "group": (_("A target group is chosen."), ""),
            "no_group": (_("No target group is chosen yet."), _("Choose for whom the event is.")),
            "not_reached": (
                _("The association names other groups that it reaches."),
                _("Talk about whom the association can bring along."),
            ),
        },
    ),
    Rule(
        "group-agreed",
        frozenset({"target_groups", "cooperation"}),
        check_agreed,
        {
            "agreed": (_("The target group stands in the agreement and with the event."), ""),
            "not_agreed": (_("The target group is not in the agreement yet."), _("Write it into the agreement.")),
            "only_in_agreement": (
                _("The agreement names a target group, the event does not."),
                _("Choose the target group of the event."),
            ),
        },
    ),
)
