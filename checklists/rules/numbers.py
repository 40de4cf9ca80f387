"""How many will come (handbook, phases 7 and 8)."""

from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from .base import Finding, Rule, ok, open_, problem
from .facts import EventFacts

WATCHES: Final = frozenset({"registration", "starts_at"})
# What was confirmed earlier may have changed.
CONFIRMED_WITHIN: Final = timedelta(days=3)


def check_expected(facts: EventFacts, _today: date) -> list[Finding]:
    """Ok with an expected number; a problem when more people are expected than there is room for."""
    if facts.expected is None:
        return open_("not_said")
    if facts.capacity is not None and facts.expected > facts.capacity:
        return problem("too_many", expected=facts.expected, capacity=facts.capacity)
    return ok("said", expected=facts.expected)


def check_confirmed(facts: EventFacts, today: date) -> list[Finding]:
    """Ok when the number was confirmed; a problem when that was more than three days before an event that is near."""
    if facts.confirmed_on is None or facts.day is None:
        return open_("not_confirmed")
    is_near = facts.day - today <= CONFIRMED_WITHIN
    is_old = facts.day - facts.confirmed_on > CONFIRMED_WITHIN
    return problem("old") if is_near and is_old else ok("confirmed")


RULES: Final = (
    Rule(
        "replies-in",
        WATCHES,
        check_expected,
        {
            "said": (_("People expected: %(expected)s."), ""),
            "not_said": (_("The expected number is missing."), _("Enter it; a rough number is enough.")),
            "too_many": (
                _("People expected: %(expected)s. There is room for %(capacity)s."),
                _("Find a larger room, or close the registration."),
            ),
        },
    ),
    Rule(
        "number-confirmed",
        WATCHES,
        check_confirmed,
        {
            "confirmed": (_("The number is confirmed."), ""),
            "not_confirmed": (_("The number is not confirmed yet."), _("Ask once more and confirm it.")),
            "old": (_("The number was confirmed more than three days before the event."), _("Ask once more.")),
        },
    ),
)
