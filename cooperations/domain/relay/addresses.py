"""The addresses of a conversation, and what stands on each of its mails."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from cooperations.enums.side import Side
from cooperations.models import ContactRequest, RelayAddress
from partners.models import ContactPerson, Organisation, Representative
from portal.outbox.domain.replies.addressing import tokened


def address_of(request: ContactRequest, side: Side) -> str:
    """Return where ``side`` writes to in the conversation of ``request``; "" when the portal takes no mails."""
    if not settings.RELAY_ADDRESS:
        return ""
    row, _is_new = RelayAddress.objects.get_or_create(request=request, side=side)
    return tokened(settings.RELAY_ADDRESS, row.token)


def sending_options(request: ContactRequest, to_side: Side, *, author_name: str) -> dict[str, Any]:
    """Return what ``enqueue_message`` needs so that people of ``to_side`` see who wrote and can just answer.

    The address is that of ``to_side``: whoever answers writes as that side.
    """
    address = address_of(request, to_side)
    name = _("%(name)s via Brückenbauer") % {"name": author_name}
    return {"from_name": name, "from_address": address, "reply_to": address, "thread": request.pk}


def answer_line() -> str:
    """Return the first line of mails that can be answered, in the active language; "" when they cannot."""
    words = _("Please answer above this line")
    return f"##- {words} -##" if settings.RELAY_ADDRESS else ""


@dataclass(frozen=True)
class Writer:
    """Who an address of a side belongs to: a user, or a contact person without account."""

    name: str
    user: Any = None


def organisation_of(request: ContactRequest, side: Side) -> Organisation | None:
    """Return the organisation on ``side``; None without a go-between."""
    return {Side.EMPLOYER: request.employer, Side.MSO: request.mso, Side.MEDIATOR: request.mediator}[side]


def writers_of(organisation: Organisation) -> dict[str, Writer]:
    """Return the people of ``organisation`` by their addresses in lower case. Two queries."""
    writers = {
        row.email.lower(): Writer(row.name)
        for row in ContactPerson.objects.filter(organisation=organisation).exclude(email="")
    }
    acting = Representative.objects.current().filter(organisation=organisation, user__is_active=True)
    return writers | {row.user.email.lower(): Writer(row.user.name, row.user) for row in acting.select_related("user")}
