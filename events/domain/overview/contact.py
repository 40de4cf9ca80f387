"""From the first call to an answer. Pure: no queries."""

from collections.abc import Collection
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperations.domain.requests.mediation import SILENT_AFTER
from cooperations.enums.contact import RequestState
from cooperations.enums.side import Side
from cooperations.models import ContactEntry, ContactRequest
from portal.shared.sentences import isolated

from .loading import Facts
from .steps import Awaited, Step, StepState

_CLOSED: dict[str, Promise] = {
    RequestState.DECLINED: gettext_lazy("The request was declined."),
    RequestState.WITHDRAWN: gettext_lazy("The request was taken back."),
    RequestState.UNANSWERED: gettext_lazy("No answer came to the request."),
}


def contact_steps(organisations: Collection[int], facts: Facts, until: date, *, is_open: bool) -> list[Step]:
    """Return how the ``organisations`` came together: first conversations, requests with answers, open next steps.

    ``until`` is the day on which they began what is looked at; later requests are about something else. Next steps
    are those of a project that ``is_open``.
    """
    own, present = facts.own, set(organisations)
    pairs = [each for each in facts.requests if {each.employer_id, each.mso_id} <= present]
    requests = [each for each in pairs if each.sent_on <= until]
    steps = [step for each in requests for step in _of_request(each, own)]
    spoken: set[tuple[int, int]] = set()
    for entry in facts.entries:
        pair = (entry.employer_id, entry.mso_id)
        if not present.issuperset(pair):
            continue
        if entry.reached and pair not in spoken:
            spoken.add(pair)
            first = _("First conversation: %(kind)s") % {"kind": entry.get_kind_display()}
            steps.append(Step(first, StepState.DONE, entry.on, _log(entry, own)))
        if is_open and entry.next_step and entry.next_side and entry.next_done_at is None:
            steps.append(Step(entry.next_step, StepState.WAITING, entry.next_on, _log(entry, own), _turn(entry, own)))
    return steps


def _of_request(request: ContactRequest, own: frozenset[int]) -> list[Step]:
    url = request.get_absolute_url()
    names = {"employer": isolated(request.employer.display_name), "subject": isolated(request.subject)}
    sent = _("Request of %(employer)s: %(subject)s") if request.subject else _("Request of %(employer)s")
    steps = [Step(sent % names, StepState.DONE, request.sent_on, url)]
    if request.state == RequestState.ANSWERED:
        day = timezone.localdate(request.first_answer_at) if request.first_answer_at else None
        return [*steps, Step(_("The request was answered."), StepState.DONE, day, url)]
    if request.state in _CLOSED:
        return [*steps, Step(_CLOSED[request.state], StepState.OFF, request.closed_on, url)]
    asked = [request.mso] if request.mediator is None else [request.mso, request.mediator]
    others = tuple(each.display_name for each in asked if each.pk not in own)
    who = Awaited(len(others) < len(asked), others)
    return [*steps, Step(_("Answer request"), StepState.WAITING, request.sent_on + SILENT_AFTER, url, who)]


def _turn(entry: ContactEntry, own: frozenset[int]) -> Awaited:
    acts = entry.employer if entry.next_side == Side.EMPLOYER else entry.mso
    return Awaited(is_us=True) if acts.pk in own else Awaited(others=(acts.display_name,))


def _log(entry: ContactEntry, own: frozenset[int]) -> str:
    other = entry.mso if entry.employer_id in own else entry.employer
    return reverse("cooperations:log", args=[other.slug])
