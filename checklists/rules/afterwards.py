"""What is written down after an event (handbook, phase 10)."""

from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from .base import Finding, Rule, ok, open_, problem
from .facts import EventFacts

WATCHES: Final = frozenset({"after", "state"})
SIDES: Final = frozenset({"employer", "mso"})
# A week after it was due.
LATE_DAYS: Final = 21


def is_late(facts: EventFacts, today: date) -> bool:
    """Say whether the event was more than 21 days ago."""
    left = facts.days_left(today)
    return left is not None and left < -LATE_DAYS


def check_lessons(facts: EventFacts, today: date) -> list[Finding]:
    """Ok when both sides have written what they learned; a problem 21 days after the event."""
    missing = SIDES - facts.afterwards.lessons
    if not missing:
        return ok("both")
    return problem("late") if is_late(facts, today) else open_("missing", sides=sorted(missing))


def check_quotes(facts: EventFacts, today: date) -> list[Finding]:
    """Ok with a released quote, or the word that there is none; a problem when the release of all of them is over."""
    after = facts.afterwards
    if after.no_quotes or after.quotes_released:
        return ok("there")
    return problem("not_released") if after.quotes and is_late(facts, today) else open_("none_yet")


def check_followed_up(facts: EventFacts, today: date) -> list[Finding]:
    """Ok when it is entered how many heard from the employer; a problem when some were interested and none did."""
    after = facts.afterwards
    if after.interested == 0 or after.followed_up:
        return ok("counted")
    return problem("nobody") if after.interested and is_late(facts, today) else open_("not_counted")


RULES: Final = (
    Rule(
        "lessons-written",
        WATCHES,
        check_lessons,
        {
            "both": (_("Both sides have written down what they learned."), ""),
            "missing": (_("Not both sides have written down what they learned."), _("Three short answers are enough.")),
            "late": (_("The event was three weeks ago, and one side has written nothing down."), _("Do it together.")),
        },
    ),
    Rule(
        "quotes-recorded",
        WATCHES,
        check_quotes,
        {
            "there": (_("Quotes are recorded and released, or there are none."), ""),
            "none_yet": (_("No released quote is recorded yet."), _("Ask people what you may quote, or say: none.")),
            "not_released": (_("No quote is released any more."), _("Ask whether you may go on using them.")),
        },
    ),
    Rule(
        "follow-up-counted",
        WATCHES,
        check_followed_up,
        {
            "counted": (_("It is entered how many have heard from you since."), ""),
            "not_counted": (_("It is not entered how many have heard from you since."), _("Enter the two numbers.")),
            "nobody": (
                _("People were interested, and nobody has heard from you for three weeks."),
                _("Call them, and enter how many you have reached."),
            ),
        },
    ),
)
