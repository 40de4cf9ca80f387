"""What employers, go-betweens and addressees of reports are told by mail."""

from collections.abc import Iterable

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cooperations.domain.contacting.people import Recipient, people_of
from cooperations.enums.contact import RequestState
from cooperations.models import ContactRequest, MisuseReport
from partners.models import Organisation
from portal.outbox.guards import register_guard
from portal.outbox.models import Message
from portal.outbox.wording import Name, Sentence, named
from portal.shared.addresses import absolute_url

from .mails import Notice, write_notice

MEDIATED_GUARD = "cooperations.request_mediated"


def tell_sent(request: ContactRequest) -> None:
    """Confirm to the author what was sent, and what happens next."""
    for recipient in _author_of(request):
        with translation.override(recipient.language):
            notice = Notice(
                subject=_("Your request to %(mso)s is sent") % _names(request),
                reason=_reason(request.employer),
                paragraphs=[
                    Sentence(
                        _(
                            "%(mso)s has your request. Many organisations of migrants are run by volunteers in their "
                            "spare time; please give them time to answer."
                        ),
                        _names(request),
                    ),
                    _("Without an answer we remind them once. After 14 days you can ask a go-between."),
                ],
                quote=request.text,
                quote_language=request.language,
                links=[(_("View request"), _url(request))],
            )
        write_notice(f"request-sent:{request.pk}", recipient, notice)


def tell_declined(request: ContactRequest) -> None:
    """Tell the employer of a no, in a friendly way, and when it may ask again."""
    for recipient in _employers_people(request):
        with translation.override(recipient.language):
            names = _names(request)
            notice = Notice(
                subject=_("%(mso)s cannot say yes at the moment") % names,
                reason=_reason(request.employer),
                paragraphs=[
                    Sentence(_("%(mso)s has read your request about “%(subject)s” and declines it: %(why)s."), names),
                ],
                after=[
                    Sentence(_("That is no judgement of you. You can ask again from %(again)s."), names),
                    _("The integration centre and the umbrella associations of the area may know another partner."),
                ],
                quote=request.decline_text,
                links=[(_("View request"), _url(request))],
            )
        write_notice(f"request-declined:{request.pk}:{recipient.key}", recipient, notice)


def tell_lifted(request: ContactRequest) -> None:
    """Tell the employer that it may ask again before its time."""
    for recipient in _employers_people(request):
        with translation.override(recipient.language):
            notice = Notice(
                subject=_("You may write to %(mso)s again") % _names(request),
                reason=_reason(request.employer),
                paragraphs=[Sentence(_("%(mso)s lets you know that you may send a new request."), _names(request))],
                links=[(_("View request"), _url(request))],
            )
        write_notice(f"request-lifted:{request.pk}:{recipient.key}", recipient, notice)


def tell_mediator(request: ContactRequest) -> None:
    """Ask the people of the go-between for help."""
    mediator = request.mediator
    for recipient in people_of(mediator) if mediator else []:
        with translation.override(recipient.language):
            names = _names(request)
            notice = Notice(
                subject=_("Can you go between %(employer)s and %(mso)s?") % names,
                reason=_reason(mediator),
                paragraphs=[
                    Sentence(
                        _(
                            "%(employer)s asked %(mso)s on %(day)s and has had no answer. You know the organisation: "
                            "please find out whether it is interested, and tell both sides."
                        ),
                        names,
                    ),
                    request.aim,
                ],
                links=[(_("View request"), _url(request))],
            )
        key = f"request-mediate:{request.pk}:{request.mediator_id}:{recipient.key}:{request.mediated_on}"
        write_notice(key, recipient, notice, guard=MEDIATED_GUARD)


def tell_reported(report: MisuseReport) -> None:
    """Tell the addressee that a report waits; what it says is read in the portal only."""
    for recipient in people_of(report.addressee):
        with translation.override(recipient.language):
            notice = Notice(
                subject=_("A contact request was reported to you"),
                reason=_reason(report.addressee),
                paragraphs=[_("Somebody asks you to look at a contact request. The report stands in the portal.")],
                links=[(_("View reports"), absolute_url("/anfragen/meldungen/"))],
            )
        write_notice(f"misuse:{report.pk}:{recipient.key}", recipient, notice)


@register_guard(MEDIATED_GUARD)
def is_still_asked(message: Message) -> bool:
    """Say whether the go-between is asked still."""
    _kind, pk, mediator = message.job.key.split(":")[:3]
    return ContactRequest.objects.filter(pk=pk, state=RequestState.MEDIATED, mediator=int(mediator)).exists()


def _employers_people(request: ContactRequest) -> Iterable[Recipient]:
    """Return the author, or everybody of the employer when the author has gone."""
    return _author_of(request) or people_of(request.employer)


def _author_of(request: ContactRequest) -> list[Recipient]:
    return [each for each in people_of(request.employer) if each.user and each.user.pk == request.author_id]


def _names(request: ContactRequest) -> dict[str, Name]:
    return named(
        employer=request.employer.name,
        mso=request.mso.name,
        subject=request.subject,
        day=date_format(request.sent_on, "DATE_FORMAT"),
        why=request.get_decline_reason_display(),
        again=date_format(request.again_on, "DATE_FORMAT") if request.again_on else "",
    )


def _reason(organisation: Organisation | None) -> str:
    return _("You get this mail because your address stands for %(mso)s in the portal Brückenbauer.") % {
        "mso": organisation.name if organisation else ""
    }


def _url(request: ContactRequest) -> str:
    return absolute_url(request.get_absolute_url())
