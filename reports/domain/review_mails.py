"""Mails of a review to the partner: the report is returned, or accepted and waits for its release."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from cooperations.domain.contacting.people import people_of
from cooperations.domain.requests.mails import Notice, write_notice
from portal.outbox.guards import register_guard
from portal.outbox.models import Message
from portal.shared.addresses import absolute_url
from reports.enums import ReportState
from reports.models import Report, ReportTransition

GUARD = "reports.review"


def tell_partner(report: Report) -> None:
    """Tell the people of the partner, each once, what the ministry has decided. In the transaction of the decision.

    What the ministry wrote stands with the report, not in the mail: it is for the partner's eyes only.
    """
    move = _newest(report.pk)
    for recipient in people_of(report.organisation):
        with translation.override(recipient.language):
            names = {"year": report.period.year}
            if report.state == ReportState.RETURNED:
                subject = _("The ministry asks for changes to your report %(year)d") % names
                sentence = _(
                    "The ministry has read your report and returned it. What it asks for stands with the texts."
                )
            else:
                subject = _("Your report %(year)d is accepted and waits for your release") % names
                sentence = _(
                    "The ministry has accepted the report. The head of your organisation reads the final text once "
                    "more and releases it for the brochure."
                )
            notice = Notice(
                subject=subject,
                reason=_("You get this mail because you act for %(organisation)s in the portal Brückenbauer.")
                % {"organisation": report.organisation.name},
                paragraphs=[sentence],
                links=[(_("Go to the report"), absolute_url(report.get_absolute_url()))],
            )
        write_notice(f"report-review:{move.pk}:{recipient.key}", recipient, notice, guard=GUARD)


@register_guard(GUARD)
def is_still_so(message: Message) -> bool:
    """Say whether nothing has happened to the report since, and the reader still acts for the partner."""
    _prefix, pk, person = message.job.key.split(":")
    move = ReportTransition.objects.select_related("subject__organisation").get(pk=int(pk))
    if _newest(move.subject_id).pk != move.pk:
        return False
    return any(each.key == person for each in people_of(move.subject.organisation))


def _newest(report: int) -> Any:
    return ReportTransition.objects.filter(subject=report).latest("pk")
