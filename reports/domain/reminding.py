"""Opening periods on their day, and reminding partners of the deadline: due until done, never twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from partners.models import Organisation
from portal.outbox.models import Job
from reports.enums import PeriodState, ReportState
from reports.models import NetworkMembership, Report, ReportingPeriod, newest_extension
from reports.permissions import can_manage_period

from .campaign_mails import can_still_hand_in, reminder_key, tell_opened, tell_reminder
from .periods import open_period

# Kept as it stands here, and translated for whoever reads it.
OPENED_BY_ITSELF = gettext_noop("Opened on the planned day")


@dataclass(frozen=True)
class Owing:
    """A partner whose report is not handed in: by when it is due, and since when it knows that day."""

    organisation: Organisation
    due: date | None
    since: date | None


def stage_due(reminder_days: Sequence[int], owing: Owing, today: date) -> int | None:
    """Return the latest reminder whose day has come, in days from the due day; None if there is none.

    A reminder that was missed is made up for, but only the latest one; those of days before the partner was told of
    its due day are not.
    """
    if owing.due is None:
        return None
    reached = [
        days
        for days in reminder_days
        if owing.due + timedelta(days=days) <= today
        and (owing.since is None or owing.due + timedelta(days=days) > owing.since)
    ]
    return max(reached, default=None)


def run_campaigns(today: date) -> int:
    """Open the periods whose day has come and send the reminders that are due; return how many partners were reminded.

    Safe to run twice, and late.
    """
    for period in ReportingPeriod.objects.filter(state=PeriodState.PLANNED, opens_on__lte=today):
        open_period(period, actor=None, reason=OPENED_BY_ITSELF)
    running = (PeriodState.OPEN, PeriodState.IN_REVIEW)
    periods = ReportingPeriod.objects.filter(state__in=running, deadline__isnull=False)
    return sum(_remind_all(period, today) for period in periods)


def announce_opening(period: ReportingPeriod) -> int:
    """Tell all partners of the network that the period is open; return how many. Each gets the mail once."""
    members = NetworkMembership.objects.current().select_related("organisation").order_by("pk")
    for member in members:
        tell_opened(period, member.organisation)
    return len(members)


def remind_by_hand(period: ReportingPeriod, organisations: Iterable[int], *, actor: Any) -> int:
    """Remind the chosen partners that have not handed in, each once a day; return how many.

    Raises ``PermissionDenied``.
    """
    if not can_manage_period(actor):
        raise PermissionDenied
    chosen = set(organisations)
    stage = f"by-hand-{timezone.localdate().isoformat()}"
    return _remind(period, [(each, stage) for each in partners_owing(period) if each.organisation.pk in chosen])


def partners_owing(period: ReportingPeriod) -> list[Owing]:
    """Return the partners whose report is not handed in and still can be, in a fixed order. Three queries."""
    opened = period.transitions.filter(target=PeriodState.OPEN).order_by("pk").values_list("at", flat=True).first()
    since = timezone.localdate(opened) if opened else None
    reports = (
        Report.objects.filter(period=period).select_related("organisation", "period").annotate(**newest_extension())
    )
    found: dict[int, Any] = {each.organisation_id: each for each in reports}
    owing = {
        pk: Owing(each.organisation, each.due_on, timezone.localdate(each.extension_at) if each.extension_at else since)
        for pk, each in found.items()
        if each.state == ReportState.DRAFT and can_still_hand_in(period, each)
    }
    if period.state == PeriodState.OPEN:
        for member in NetworkMembership.objects.current().select_related("organisation"):
            if member.organisation_id not in found:
                owing[member.organisation_id] = Owing(member.organisation, period.deadline, since)
    return [owing[pk] for pk in sorted(owing)]


def _remind_all(period: ReportingPeriod, today: date) -> int:
    due = [(each, stage_due(period.reminder_days, each, today)) for each in partners_owing(period)]
    return _remind(period, [(each, str(stage)) for each, stage in due if stage is not None])


def _remind(period: ReportingPeriod, due: list[tuple[Owing, str]]) -> int:
    sent = {
        key.rpartition(":")[0] + ":"
        for key in Job.objects.filter(key__startswith=f"report-reminder:{period.pk}:").values_list("key", flat=True)
    }
    new = [
        (each, stage)
        for each, stage in due
        if reminder_key(period.pk, each.organisation.pk, each.due, stage) not in sent
    ]
    with transaction.atomic():
        return sum(bool(tell_reminder(period, each.organisation, each.due, stage)) for each, stage in new)
