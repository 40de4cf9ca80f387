"""Who is told of occasions and yearly questions, on the start page and in the weekly overview."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.models import CooperationParty, Renewal, RenewalAnswer, TouchPoint
from partners.models import Representative, organisation_ids, users_by_organisation
from portal.accounts.domain.digest.sources import Line
from portal.shared.tasks_waiting import WaitingEntry


def waiting_to_keep(user: Any) -> list[WaitingEntry]:
    """Return occasions that are due and yearly questions to answer. Two queries."""
    today = timezone.localdate()
    mine = organisation_ids(user)
    if not mine:
        return []
    return [
        *(
            WaitingEntry(
                title=_("Is your cooperation still alive? %(title)s") % {"title": renewal.cooperation.title},
                url=page_of(renewal.cooperation_id),
                action=_("Answer"),
            )
            for renewal in _to_answer(mine)
        ),
        *(
            WaitingEntry(
                title=f"{point.get_occasion_display()}: {point.cooperation.title}",
                url=page_of(point.cooperation_id),
                action=_("Look at it"),
                due=point.due_on,
            )
            for point in _due_points(mine, today)
        ),
    ]


def lines_of_keeping(users: Sequence[Any], today: date) -> dict[int, list[Line]]:
    """Return one line for each yearly question to answer and each occasion that is due. Three queries."""
    people = users_by_organisation(users)
    section = _("Occasions for contact")
    lines: dict[int, list[Line]] = {}
    for renewal in _to_answer(people):
        line = Line(
            f"renewal:{renewal.pk}",
            _("Is your cooperation still alive? %(title)s") % {"title": renewal.cooperation.title},
            page_of(renewal.cooperation_id),
            None,
            section,
        )
        for user in set().union(*(people[organisation] for organisation in renewal.waits_for)):
            lines.setdefault(user, []).append(line)
    for point in _due_points(people, today):
        line = Line(
            f"touch-point:{point.pk}",
            f"{point.get_occasion_display()}: {point.cooperation.title}",
            page_of(point.cooperation_id),
            point.due_on,
            section,
        )
        for user in people[point.organisation_id]:
            lines.setdefault(user, []).append(line)
    return lines


def people_to_keep(today: date) -> Iterable[int]:
    """Return who acts for an organisation with an occasion that is due or a question that is open. Three queries."""
    open_ones = Renewal.objects.open().values("cooperation")
    asked = CooperationParty.objects.present().filter(cooperation__in=open_ones, side__in=sorted(SIGNING_SIDES))
    organisations = {
        *TouchPoint.objects.due(today).values_list("organisation", flat=True),
        *asked.values_list("organisation", flat=True),
    }
    return Representative.objects.current().filter(organisation__in=organisations).values_list("user", flat=True)


def page_of(cooperation: Any) -> str:
    """Return the address of the page with occasions and the yearly question of a cooperation."""
    return reverse("cooperations:touch_points", args=[cooperation])


def _due_points(mine: Collection[int], today: date) -> QuerySet[TouchPoint]:
    return TouchPoint.objects.due(today).filter(organisation__in=mine).select_related("cooperation")


def _to_answer(mine: Collection[int]) -> QuerySet[Any]:
    """Open questions that parties among ``mine`` have not answered, which are in ``waits_for``."""
    answers = RenewalAnswer.objects.filter(renewal=OuterRef(OuterRef("pk")), organisation=OuterRef("organisation"))
    waiting = CooperationParty.objects.present().filter(
        ~Exists(answers),
        cooperation=OuterRef("cooperation"),
        organisation__in=mine,
        side__in=sorted(SIGNING_SIDES),
    )
    waits_for = ArraySubquery(waiting.values("organisation"))
    return Renewal.objects.open().filter(Exists(waiting)).annotate(waits_for=waits_for).select_related("cooperation")
