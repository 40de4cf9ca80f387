"""Mails of a campaign to the partners: it has begun, the deadline comes or has passed, there is more time."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cooperations.domain.contacting.people import people_of
from cooperations.domain.requests.mails import Notice, write_notice
from partners.models import Organisation
from portal.outbox.guards import register_guard
from portal.outbox.models import Message
from portal.shared.addresses import absolute_url
from reports.enums import PeriodState, ReportState
from reports.models import Extension, NetworkMembership, Report, ReportingPeriod, newest_extension

GUARD = "reports.campaign"
OPENED, REMINDER, EXTENDED = "opened", "reminder", "extended"
NO_DAY = "-"
# Subject, paragraphs.
Texts = tuple[str, list[str]]


def tell_opened(period: ReportingPeriod, organisation: Organisation) -> None:
    """Tell the people of a partner, each once, that reports are written now."""
    _tell(OPENED, period, organisation, period.deadline, NO_DAY)


def tell_reminder(period: ReportingPeriod, organisation: Organisation, due: date | None, stage: str) -> int:
    """Remind the people of a partner, and return how many that are.

    ``stage`` tells the reminders of one due day apart, each is sent once.
    """
    return _tell(REMINDER, period, organisation, due, stage)


def tell_extended(extension: Extension) -> None:
    """Tell the people of a partner until when they may hand in."""
    report = extension.report
    _tell(EXTENDED, report.period, report.organisation, extension.until, str(extension.pk))


def reminder_key(period: int, organisation: int, due: date | None, stage: str) -> str:
    """Return what the keys of one reminder begin with; the person follows."""
    return _key(REMINDER, period, organisation, due, stage)


@register_guard(GUARD)
def is_still_wanted(message: Message) -> bool:
    """Say whether the partner still has to hand in, by the day the mail names, and the reader still acts for it."""
    kind, period_pk, organisation_pk, due, _stage, person = message.job.key.removeprefix("report-").split(":")
    period = ReportingPeriod.objects.filter(pk=int(period_pk)).first()
    if period is None:
        return False
    report = (
        Report.objects.filter(period=period, organisation=int(organisation_pk)).annotate(**newest_extension()).first()
    )
    if report is not None and report.state != ReportState.DRAFT:
        return False
    if report is None and not NetworkMembership.objects.current().filter(organisation=int(organisation_pk)).exists():
        return False
    if not can_still_hand_in(period, report) or (due != _day(_due(period, report)) and kind != OPENED):
        return False
    return any(each.key == person for each in people_of(Organisation.objects.get(pk=int(organisation_pk))))


def can_still_hand_in(period: ReportingPeriod, report: Report | None) -> bool:
    """Say whether a draft about ``period`` can be written now: while it is open, or as long as an extension runs."""
    if period.state == PeriodState.OPEN:
        return True
    until = report.extended_until if report is not None else None
    return period.state == PeriodState.IN_REVIEW and until is not None and until >= timezone.localdate()


def texts_of(kind: str, period: ReportingPeriod, due: date | None) -> Texts:
    """Return subject and paragraphs of a mail in the present language."""
    names = {"year": period.year, "day": date_format(due, "DATE_FORMAT") if due else ""}
    return _TEXTS[kind](names, due)


def _tell(kind: str, period: ReportingPeriod, organisation: Organisation, due: date | None, stage: str) -> int:
    people = people_of(organisation)
    for recipient in people:
        with translation.override(recipient.language):
            subject, paragraphs = texts_of(kind, period, due)
            notice = Notice(
                subject=subject,
                reason=_("You get this mail because you act for %(organisation)s in the portal Brückenbauer.")
                % {"organisation": organisation.name},
                paragraphs=paragraphs,
                links=[(_("Go to the report"), absolute_url(reverse("reports:overview")))],
            )
        key = f"{_key(kind, period.pk, organisation.pk, due, stage)}{recipient.key}"
        write_notice(key, recipient, notice, guard=GUARD)
    return len(people)


def _key(kind: str, period: int, organisation: int, due: date | None, stage: str) -> str:
    # The opening is told once, whatever becomes of the deadline.
    day = NO_DAY if kind == OPENED else _day(due)
    return f"report-{kind}:{period}:{organisation}:{day}:{stage}:"


def _day(due: date | None) -> str:
    return due.isoformat() if due else NO_DAY


def _due(period: ReportingPeriod, report: Report | None) -> date | None:
    return report.due_on if report is not None else period.deadline


def _opened(names: dict[str, Any], due: date | None) -> Texts:
    paragraphs = [_("The ministry asks the partners of the network for their report %(year)d.") % names]
    if due:
        paragraphs.append(_("Please hand it in by %(day)s. The guidelines stand above the texts.") % names)
    return _("Your report %(year)d can be written now") % names, paragraphs


def _reminder(names: dict[str, Any], due: date | None) -> Texts:
    subject = _("Reminder: your report %(year)d") % names
    if due is None:
        return subject, [_("Your report %(year)d is not handed in yet.") % names]
    if due >= timezone.localdate():
        return subject, [_("Your report %(year)d is not handed in yet. It is due on %(day)s.") % names]
    return subject, [
        _("Your report %(year)d is not handed in yet. It was due on %(day)s.") % names,
        _("If you need more time, ask the ministry: after the deadline it has to agree."),
    ]


def _extended(names: dict[str, Any], _due: date | None) -> Texts:
    return (
        _("More time for your report %(year)d") % names,
        [_("You can hand in your report %(year)d until %(day)s. The reason stands with the report.") % names],
    )


_TEXTS: dict[str, Callable[[dict[str, Any], date | None], Texts]] = {
    OPENED: _opened,
    REMINDER: _reminder,
    EXTENDED: _extended,
}
