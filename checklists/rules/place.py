"""Where an event is, and how people get there and home (handbook, phase 5)."""

from datetime import date, time
from typing import Final

from django.utils.translation import gettext_lazy as _

from .base import Finding, Rule, ok, open_, problem
from .facts import EventFacts


def check_place(facts: EventFacts, _today: date) -> list[Finding]:
    """Ok with an address, a way there on foot or by public transport, and no step; a problem where there are steps."""
    place = facts.place
    if facts.is_online_only:
        return ok("online") if place.has_link else open_("no_link")
    if not place.has_address:
        return open_("no_place")
    if place.step_free is False:
        return problem("steps")
    if place.step_free is None or not (place.on_foot or place.transport or place.ride_home):
        return open_("no_way")
    return ok("place")


def check_way_home(facts: EventFacts, _today: date) -> list[Finding]:
    """Ok with a ride, or a last connection after the end; a problem when the last one goes before the end.

    Connections until five in the morning belong to the evening before.
    """
    if facts.is_online_only or facts.place.ride_home:
        return ok("ride")
    last, ends_at = facts.place.last_connection, facts.ends_at
    if last is None or ends_at is None:
        return open_("not_known")
    end = ends_at.time()
    late, ends_late = last < EARLY, end < EARLY
    is_in_time = (late, last) > (ends_late, end)
    return ok("in_time") if is_in_time else problem("too_early", last=f"{last:%H:%M}", end=f"{end:%H:%M}")


EARLY: Final = time(5)
RULES: Final = (
    Rule(
        "place-reachable",
        frozenset({"place"}),
        check_place,
        {
            "place": (_("The place is set, without steps, and the way there is described."), ""),
            "online": (_("The event is online, the address is entered."), ""),
            "no_place": (_("No place is set yet."), _("Enter the address.")),
            "no_link": (_("The address online is missing."), _("Enter the address.")),
            "no_way": (
                _("It is not said how people get there, or whether there are steps."),
                _("Describe the way, and say whether there are steps."),
            ),
            "steps": (_("The place has steps."), _("Find a way without steps, or another place.")),
        },
    ),
    Rule(
        "way-home",
        frozenset({"place", "ends_at"}),
        check_way_home,
        {
            "ride": (_("The way home is secured."), ""),
            "in_time": (_("The last connection goes after the end."), ""),
            "not_known": (_("The last connection is not known."), _("Look it up, or offer a ride.")),
            "too_early": (
                _("The last connection goes at %(last)s, the event ends at %(end)s."),
                _("End earlier, or offer a ride."),
            ),
        },
    ),
)
