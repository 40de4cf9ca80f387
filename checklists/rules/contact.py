"""What the two sides have talked about (handbook, phases 3 and 10)."""

from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from .base import Finding, Rule, ok, open_, problem
from .facts import EventFacts

WATCHES: Final = frozenset({"contact"})
# After the event nobody should hear nothing for longer.
QUIET_DAYS: Final = 30


def check_answered(facts: EventFacts, _today: date) -> list[Finding]:
    """Ok with a talk in which somebody was reached and whose contents are noted; a problem when the MSO said no."""
    if facts.contact.was_declined:
        return problem("declined")
    if any(talk.reached and talk.has_text for talk in facts.contact.talks):
        return ok("answered")
    return open_("not_answered")


def check_next_step(facts: EventFacts, today: date) -> list[Finding]:
    """Ok when a next step has a day and hours for calls are known; a problem when the day is past and nothing done."""
    steps = [talk for talk in facts.contact.talks if talk.next_on is not None]
    if not steps:
        return open_("no_step")
    if any(talk.next_on is not None and talk.next_on < today and not talk.is_next_done for talk in steps):
        return problem("overdue")
    return ok("dated") if facts.contact.has_windows else open_("no_hours")


def check_afterwards(facts: EventFacts, today: date) -> list[Finding]:
    """Ok with a talk after the event; a problem when there was none for 30 days."""
    day, left = facts.day, facts.days_left(today)
    if day is not None and any(talk.on > day and talk.reached for talk in facts.contact.talks):
        return ok("talked")
    if left is not None and left < -QUIET_DAYS:
        return problem("quiet")
    return open_("not_yet")


RULES: Final = (
    Rule(
        "contact-answered",
        WATCHES,
        check_answered,
        {
            "answered": (_("A talk is noted in the log of contacts."), ""),
            "not_answered": (_("No talk is noted yet."), _("Write down what you heard.")),
            "declined": (
                _("The association has said no."),
                _("Look for another one, or ask what would have to change."),
            ),
        },
    ),
    Rule(
        "next-step-dated",
        WATCHES,
        check_next_step,
        {
            "dated": (_("The next step has a day, and you know when to call."), ""),
            "no_step": (_("No next step with a day is noted."), _("Agree on one and note it.")),
            "no_hours": (_("It is not known when the contact person can be reached."), _("Ask for days and hours.")),
            "overdue": (_("The day of the next step has passed."), _("Do it, or agree on a new day.")),
        },
    ),
    Rule(
        "contact-afterwards",
        WATCHES | {"starts_at", "state"},
        check_afterwards,
        {
            "talked": (_("You have talked with each other since the event."), ""),
            "not_yet": (_("No talk after the event is noted yet."), _("Call, and ask what people say.")),
            "quiet": (_("Since the event you have not talked for a month."), _("Call the person of trust.")),
        },
    ),
)
