"""Everything timelines are made of, for many cooperations and events in as many queries as for one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from cooperations.enums.confirmation import Answer, RoundState
from cooperations.models import (
    AgreedTask,
    Confirmation,
    ConfirmationRound,
    ContactEntry,
    ContactRequest,
    Cooperation,
    CooperationTransition,
    FrozenParty,
    Renewal,
    RenewalAnswer,
    TouchPoint,
)
from events.models import Event, EventTransition, Lesson
from events.permissions.event import accepted_parties_of
from partners.models import organisation_ids

from .further import further_steps
from .steps import Step


@dataclass(frozen=True)
class Boards:
    """An open question to the boards: since when and until when, and the organisations that have not confirmed."""

    ends_on: date
    waiting: frozenset[int]


@dataclass
class Facts:
    """What is known, as far as one user may read it; ``own`` are the organisations they act for."""

    own: frozenset[int]
    today: date
    requests: list[ContactRequest] = field(default_factory=list)
    entries: list[ContactEntry] = field(default_factory=list)
    moves: dict[Any, list[CooperationTransition]] = field(default_factory=dict)
    boards: dict[Any, Boards] = field(default_factory=dict)
    tasks: dict[Any, list[AgreedTask]] = field(default_factory=dict)
    points: dict[Any, list[TouchPoint]] = field(default_factory=dict)
    renewals: dict[Any, list[Renewal]] = field(default_factory=dict)
    renewed: dict[Any, set[int]] = field(default_factory=dict)
    events: dict[Any, list[Event]] = field(default_factory=dict)
    event_moves: dict[Any, list[EventTransition]] = field(default_factory=dict)
    lessons: dict[Any, dict[int, date]] = field(default_factory=dict)
    further: dict[UUID, list[Step]] = field(default_factory=dict)


def facts_of(user: Any, cooperations: Sequence[Cooperation], events: Sequence[Event] = ()) -> Facts:
    """Return what ``user`` may know of ``cooperations``, their events and ``events``. Fifteen queries.

    ``user`` takes part in all of them. Cooperations and events have been fetched ``with_parties``.
    """
    facts = Facts(frozenset(organisation_ids(user)), timezone.localdate())
    known = [each.pk for each in cooperations]
    of_cooperations = Event.objects.of(user).with_sections().with_parties().filter(cooperation__in=known)
    for event in of_cooperations.order_by("created_at", "pk"):
        facts.events.setdefault(event.cooperation_id, []).append(event)
    everything = [*(each for rows in facts.events.values() for each in rows), *events]
    inside = [each for each in everything if accepted_parties_of(user, each)]
    organisations = {party.organisation_id for each in cooperations for party in each.present_parties}
    organisations |= {party.organisation_id for each in everything for party in each.present_parties}
    _contact(facts, user, organisations)
    _agreement(facts, known)
    _keeping(facts, user, known)
    _events(facts, inside)
    facts.further = further_steps(user, inside)
    return facts


def _contact(facts: Facts, user: Any, organisations: set[int]) -> None:
    pair = {"employer__in": organisations, "mso__in": organisations}
    requests = ContactRequest.objects.visible_to(user).filter(**pair)
    facts.requests = list(requests.select_related("employer", "mso", "mediator").order_by("sent_at", "pk"))
    entries = ContactEntry.objects.visible_to(user).filter(**pair)
    facts.entries = list(entries.select_related("employer", "mso").order_by("on", "pk"))


def _agreement(facts: Facts, known: list[Any]) -> None:
    for move in CooperationTransition.objects.filter(subject__in=known).order_by("at", "pk"):
        facts.moves.setdefault(move.subject_id, []).append(move)
    tasks = AgreedTask.objects.filter(cooperation__in=known, version=F("cooperation__valid_version"))
    for task in tasks.select_related("owner").order_by("by", "pk"):
        facts.tasks.setdefault(task.cooperation_id, []).append(task)
    rounds = list(ConfirmationRound.objects.filter(cooperation__in=known, state=RoundState.OPEN))
    versions = [each.version_id for each in rounds]
    yes: dict[tuple[int, int], int] = {}
    said = Confirmation.objects.filter(version__in=versions, answer=Answer.YES)
    for version, organisation in said.values_list("version", "signatory__organisation"):
        yes[version, organisation] = yes.get((version, organisation), 0) + 1
    missing: dict[int, set[int]] = {}
    for party in FrozenParty.objects.filter(version__in=versions):
        if yes.get((party.version_id, party.organisation_id), 0) < party.required:
            missing.setdefault(party.version_id, set()).add(party.organisation_id)
    for each in rounds:
        waiting = frozenset(missing.get(each.version_id, ()))
        facts.boards[each.cooperation_id] = Boards(timezone.localdate(each.ends_at), waiting)


def _keeping(facts: Facts, user: Any, known: list[Any]) -> None:
    points = TouchPoint.objects.visible_to(user).filter(cooperation__in=known)
    for point in points.order_by("due_on", "pk"):
        facts.points.setdefault(point.cooperation_id, []).append(point)
    for renewal in Renewal.objects.filter(cooperation__in=known).order_by("due_on"):
        facts.renewals.setdefault(renewal.cooperation_id, []).append(renewal)
    answers = RenewalAnswer.objects.filter(renewal__cooperation__in=known)
    for renewal_id, organisation in answers.values_list("renewal", "organisation"):
        facts.renewed.setdefault(renewal_id, set()).add(organisation)


def _events(facts: Facts, inside: Iterable[Event]) -> None:
    known = [each.pk for each in inside]
    for move in EventTransition.objects.filter(subject__in=known).order_by("at", "pk"):
        facts.event_moves.setdefault(move.subject_id, []).append(move)
    for lesson in Lesson.objects.filter(event__in=known).order_by("pk"):
        facts.lessons.setdefault(lesson.event_id, {})[lesson.organisation_id] = timezone.localdate(lesson.updated_at)
