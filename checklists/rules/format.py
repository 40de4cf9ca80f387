"""Which formats an event has (handbook, phase 2)."""

from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from .base import Finding, Rule, ok, open_, problem
from .facts import EventFacts

ON_SITE: Final = frozenset({"company_visit", "taster_session"})


def check_format(facts: EventFacts, _today: date) -> list[Finding]:
    """Ok with a format; a problem when it needs a place to be in and the event is online only."""
    if not facts.formats:
        return open_("no_format")
    if facts.is_online_only and facts.formats & ON_SITE:
        return problem("online_only")
    return ok("format")


RULES: Final = (
    Rule(
        "format-set",
        frozenset({"formats", "place"}),
        check_format,
        {
            "format": (_("A format is chosen."), ""),
            "no_format": (_("No format is chosen yet."), _("Please choose one to three formats.")),
            "online_only": (
                _("The format needs a place that people can go to, but the event is online only."),
                _("Name a place, or choose another format."),
            ),
        },
    ),
)
