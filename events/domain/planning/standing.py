"""Where an event stands, in one sentence, and the one next step of whoever looks."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.enums.event import COMING_STATES, EventState, Section
from events.models import Event, EventParty
from events.permissions.event import can_edit_event, parties_of, present_parties
from events.states.event import missing_for_announcement, missing_sides

State = EventState

_SENTENCES: dict[str, Promise] = {
    State.ANNOUNCED: gettext_lazy("The event is announced. Invitations can go out."),
    State.HELD: gettext_lazy("The event has taken place. Now write down what came of it."),
    State.CLOSED: gettext_lazy("The event has taken place and is closed."),
    State.POSTPONED: gettext_lazy("The event is postponed. It needs a new date."),
    State.CANCELLED: gettext_lazy("The event was called off."),
}
# Words on the button and URL name.
_STEPS: dict[str, tuple[Promise, str]] = {
    State.IDEA: (gettext_lazy("Choose a date"), "events:event_date"),
    State.POSTPONED: (gettext_lazy("Choose a date"), "events:event_date"),
    State.ANNOUNCED: (gettext_lazy("Make invitations"), "events:material"),
    State.HELD: (gettext_lazy("Write down what came of it"), "events:after"),
}


@dataclass(frozen=True)
class Step:
    """The one thing to do next: the word on the button and where it leads; ``is_form``: by POST."""

    label: str
    url: str
    is_form: bool = False


@dataclass(frozen=True)
class Standing:
    """Where it stands, what is missing on the way to the next state, and what the reader can do about it."""

    sentence: str
    missing: tuple[str, ...] = ()
    step: Step | None = None


def standing(event: Event, user: Any) -> Standing:
    """Say it for ``user``, on the page of one event. Two queries for a planned event, else none.

    ``event`` has been fetched ``with_parties``.
    """
    missing = tuple(missing_for_announcement(event)) if event.state == State.PLANNED else ()
    return Standing(sentence(event, user), missing, _step(event, user, missing))


def sentence(event: Event, user: Any) -> str:
    """Return where ``event`` stands. ``event`` has been fetched ``with_parties``; no query."""
    if open_question(event, user) is not None:
        return _("%(name)s would like to hold this event together with you.") % {"name": event.host.display_name}
    if event.state == State.IDEA:
        return _idea(event)
    if event.state == State.PLANNED and _is_past(event):
        return _("The date is over, and the event was not announced here. Did it take place?")
    if event.state == State.PLANNED:
        return _("The event has a date, and both sides take part. It is not announced yet.")
    return str(_SENTENCES[State(event.state)])


def open_question(event: Event, user: Any) -> EventParty | None:
    """Return the party for which ``user`` has to say whether it takes part, if there is one. No query."""
    if event.state not in COMING_STATES:
        return None
    return next((party for party in parties_of(user, event) if party.accepted_at is None), None)


def _idea(event: Event) -> str:
    if missing_sides(present_parties(event)):
        waiting = [party for party in present_parties(event) if party.accepted_at is None]
        if waiting:
            return _("An idea so far: not everybody who was asked has answered yet.")
        return _("An idea so far: the other side is not asked yet.")
    if event.starts_at is None:
        return _("An idea so far: it needs a date.")
    if _is_past(event):
        return _("An idea so far: its date is over. Please choose another one.")
    return _("An idea so far: another event is planned at this place and time. Choose another room or date.")


def _is_past(event: Event) -> bool:
    return event.ends_at is not None and event.ends_at <= timezone.now()


def _step(event: Event, user: Any, missing: tuple[str, ...]) -> Step | None:
    if open_question(event, user) is not None:
        return Step(_("Yes, we take part"), reverse("events:event_join", args=[event.pk]), is_form=True)
    if not can_edit_event(user, event):
        return None
    if event.state == State.PLANNED:
        return _step_of_plan(event, missing)
    if event.state == State.IDEA and _is_unasked(event):
        return Step(_("Ask an organisation to join"), reverse("events:event_invite", args=[event.pk]))
    label, name = _STEPS.get(State(event.state), ("", ""))
    return Step(str(label), reverse(name, args=[event.pk])) if name else None


def _is_unasked(event: Event) -> bool:
    """Say whether a side has nobody, and nobody is asked either."""
    return bool(missing_sides(present_parties(event))) and all(each.accepted_at for each in present_parties(event))


def _step_of_plan(event: Event, missing: tuple[str, ...]) -> Step:
    if _is_past(event):
        return Step(_("Yes, it took place"), reverse("events:event_held", args=[event.pk]), is_form=True)
    if missing:
        return Step(_("Write down what is missing"), reverse("events:event_edit", args=[event.pk, _first_gap(event)]))
    return Step(_("Announce the event"), reverse("events:event_step", args=[event.pk, "announce"]))


def _first_gap(event: Event) -> str:
    if not event.venue.is_whole:
        return Section.PLACE
    return Section.LANGUAGES if event.target_groups else Section.BASICS
