"""The mails with which a request reaches the people of an MSO: once, one reminder, and that it was taken back.

Each holds a link by which its reader says no or asks for a call without an account.
"""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cooperations.domain.contacting.blocks import is_blocked
from cooperations.domain.contacting.people import Recipient, people_of
from cooperations.domain.relay.addresses import answer_line, sending_options
from cooperations.enums.contact import RequestState
from cooperations.enums.side import Side
from cooperations.models import ContactRequest, RequestLink
from portal.accounts.domain.signed_links import issue_link
from portal.outbox.guards import register_guard
from portal.outbox.models import Message
from portal.outbox.wording import Sentence, named
from portal.shared.addresses import absolute_url

from .mails import Notice, write_notice

PURPOSE = "request_decline"
LIFETIME = timedelta(days=60)
GUARD = "cooperations.request"
WITHDRAWN_GUARD = "cooperations.request_withdrawn"
REMIND_AFTER = timedelta(days=7)
KEYS = {RequestLink.Stage.FIRST: "request:", RequestLink.Stage.REMINDER: "request-reminder:"}


@transaction.atomic
def deliver(request: ContactRequest, stage: str = RequestLink.Stage.FIRST) -> int:
    """Write the mail with ``request``, or its one reminder, to the people of the MSO; return how many were written.

    Asked again, nobody gets it twice: the row of the request is locked. What is silenced, closed or erased is not
    delivered.
    """
    request = (
        ContactRequest.objects.select_for_update(of=("self",)).select_related("employer", "mso").get(pk=request.pk)
    )
    if request.is_silenced or not request.is_open or request.erased_at:
        return 0
    known = set(RequestLink.objects.filter(request=request, stage=stage).values_list("recipient", flat=True))
    new = [each for each in people_of(request.mso) if each.key not in known]
    for recipient in new:
        link, token = issue_link(PURPOSE, LIFETIME)
        RequestLink.objects.create(request=request, link=link, stage=stage, recipient=recipient.key)
        with translation.override(recipient.language):
            sender = sending_options(request, Side.MSO, author_name=request.employer.name)
        write_notice(
            f"{KEYS[RequestLink.Stage(stage)]}{request.pk}:{recipient.key}",
            recipient,
            _request_notice(request, recipient, token, is_reminder=stage == RequestLink.Stage.REMINDER),
            guard=GUARD,
            forgets=True,
            **sender,
        )
    return len(new)


def remind(today: date) -> int:
    """Write the one reminder of requests that have waited for a week; return how many mails were written."""
    reminded = RequestLink.objects.filter(request=OuterRef("pk"), stage=RequestLink.Stage.REMINDER)
    due = (
        ContactRequest.objects.delivered()
        .filter(~Exists(reminded), state=RequestState.SENT, sent_on__lte=today - REMIND_AFTER, erased_at=None)
        .select_related("mso", "employer")
    )
    return sum(deliver(request, RequestLink.Stage.REMINDER) for request in due)


def tell_withdrawn(request: ContactRequest) -> None:
    """Tell those of the MSO who had the request that nothing is left to do."""
    had_it = set(
        RequestLink.objects.filter(request=request, stage=RequestLink.Stage.FIRST).values_list("recipient", flat=True)
    )
    names = named(employer=request.employer.name, mso=request.mso.name, subject=request.subject)
    for recipient in people_of(request.mso) if had_it else []:
        if recipient.key not in had_it:
            continue
        with translation.override(recipient.language):
            notice = Notice(
                subject=_("%(employer)s has taken its request back") % names,
                reason=_("You get this mail because your address stands for %(mso)s in the portal Brückenbauer.")
                % names,
                paragraphs=[Sentence(_("You need not do anything about the request “%(subject)s” any more."), names)],
            )
        write_notice(f"request-withdrawn:{request.pk}:{recipient.key}", recipient, notice, guard=WITHDRAWN_GUARD)


@register_guard(GUARD)
def is_still_open(message: Message) -> bool:
    """Say whether the request of ``message`` waits for an answer still, and the employer was not blocked since."""
    pk = message.job.key.split(":")[1]
    request = ContactRequest.objects.delivered().open().filter(pk=pk).select_related("employer", "mso").first()
    return request is not None and not is_blocked(request.employer, request.mso)


@register_guard(WITHDRAWN_GUARD)
def had_the_request(message: Message) -> bool:
    """Say whether the person got the request that was taken back; who did not is not told of it."""
    _kind, pk, recipient = message.job.key.split(":")
    first = Message.objects.filter(job__key=f"request:{pk}:{recipient}", sent_at__isnull=False)
    return first.exists()


def _request_notice(request: ContactRequest, recipient: Recipient, token: str, *, is_reminder: bool) -> Notice:
    with translation.override(recipient.language):
        names = named(
            employer=request.employer.name,
            mso=request.mso.name,
            day=date_format(request.sent_on, "DATE_FORMAT"),
            subject=request.subject,
        )
        url = absolute_url(reverse("cooperations:request_link", args=[token]))
        first = (
            _("On %(day)s %(employer)s sent you a request. It has no answer yet.")
            if is_reminder
            else _("%(employer)s would like to get in touch with %(mso)s.")
        )
        subject = _("Reminder: request of %(employer)s") if is_reminder else _("Request of %(employer)s: %(subject)s")
        return Notice(
            answer_line=answer_line(),
            subject=subject % names,
            reason=_("You get this mail because your address stands for %(mso)s in the portal Brückenbauer.") % names,
            paragraphs=[Sentence(first, names), request.aim],
            quote=request.text,
            quote_language=request.language,
            links=[(_("Read, answer or decline the request"), url)],
            after=[
                _("You need no account and nobody sees your address. A no is fine, too: one click, no reason needed."),
                *([] if is_reminder else [_("Without an answer we remind you once, after a week.")]),
            ],
        )
