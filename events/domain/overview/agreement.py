"""From the proposal to an agreement in force, and what was agreed on. Pure: no queries."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.domain.lifecycle.history import words_of
from cooperations.enums.cooperation import FAILED_STATES, SIGNING_SIDES, CooperationState
from cooperations.models import AgreedTask, Cooperation, CooperationParty

from .loading import Facts
from .steps import Awaited, Party, Step, StepState, awaited

State = CooperationState
# What is due later than this lies ahead and waits for nobody yet.
SOON = timedelta(days=30)


def agreement_steps(cooperation: Cooperation, facts: Facts) -> list[Step]:
    """Return the moves of ``cooperation``, and who has to do what for the next one. It comes with its parties."""
    own, boards = facts.own, facts.boards.get(cooperation.pk)
    page, agreement = cooperation.get_absolute_url(), reverse("cooperations:agreement", args=[cooperation.pk])
    began = _("The cooperation was proposed.")
    steps = [Step(began, StepState.DONE, timezone.localdate(cooperation.created_at), page)]
    for move in facts.moves.get(cooperation.pk, ()):
        state = StepState.OFF if move.target in {*FAILED_STATES, State.ENDED} else StepState.DONE
        steps.append(Step(words_of(move), state, timezone.localdate(move.at)))
    if not cooperation.is_open:
        return steps
    asked = [party for party in cooperation.present_parties if party.accepted_at is None]
    if asked:
        steps.append(Step(_("Say whether you take part"), StepState.WAITING, None, page, awaited(asked, own)))
    if cooperation.state == State.IN_TALKS:
        both = awaited(signing(cooperation), own)
        steps.append(Step(_("Write the agreement"), StepState.WAITING, None, agreement, both))
    if boards is not None:
        silent = [party for party in signing(cooperation) if party.organisation_id in boards.waiting]
        url = reverse("cooperations:signatories", args=[cooperation.pk])
        steps.append(Step(_("Confirm the agreement"), StepState.WAITING, boards.ends_on, url, awaited(silent, own)))
    return steps


def task_steps(cooperation: Cooperation, facts: Facts) -> list[Step]:
    """Return what was agreed on, done or open."""
    url = f"{cooperation.get_absolute_url()}#tasks"
    steps = []
    for task in facts.tasks.get(cooperation.pk, ()):
        if task.done_at is not None:
            steps.append(Step(task.what, StepState.DONE, timezone.localdate(task.done_at), url))
        elif not cooperation.is_open:
            continue
        elif task.by is not None and task.by > facts.today + SOON:
            steps.append(Step(task.what, StepState.AHEAD, task.by, url))
        else:
            steps.append(Step(task.what, StepState.WAITING, task.by, url, _who_does(cooperation, task, facts.own)))
    return steps


def signing(cooperation: Cooperation) -> list[CooperationParty]:
    """Return those whom the agreement binds."""
    return [each for each in cooperation.present_parties if each.accepted_at is not None and each.side in SIGNING_SIDES]


def _who_does(cooperation: Cooperation, task: AgreedTask, own: frozenset[int]) -> Awaited:
    if task.owner is not None:
        return Awaited(is_us=True) if task.owner_id in own else Awaited(others=(task.owner.display_name,))
    parties: list[Party] = [each for each in signing(cooperation) if task.owner_side in {"", each.side}]
    return awaited(parties, own)
