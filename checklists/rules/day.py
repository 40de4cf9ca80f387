"""Whether the day collides with feasts, holidays and memorial days (handbook, phase 5)."""

from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from .base import Finding, Rule, ok, open_, problem
from .facts import EventFacts


def check_day(facts: EventFacts, _today: date) -> list[Finding]:
    """Ok when the date finder has found nothing against the day that nobody has explained."""
    if facts.day is None:
        return open_("not_set")
    if facts.clashes is None:
        return open_("not_looked")
    found = [clash.code for clash in facts.clashes if clash.topic == "day"]
    return problem("clash", number=len(found), codes=found) if found else ok("free")


RULES: Final = (
    Rule(
        "day-free",
        frozenset({"starts_at", "ends_at", "parties", "target_groups", "place", "explained"}),
        check_day,
        {
            "free": (_("A day is set and nothing speaks against it, or it is explained."), ""),
            "not_set": (_("No day is set yet."), _("Look for one with the date finder.")),
            "not_looked": (_("The calendars have not been looked at yet."), _("Open the date finder once.")),
            "clash": (
                _("Reasons against this day: %(number)s."),
                _("Choose another one, or explain it in a sentence."),
            ),
        },
    ),
)
