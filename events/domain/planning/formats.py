"""What each format brings: how long it takes, what is good to know about it (handbook, phases 2 and 6)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.enums import MeetingFormat, MeetingTime


@dataclass(frozen=True)
class Defaults:
    """What is proposed for an event.

    ``minutes`` from start to end, ``is_online`` where everybody stays at home, ``parts`` of the week that fit.
    """

    minutes: int
    hints: tuple[str | Promise, ...]
    is_online: bool = False
    parts: frozenset[MeetingTime] = frozenset(MeetingTime)


_PARTS: dict[str, frozenset[MeetingTime]] = {
    MeetingFormat.INFORMATION_EVENING: frozenset({MeetingTime.EVENING}),
}
_FORMATS: dict[str, tuple[int, Promise]] = {
    MeetingFormat.INFORMATION_EVENING: (
        120,
        _("Information evening: begin after work, speak for half of the time at most, and leave room for questions."),
    ),
    MeetingFormat.COMPANY_VISIT: (
        180,
        _("Company visit: small groups, firm shoes, and people of the company who speak the languages of the group."),
    ),
    MeetingFormat.TASTER_SESSION: (
        240,
        _("Taster session: everybody does something with their hands; clear safety and insurance beforehand."),
    ),
    MeetingFormat.APPLICATION_TRAINING: (
        180,
        _("Application training: ask the guests to bring their papers, and plan one helper for four people."),
    ),
    MeetingFormat.ONLINE: (
        90,
        _("Online format: send the link twice, open the room a quarter of an hour early, and name a phone number."),
    ),
    MeetingFormat.MARKET: (
        240,
        _("Market of possibilities: every stand has something to touch or try; signs in the languages of the guests."),
    ),
    MeetingFormat.SPEED_DATING: (
        120,
        _("Speed dating: eight minutes a talk, a bell, a break in the middle, and a sheet for notes."),
    ),
    MeetingFormat.BUS_TOUR: (
        360,
        _("Bus tour: one meeting point with a roof, a list of who is on board, and somebody to call who comes late."),
    ),
    MeetingFormat.LEISURE: (
        180,
        _("Leisure event: people first, no talks about vacancies unless guests ask; families are welcome."),
    ),
    MeetingFormat.PANEL_TALK: (
        120,
        _("Panel talk: at least half of the speakers come from the communities; no more than five on the stage."),
    ),
}


def format_defaults(formats: Iterable[str]) -> Defaults:
    """Return what ``formats`` bring together: the longest time, all hints. No query."""
    chosen = [each for each in MeetingFormat.values if each in set(formats)]
    minutes = max((_FORMATS[each][0] for each in chosen), default=120)
    parts = frozenset(MeetingTime).intersection(*(_PARTS.get(each, frozenset(MeetingTime)) for each in chosen))
    return Defaults(minutes, tuple(_FORMATS[each][1] for each in chosen), chosen == [MeetingFormat.ONLINE], parts)
