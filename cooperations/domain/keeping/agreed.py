"""What two sides agreed on and is due, for the weekly overview: next steps of the log, tasks of agreements."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from cooperations.enums.cooperation import CooperationState
from cooperations.enums.side import Side
from cooperations.models import AgreedTask, Block, ContactEntry, CooperationParty
from cooperations.models.touch_point import NOTICE
from partners.models import Representative, organisation_ids
from portal.accounts.domain.digest.sources import Line

from .telling import page_of


def lines_of_what_was_agreed(user: Any, today: date) -> list[Line]:
    """Return next steps and tasks that are the user's turn, due within a week or before. Two queries."""
    mine = organisation_ids(user)
    if not mine:
        return []
    section = _("What you agreed on")
    turn = Q(employer__in=mine, next_side=Side.EMPLOYER) | Q(mso__in=mine, next_side=Side.MSO)
    steps = _next_steps(today).filter(turn).select_related("employer", "mso")
    parties = CooperationParty.objects.present().filter(organisation__in=mine, cooperation=OuterRef("cooperation"))
    named, of_side = parties.filter(organisation=OuterRef("owner")), parties.filter(side=OuterRef("owner_side"))
    of_all = Q(owner=None, owner_side="") & Exists(parties)
    tasks = _tasks(today).filter(Exists(named) | Exists(of_side) | of_all).select_related("cooperation")
    return [
        *(
            Line(f"next-step:{step.pk}", step.next_step, _other(step).get_absolute_url(), step.next_on, section)
            for step in steps
        ),
        *(
            Line(
                f"task:{task.pk}",
                f"{task.what}: {task.cooperation.title}",
                page_of(task.cooperation_id),
                task.by,
                section,
            )
            for task in tasks
        ),
    ]


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
