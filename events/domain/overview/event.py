"""From the idea of an event to what was learned. Pure: no queries."""

from collections.abc import Mapping
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.enums.side import Side
from events.domain.after.feedback import is_open, open_days
from events.domain.planning.history import SENTENCES
from events.enums.event import COMING_STATES, EventState
from events.enums.registration import RegistrationMode
from events.models import Event, EventParty
from events.states.event import missing_sides

from .loading import Facts
from .steps import Awaited, Step, StepState, awaited

State = EventState


def event_steps(event: Event, facts: Facts) -> list[Step]:
    """Return the way of ``event`` so far, what is open and what is ahead.

    ``event`` comes with its parties and sections. Whoever is only asked to take part reads nothing but that.
    """
    own = facts.own
    mine = [each for each in event.present_parties if each.organisation_id in own and not each.is_silenced]
    if not any(each.accepted_at for each in mine):
        return _question(event, own)
    steps = [Step(_("It was begun."), StepState.DONE, timezone.localdate(event.created_at))]
    for move in facts.event_moves.get(event.pk, ()):
        state = StepState.OFF if move.target in {State.CANCELLED, State.POSTPONED} else StepState.DONE
        took_place = move.target == State.HELD and event.starts_at is not None
        at = event.starts_at if took_place and event.starts_at else move.at
        steps.append(Step(SENTENCES[move.target], state, timezone.localdate(at)))
    steps += _question(event, own)
    if event.state in COMING_STATES:
        steps += _before(event, own)
    elif event.state in {State.HELD, State.CLOSED} and event.erased_at is None:
        steps += _after(event, facts.lessons.get(event.pk, {}), own, facts.today)
    return [*steps, *facts.further.get(event.pk, ())]


def _question(event: Event, own: frozenset[int]) -> list[Step]:
    asked = [each for each in event.present_parties if each.accepted_at is None]
    if not asked or event.state not in COMING_STATES:
        return []
    return [_waiting(event, _("Say whether you take part"), "event", awaited(asked, own))]


def _before(event: Event, own: frozenset[int]) -> list[Step]:
    both = awaited(_holding(event), own)
    steps = []
    if missing_sides(event.present_parties):
        if all(each.accepted_at for each in event.present_parties):
            steps.append(_waiting(event, _("Ask an organisation to join"), "event_invite", both))
    elif event.starts_at is None:
        steps.append(_waiting(event, _("Choose a date"), "event_date", both))
    elif event.state == State.PLANNED:
        steps.append(_waiting(event, _("Announce the event"), "event", both))
    registration = event.registration
    if event.state == State.ANNOUNCED and registration.expected is None:
        msos = [each for each in _holding(event) if each.side == Side.MSO]
        steps.append(_waiting(event, _("Say how many come"), "registration", awaited(msos, own)))
    if registration.mode == RegistrationMode.SIGN_UP and registration.closes_at is not None:
        steps.append(Step(_("Sign-up closes."), StepState.AHEAD, timezone.localdate(registration.closes_at)))
    if event.starts_at is not None:
        steps.append(Step(_("The event takes place."), StepState.AHEAD, timezone.localdate(event.starts_at)))
    return steps


def _after(event: Event, lessons: Mapping[int, date], own: frozenset[int], today: date) -> list[Step]:
    steps = []
    outcome, holding = event.outcome, _holding(event)
    if event.state == State.HELD:
        if outcome.attended is None:
            steps.append(_waiting(event, _("Write down how many came"), "zahlen", awaited(holding, own)))
        silent = [each for each in holding if each.organisation_id not in lessons]
        if silent:
            steps.append(_waiting(event, _("Write down what you learned"), "gelernt", awaited(silent, own)))
    if lessons:
        learned = Step(_("What we learned"), StepState.DONE, max(lessons.values()), _url(event, "gelernt"))
        steps.append(learned)
    days = open_days(event)
    if days and is_open(event, today):
        steps.append(Step(_("Guests say how it was."), StepState.AHEAD, days[1], _url(event, "rueckmeldungen")))
    if (outcome.interested or 0) > (outcome.followed_up or 0):
        employers = [each for each in holding if each.side == Side.EMPLOYER]
        steps.append(_waiting(event, _("Speak with those who are interested"), "zahlen", awaited(employers, own)))
    return steps


def _holding(event: Event) -> list[EventParty]:
    return [each for each in event.present_parties if each.accepted_at and each.side in SIGNING_SIDES]


def _waiting(event: Event, what: str, page: str, who: Awaited) -> Step:
    return Step(what, StepState.WAITING, None, _url(event, page), who)


def _url(event: Event, page: str) -> str:
    if page in {"zahlen", "gelernt", "rueckmeldungen"}:
        return reverse("events:after_section", args=[event.pk, page])
    return reverse(f"events:{page}", args=[event.pk])
