"""Whether guests understand what is said (handbook, phase 6)."""

from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from .base import Finding, Rule, ok, open_, problem
from .facts import EventFacts


def check_languages(facts: EventFacts, _today: date) -> list[Finding]:
    """Ok when the languages of the group are spoken or interpreted; a problem when one is neither."""
    needs = facts.needs
    if not needs.group_languages or not needs.languages:
        return open_("not_named")
    missing = needs.group_languages - needs.languages - needs.interpreted
    return problem("not_covered", languages=sorted(missing)) if missing else ok("covered")


RULES: Final = (
    Rule(
        "languages-met",
        frozenset({"people", "languages"}),
        check_languages,
        {
            "covered": (_("The languages of the guests are spoken or interpreted."), ""),
            "not_named": (_("The languages of the guests or of the event are missing."), _("Enter both.")),
            "not_covered": (
                _("Nobody speaks or interprets a language of the guests: %(languages)s."),
                _("Find somebody who interprets."),
            ),
        },
    ),
)
