"""What waits for a person because of requests. Four queries."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.enums.contact import RequestState
from cooperations.enums.side import Side
from cooperations.models import Block, ContactEntry, ContactRequest, MisuseReport
from partners.models import organisation_ids
from portal.shared.tasks_waiting import WaitingEntry

from .mediation import MEDIATION_LASTS, SILENT_AFTER

# An employer hears of a silent request for as long as a go-between makes sense.
OFFERED_FOR = timedelta(days=60)


def waiting_requests(user: Any) -> list[WaitingEntry]:
    """Return requests to answer, to go between, silent ones, next steps that are due, reports."""
    own = organisation_ids(user)
    if not own:
        return []
    return [*_to_answer(own), *_to_mediate(own), *_silent(own), *_reported(own)]


def waiting_next_steps(user: Any) -> list[WaitingEntry]:
    """Return next steps of the log that are the user's side's turn and due within a week. One query."""
    own = organisation_ids(user)
    if not own:
        return []
    due = ContactEntry.objects.filter(
        next_done_at=None, next_on__lte=timezone.localdate() + timedelta(days=7)
    ).select_related("employer", "mso")
    mine = [
        (each, each.mso if each.next_side == Side.EMPLOYER else each.employer)
        for each in due.visible_to(user)
        if (each.employer_id if each.next_side == Side.EMPLOYER else each.mso_id) in own
    ]
    return [
        WaitingEntry(
            title=each.next_step,
            url=reverse("cooperations:log", args=[other.slug]),
            action=_("Open log"),
            due=each.next_on,
            detail=_("Next step with %(organisation)s") % {"organisation": other.display_name},
        )
        for each, other in mine
    ]


def _to_answer(own: set[int]) -> list[WaitingEntry]:
    blocked = Block.objects.standing().filter(blocker=OuterRef("mso"), blocked=OuterRef("employer"))
    rows = (
        ContactRequest.objects.delivered()
        .filter(mso__in=own, state__in=[RequestState.SENT, RequestState.MEDIATED])
        .exclude(Exists(blocked))
        .select_related("employer")
    )
    return [
        WaitingEntry(
            title=_("Request of %(employer)s: %(subject)s")
            % {"employer": each.employer.display_name, "subject": each.subject},
            url=each.get_absolute_url(),
            action=_("Answer request"),
            due=each.sent_on + SILENT_AFTER if each.state == RequestState.SENT else None,
        )
        for each in rows
    ]


def _to_mediate(own: set[int]) -> list[WaitingEntry]:
    rows = ContactRequest.objects.filter(mediator__in=own, state=RequestState.MEDIATED).select_related(
        "employer", "mso"
    )
    return [
        WaitingEntry(
            title=_("Can you go between %(employer)s and %(mso)s?")
            % {"employer": each.employer.display_name, "mso": each.mso.display_name},
            url=each.get_absolute_url(),
            action=_("View request"),
            due=each.mediated_on + MEDIATION_LASTS if each.mediated_on else None,
        )
        for each in rows
    ]


def _silent(own: set[int]) -> list[WaitingEntry]:
    rows = ContactRequest.objects.filter(
        employer__in=own,
        state=RequestState.UNANSWERED,
        closed_on__gte=timezone.localdate() - OFFERED_FOR,
        mediator=None,
    ).select_related("mso")
    return [
        WaitingEntry(
            title=_("No answer from %(mso)s") % {"mso": each.mso.display_name},
            url=each.get_absolute_url(),
            action=_("Ask a go-between"),
            detail=_("The integration centre or an umbrella association can help."),
        )
        for each in rows
    ]


def _reported(own: set[int]) -> list[WaitingEntry]:
    if not (number := MisuseReport.objects.filter(addressee__in=own, settled_at=None).count()):
        return []
    return [
        WaitingEntry(
            title=_("A contact request was reported to you"),
            url=reverse("cooperations:misuse_reports"),
            action=_("View reports"),
            detail=str(number) if number > 1 else "",
        )
    ]
