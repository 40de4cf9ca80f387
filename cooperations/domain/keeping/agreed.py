"""What two sides agreed on and is due, for the weekly overview: next steps of the log, tasks of agreements."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from cooperations.enums.cooperation import CooperationState
from cooperations.enums.side import Side
from cooperations.models import AgreedTask, Block, ContactEntry, CooperationParty
from cooperations.models.touch_point import NOTICE
from partners.models import Representative, users_by_organisation
from portal.accounts.domain.digest.sources import Line

from .telling import page_of


def lines_of_what_was_agreed(users: Sequence[Any], today: date) -> dict[int, list[Line]]:
    """Return next steps and tasks whose turn it is, due within a week or before, by user. Three queries."""
    people = users_by_organisation(users)
    section = _("What you agreed on")
    lines: dict[int, list[Line]] = {}
    turn = Q(employer__in=people, next_side=Side.EMPLOYER) | Q(mso__in=people, next_side=Side.MSO)
    for step in _next_steps(today).filter(turn).select_related("employer", "mso"):
        line = Line(f"next-step:{step.pk}", step.next_step, _other(step).get_absolute_url(), step.next_on, section)
        for user in people[step.employer_id if step.next_side == Side.EMPLOYER else step.mso_id]:
            lines.setdefault(user, []).append(line)
    for task in _tasks_of(people, today):
        title = f"{task.what}: {task.cooperation.title}"
        line = Line(f"task:{task.pk}", title, page_of(task.cooperation_id), task.by, section)
        turns = task.of_some if task.owner_id or task.owner_side else task.of_all
        for user in set().union(*(people[organisation] for organisation in turns)):
            lines.setdefault(user, []).append(line)
    return lines


def people_who_agreed(today: date) -> Iterable[int]:
    """Return who acts for an organisation whose turn it is. Four queries."""
    steps = _next_steps(today)
    due = _tasks(today).filter(cooperation=OuterRef("cooperation"))
    of_party = due.filter(
        Q(owner=OuterRef("organisation")) | Q(owner_side=OuterRef("side")) | Q(owner=None, owner_side="")
    )
    organisations = {
        *steps.filter(next_side=Side.EMPLOYER).values_list("employer", flat=True),
        *steps.filter(next_side=Side.MSO).values_list("mso", flat=True),
        *CooperationParty.objects.present().filter(Exists(of_party)).values_list("organisation", flat=True),
    }
    return Representative.objects.current().filter(organisation__in=organisations).values_list("user", flat=True)


def _tasks_of(organisations: Collection[int], today: date) -> QuerySet[Any]:
    """Tasks of ``organisations``: ``of_some`` are those named or of the side named, ``of_all`` all that take part."""
    parties = CooperationParty.objects.present().filter(
        organisation__in=organisations, cooperation=OuterRef("cooperation")
    )
    some = parties.filter(Q(organisation=OuterRef("owner")) | Q(side=OuterRef("owner_side")))
    nobody_named = Q(owner=None, owner_side="") & Exists(parties)
    of_some, of_all = (ArraySubquery(rows.values("organisation")) for rows in (some, parties))
    tasks = _tasks(today).filter(Exists(some) | nobody_named).select_related("cooperation")
    return tasks.annotate(of_some=of_some, of_all=of_all)


def _other(step: ContactEntry) -> Any:
    return step.mso if step.next_side == Side.EMPLOYER else step.employer


def _next_steps(today: date) -> QuerySet[ContactEntry]:
    """Steps that are due. An MSO hears nothing of those with an employer it has blocked."""
    blocked = Block.objects.filter(blocker=OuterRef("mso"), blocked=OuterRef("employer"), lifted_at=None)
    due = ContactEntry.objects.filter(next_done_at=None, next_on__lte=today + NOTICE)
    return due.exclude(Q(Exists(blocked)) & Q(next_side=Side.MSO))


def _tasks(today: date) -> QuerySet[AgreedTask]:
    """Tasks of agreements that hold today."""
    due = AgreedTask.objects.filter(done_at=None, by__lte=today + NOTICE, version=F("cooperation__valid_version"))
    return due.exclude(cooperation__state__in=[CooperationState.ENDED, CooperationState.DORMANT])
