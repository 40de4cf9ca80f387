"""Whether the programme covers the event (handbook, phase 6)."""

from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from .base import Finding, Rule, ok, open_, problem
from .facts import EventFacts

# Shorter pauses need no name.
LONGEST_GAP: Final = 15


def check_programme(facts: EventFacts, _today: date) -> list[Finding]:
    """Ok when parts follow each other from start to end; a problem with a gap of over 15 minutes or an overlap.

    Parts that begin together are meant to: tables of a speed dating, guided tours in groups.
    """
    parts, minutes = sorted(facts.programme, key=lambda part: (part.starts_after, part.minutes)), facts.minutes
    if not parts or minutes is None:
        return open_("no_programme")
    reached = begun = 0
    for part in parts:
        if begun < part.starts_after < reached:
            return problem("overlap")
        if part.starts_after - reached > LONGEST_GAP:
            return problem("gap", minutes=part.starts_after - reached)
        reached, begun = max(reached, part.ends_after), part.starts_after
    if reached > minutes:
        return problem("outside")
    return problem("gap", minutes=minutes - reached) if minutes - reached > LONGEST_GAP else ok("whole")


RULES: Final = (
    Rule(
        "programme-whole",
        frozenset({"programme", "starts_at", "ends_at"}),
        check_programme,
        {
            "whole": (_("The programme goes from the start to the end."), ""),
            "no_programme": (_("There is no programme yet."), _("Enter what happens when.")),
            "gap": (_("Minutes without programme: %(minutes)s."), _("Fill them, or call them a break.")),
            "overlap": (_("Two parts of the programme overlap."), _("Move one of them.")),
            "outside": (_("The programme is longer than the event."), _("Shorten it, or end later.")),
        },
    ),
)
