"""What has happened with an event: when, what, who, why, the latest first."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.enums.event import EventState
from events.models import Event

SENTENCES: dict[str, Promise] = {
    EventState.IDEA: _("Back to an idea: a side had nobody left."),
    EventState.PLANNED: _("It was planned."),
    EventState.ANNOUNCED: _("It was announced."),
    EventState.HELD: _("It took place."),
    EventState.CLOSED: _("It was closed."),
    EventState.POSTPONED: _("It was postponed."),
    EventState.CANCELLED: _("It was called off."),
}

# Whoever begins an event takes part from its first moment.
AT_ONCE = timedelta(seconds=10)


@dataclass(frozen=True)
class Happening:
    """One line; ``who`` is "" when it followed by itself."""

    at: datetime
    what: str | Promise
    who: str = ""
    why: str = ""


def history_of(event: Event) -> list[Happening]:
    """Return what has happened, the latest first. Two queries; ``event`` has been fetched with who began it."""
    began = Happening(event.created_at, _("It was begun."), _name(event.created_by))
    moves = [
        Happening(each.at, SENTENCES[each.target], _name(each.actor), each.reason)
        for each in event.transitions.select_related("actor")
    ]
    return sorted([began, *moves, *_comings(event)], key=lambda each: each.at)[::-1]


def _comings(event: Event) -> list[Happening]:
    """Return who joined after the beginning, and who left. Of those who leave only the day is known: its end."""
    found = []
    for party in event.parties.filter(accepted_at__isnull=False).select_related("organisation"):
        name = {"name": party.organisation.name}
        if party.accepted_at and party.accepted_at - event.created_at > AT_ONCE:
            found.append(Happening(party.accepted_at, gettext("%(name)s takes part.") % name))
        if party.left_on:
            at = timezone.make_aware(datetime.combine(party.left_on, time.max), timezone.get_default_timezone())
            found.append(Happening(min(at, timezone.now()), gettext("%(name)s has left.") % name))
    return found


def _name(person: object) -> str:
    return str(getattr(person, "name", "") or person or "")
