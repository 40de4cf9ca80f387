"""What has happened with an event: when, what, who, why, the latest first."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.enums.event import EventState
from events.models import Event

_SENTENCES: dict[str, Promise] = {
    EventState.IDEA: _("Back to an idea: a side had nobody left."),
    EventState.PLANNED: _("It was planned."),
    EventState.ANNOUNCED: _("It was announced."),
    EventState.HELD: _("It took place."),
    EventState.CLOSED: _("It was closed."),
    EventState.POSTPONED: _("It was postponed."),
    EventState.CANCELLED: _("It was called off."),
}


@dataclass(frozen=True)
class Happening:
    """One line; ``who`` is "" when it followed by itself."""

    at: datetime
    what: str | Promise
    who: str = ""
    why: str = ""


def history_of(event: Event) -> list[Happening]:
    """Return what has happened, the latest first. One query; ``event`` has been fetched with who began it."""
    began = Happening(event.created_at, _("It was begun."), _name(event.created_by))
    moves = [
        Happening(each.at, _SENTENCES[each.target], _name(each.actor), each.reason)
        for each in event.transitions.select_related("actor")
    ]
    return [*reversed(moves), began]


def _name(person: object) -> str:
    return str(getattr(person, "name", "") or person or "")
