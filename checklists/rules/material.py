"""Whether people are invited in a way they cannot misunderstand (handbook, phase 7)."""

from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from .base import Finding, Rule, ok, open_, problem
from .facts import EventFacts

ANNOUNCED: Final = frozenset({"announced", "held", "closed"})


def check_invitation(facts: EventFacts, _today: date) -> list[Finding]:
    """Ok with an invitation that says what the event says now; a problem when one is outdated."""
    if not facts.invitations:
        return open_("not_made")
    return ok("made") if all(facts.invitations) else problem("outdated")


def check_told(facts: EventFacts, _today: date) -> list[Finding]:
    """Ok when a meeting point is named and the event is announced; a problem when mails to the sides came back."""
    if facts.notices_undeliverable:
        return problem("not_delivered", number=facts.notices_undeliverable)
    if facts.state not in ANNOUNCED:
        return open_("not_announced")
    has_meeting_point = facts.is_online_only or facts.needs.meeting_point
    return ok("told") if has_meeting_point else open_("no_meeting_point")


RULES: Final = (
    Rule(
        "invitation-made",
        frozenset({"material", "texts", "starts_at", "ends_at", "place", "title"}),
        check_invitation,
        {
            "made": (_("The invitation is made and says what holds."), ""),
            "not_made": (_("No invitation is made yet."), _("Make a flyer or a poster.")),
            "outdated": (_("An invitation says something that no longer holds."), _("Make it anew.")),
        },
    ),
    Rule(
        "meeting-told",
        frozenset({"state", "people", "place"}),
        check_told,
        {
            "told": (_("The event is announced, the meeting point is named."), ""),
            "not_announced": (_("The event is not announced yet."), _("Announce it.")),
            "no_meeting_point": (_("No meeting point is named."), _("Name a place that everybody knows.")),
            "not_delivered": (_("Mails about the event that came back: %(number)s."), _("Call those people.")),
        },
    ),
)
