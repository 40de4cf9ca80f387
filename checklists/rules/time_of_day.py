"""Whether the time collides with school, leisure and prayer (handbook, phase 5)."""

from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from .base import Finding, Rule, ok, open_, problem
from .facts import EventFacts


def check_time(facts: EventFacts, _today: date) -> list[Finding]:
    """Ok when the date finder has found nothing against the time that nobody has explained."""
    if facts.starts_at is None or facts.is_all_day:
        return open_("not_set")
    if facts.clashes is None:
        return open_("not_looked")
    found = [clash.code for clash in facts.clashes if clash.topic == "time"]
    return problem("clash", number=len(found), codes=found) if found else ok("free")


RULES: Final = (
    Rule(
        "time-free",
        frozenset({"starts_at", "ends_at", "parties", "target_groups", "place", "explained"}),
        check_time,
        {
            "free": (_("A time is set and nothing speaks against it, or it is explained."), ""),
            "not_set": (_("No time is set yet."), _("Look for one with the date finder.")),
            "not_looked": (_("The calendars have not been looked at yet."), _("Open the date finder once.")),
            "clash": (
                _("Reasons against this time: %(number)s."),
                _("Choose another one, or explain it in a sentence."),
            ),
        },
    ),
)
