"""Whether the division of work is binding (handbook, phase 6)."""

from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from .base import Finding, Rule, ok, open_, problem
from .facts import EventFacts


def check_division(facts: EventFacts, _today: date) -> list[Finding]:
    """Ok when a version of the agreement is frozen and sent; a problem when the draft went on since."""
    agreement = facts.agreement
    if agreement is None or not agreement.was_sent:
        return open_("not_sent")
    return problem("newer_draft") if agreement.has_newer_draft else ok("sent")


RULES: Final = (
    Rule(
        "agreement-sent",
        frozenset({"cooperation"}),
        check_division,
        {
            "sent": (_("Both sides have the agreement in one version."), ""),
            "not_sent": (
                _("No version of the agreement has been sent to both sides yet."),
                _("Send it for confirming."),
            ),
            "newer_draft": (
                _("The draft has changed since the version that was sent."),
                _("Confirm a new version, or take the changes back."),
            ),
        },
    ),
)
