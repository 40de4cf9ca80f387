"""Whether press and pictures are wanted (handbook, phases 8 and 9)."""

from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from .base import Finding, Rule, ok, open_, problem
from .facts import EventFacts

TOLD_DAYS_BEFORE: Final = 7


def check_press(facts: EventFacts, today: date) -> list[Finding]:
    """Ok when it is decided, and the press told where it is wanted; a problem when it is not told in the last week."""
    needs, left = facts.needs, facts.days_left(today)
    if needs.coverage == "undecided":
        return open_("undecided")
    if needs.coverage == "not":
        return ok("not_wanted")
    if needs.press_told_on is not None:
        return ok("told")
    return problem("too_late") if left is not None and left < TOLD_DAYS_BEFORE else open_("not_told")


def check_consents(facts: EventFacts, today: date) -> list[Finding]:
    """Ok with consents that hold; a problem when one was withdrawn, or the event is over without any."""
    after = facts.afterwards
    if facts.needs.photos == "none":
        return ok("no_pictures")
    if after.consents_withdrawn:
        return problem("withdrawn", number=after.consents_withdrawn)
    if after.consents:
        return ok("recorded", number=after.consents)
    return problem("missing") if facts.needs.photos == "planned" and facts.is_over(today) else open_("not_yet")


RULES: Final = (
    Rule(
        "press-decided",
        frozenset({"people", "public", "starts_at"}),
        check_press,
        {
            "not_wanted": (_("It is decided: no press."), ""),
            "told": (_("The press is wanted and has been told."), ""),
            "undecided": (_("It is not decided whether the public should report."), _("Decide it together.")),
            "not_told": (_("The press is wanted and has not been told yet."), _("Tell it a week before.")),
            "too_late": (
                _("The press is wanted, the event is in less than a week, and nobody has told it."),
                _("Call the editors today."),
            ),
        },
    ),
    Rule(
        "consents-recorded",
        frozenset({"people", "after", "state"}),
        check_consents,
        {
            "no_pictures": (_("No pictures are taken."), ""),
            "recorded": (_("Recorded consents: %(number)s."), ""),
            "not_yet": (_("No consents are recorded yet."), _("Ask before pictures are taken.")),
            "missing": (_("Pictures were planned, and no consent is recorded."), _("Use no picture without one.")),
            "withdrawn": (
                _("Consents that were withdrawn: %(number)s."),
                _("Take pictures of these people out of use."),
            ),
        },
    ),
)
