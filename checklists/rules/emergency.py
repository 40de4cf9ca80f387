"""From when people get in, and whom to call (handbook, phase 8)."""

from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from .base import Finding, Rule, ok, open_, problem
from .facts import EventFacts


def check_emergency(facts: EventFacts, today: date) -> list[Finding]:
    """Ok with a telephone number and the time of access; a problem on the day itself without."""
    needs = facts.needs
    if needs.emergency_phone and (needs.access_from is not None or facts.is_online_only):
        return ok("known")
    return problem("today") if facts.days_left(today) == 0 else open_("missing")


RULES: Final = (
    Rule(
        "emergency-contact",
        frozenset({"people", "place", "starts_at"}),
        check_emergency,
        {
            "known": (_("Access and the number for emergencies are known."), ""),
            "missing": (_("The time of access or the number for emergencies is missing."), _("Enter both.")),
            "today": (
                _("The event is today, and the time of access or the number for emergencies is missing."),
                _("Enter both now, and call each other."),
            ),
        },
    ),
)
