"""Passing a message on to the people of the other side, each in their language."""

from dataclasses import dataclass, field
from typing import Final

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from cooperations.domain.contacting.blocks import is_blocked
from cooperations.domain.contacting.people import Recipient, people_of
from cooperations.enums.relay import RelayState
from cooperations.enums.side import Side
from cooperations.models import ContactRequest, RelayDelivery, RelayMail
from partners.models import Organisation
from portal.outbox.domain.attachments import Attachment
from portal.outbox.domain.enqueue import enqueue_message
from portal.outbox.guards import register_guard
from portal.outbox.models import Message
from portal.outbox.wording import Name, Sentence
from portal.shared.addresses import absolute_url

from .addresses import answer_line, organisation_of, sending_options

GUARD: Final = "cooperations.relay"
TO: Final = {
    Side.EMPLOYER: (Side.MSO,),
    Side.MSO: (Side.EMPLOYER,),
    Side.MEDIATOR: (Side.EMPLOYER, Side.MSO),
}


@dataclass(frozen=True)
class Letter:
    """What a mail of the relay shows: its templates print it."""

    answer_line: str
    introduction: str
    text: str
    url: str
    files: list[str] = field(default_factory=list)


def pass_on(mail: RelayMail) -> int:
    """Write ``mail`` to the people of the other side, in the caller's transaction; return how many get it.

    Asked again, nobody gets it twice. Nothing reaches an MSO that has blocked the employer.
    """
    if mail.state != RelayState.DELIVERED:
        return 0
    known = set(mail.deliveries.values_list("to_side", "recipient"))
    files = [
        Attachment(each.name, each.content_type, str(each.file.name)) for each in mail.attachments.exclude(file="")
    ]
    number = 0
    for side in TO[Side(mail.side)]:
        organisation = organisation_of(mail.request, side)
        if organisation is None or not reaches(mail, side):
            continue
        people = people_of(organisation)
        if not people:
            RelayMail.objects.filter(pk=mail.pk).update(found_nobody=True)
        for recipient in people:
            if (side.value, recipient.key) not in known:
                message = _write(mail, side, organisation, recipient, files)
                RelayDelivery.objects.create(mail=mail, to_side=side, recipient=recipient.key, message=message)
                number += 1
    return number


def reaches(mail: RelayMail, side: Side) -> bool:
    """Say whether messages to ``side`` are passed on: an MSO gets nothing from an employer it has blocked."""
    request = mail.request
    if side != Side.MSO:
        return True
    return not request.is_silenced and not is_blocked(request.employer, request.mso)


def page_for(request: ContactRequest, recipient: Recipient | None) -> str:
    """Return the address of the conversation, "" for people without account: they would meet a sign-in page."""
    return absolute_url(request.get_absolute_url()) if recipient and recipient.user else ""


def _write(
    mail: RelayMail, side: Side, organisation: Organisation, recipient: Recipient, files: list[Attachment]
) -> Message:
    request = mail.request
    own = organisation_of(request, Side(mail.side))
    with translation.override(recipient.language):
        names = {
            "name": Name(mail.author_name or (own.name if own else "")),
            "from": Name(own.name if own else ""),
            "mso": Name(organisation.name),
            "subject": Name(request.subject),
        }
        letter = Letter(
            answer_line=answer_line(),
            introduction=Sentence(_("%(name)s (%(from)s) writes about “%(subject)s”:"), names),
            text=mail.text,
            url=page_for(request, recipient),
            files=[each.name for each in files],
        )
        context = {"letter": letter}
        return enqueue_message(
            key=f"relay:{mail.pk}:{side}:{recipient.key}",
            recipient=recipient.address,
            subject=_("Message from %(from)s: %(subject)s") % names,
            text=render_to_string("cooperations/relay/mail.txt", context),
            html=render_to_string("cooperations/relay/mail.html", context),
            reason=_("You get this mail because your address stands for %(mso)s in the portal Brückenbauer.") % names,
            language=recipient.language,
            guard=GUARD,
            attachments=files,
            forgets=True,
            **sending_options(request, side, author_name=names["name"]),
        )


@register_guard(GUARD)
def is_still_wanted(message: Message) -> bool:
    """Say whether the message is there still, its reader acts for the side still, and nobody was blocked since."""
    delivery = (
        RelayDelivery.objects.filter(message=message)
        .select_related("mail__request__employer", "mail__request__mso", "mail__request__mediator")
        .first()
    )
    if delivery is None or delivery.mail.state != RelayState.DELIVERED or delivery.mail.request.erased_at:
        return False
    side = Side(delivery.to_side)
    organisation = organisation_of(delivery.mail.request, side)
    return (
        organisation is not None
        and reaches(delivery.mail, side)
        and any(each.key == delivery.recipient for each in people_of(organisation))
    )
