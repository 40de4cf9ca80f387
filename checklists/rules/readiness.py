"""Whether the employer has looked at itself (handbook: internal readiness)."""

from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from checklists.enums import Audience

from .base import Finding, Rule, Sentences, ok, open_, problem
from .facts import EventFacts

ASKED_AGAIN_AFTER: Final = timedelta(days=365)
EMPLOYER: Final = Audience.EMPLOYER


def check_readiness(facts: EventFacts, today: date) -> list[Finding]:
    """Ok with a self-check of the last 365 days of every employer; only employers read about it."""
    days = facts.self_checks
    if not days or None in days:
        return open_("not_answered", EMPLOYER)
    if any(day is not None and day + ASKED_AGAIN_AFTER < today for day in days):
        return problem("outdated", EMPLOYER)
    return ok("answered", EMPLOYER)


SENTENCES: Final[Sentences] = {
    "answered": (_("The self-check is answered."), ""),
    "not_answered": (_("The self-check has not been answered yet."), _("Answer its seven questions.")),
    "outdated": (_("The self-check is older than a year."), _("Answer the questions again.")),
}
RULES: Final = tuple(
    Rule(name, frozenset({"self_check"}), check_readiness, SENTENCES)
    for name in ("self-check-openness", "self-check-image")
)
