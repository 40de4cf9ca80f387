"""Whether the occasions to stay in touch are kept (handbook, chapter on lasting cooperation)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from .base import Finding, Rule, Sentences, ok, open_, problem
from .facts import CooperationFacts

# Nobody is pressed on the very day.
GRACE: Final = timedelta(days=30)
OCCASIONS: Final = (
    "staff-change",
    "contact-still-active",
    "explore-formats",
    "link-channels",
    "invite-them",
    "accept-invitations",
    "meet-individually",
    "support-their-occasions",
    "care-for-key-people",
)


def check_occasion(occasion: str) -> Callable[[CooperationFacts, date], list[Finding]]:
    """Return the check of ``occasion``: ok when done or switched off, a problem a month after its day."""

    def check(facts: CooperationFacts, today: date) -> list[Finding]:
        mine = [each for each in facts.occasions if each.occasion == occasion]
        wanted = [each for each in mine if each.state != "off"]
        if not wanted:
            return ok("off") if mine else open_("not_planned")
        waiting = [each for each in wanted if each.state != "done"]
        if not waiting:
            return ok("kept")
        if any(each.due_on + GRACE < today or each.state == "lapsed" for each in waiting):
            return problem("late")
        return open_("planned")

    return check


SENTENCES: Final[Sentences] = {
    "kept": (_("It is ticked among your occasions for contact."), ""),
    "off": (_("You have switched this occasion off."), ""),
    "not_planned": (
        _("It is not among your occasions for contact this year."),
        _("You can do it all the same."),
    ),
    "planned": (_("It stands among your occasions for contact."), _("Tick it there as soon as it has happened.")),
    "late": (
        _("Its day among your occasions for contact is long past."),
        _("Make up for it, or postpone it there."),
    ),
}

RULES: Final = tuple(
    Rule(
        f"occasion-{occasion}",
        frozenset({"cooperation"}),
        check_occasion(occasion),
        SENTENCES,
        asks_about=CooperationFacts,
    )
    for occasion in OCCASIONS
)
