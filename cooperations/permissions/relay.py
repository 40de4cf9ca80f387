"""Who may write into a conversation, release held mails and open files. ``tests/access`` checks it."""

from typing import Any

from cooperations.enums.contact import RequestState
from cooperations.enums.relay import RelayState
from cooperations.enums.side import Side
from cooperations.models import ContactRequest, RelayAttachment, RelayMail

from .contact import sides_of

# An employer waits for the answer of the MSO: it has said what it wants, more would be pushing.
WRITABLE = {
    Side.EMPLOYER: frozenset({RequestState.ANSWERED}),
    Side.MSO: frozenset({RequestState.SENT, RequestState.UNANSWERED, RequestState.MEDIATED, RequestState.ANSWERED}),
    Side.MEDIATOR: frozenset({RequestState.MEDIATED, RequestState.ANSWERED}),
}


def is_writable(request: ContactRequest, side: Side) -> bool:
    """Say whether ``side`` may write now; nobody does in what was declined, taken back or erased."""
    return request.erased_at is None and request.state in WRITABLE[side]


def writing_sides(user: Any, request: ContactRequest) -> frozenset[Side]:
    """Return the sides for which ``user`` may write now."""
    return frozenset(side for side in sides_of(user, request) if is_writable(request, side))


def can_write_message(user: Any, request: ContactRequest, side: Side) -> bool:
    """Everybody who acts for a side writes for it while the request allows it."""
    return side in writing_sides(user, request)


def can_release_mail(user: Any, mail: RelayMail) -> bool:
    """A held mail is passed on or thrown away by the side it claims to come from."""
    return Side(mail.side) in sides_of(user, mail.request)


def can_open_file(user: Any, attachment: RelayAttachment) -> bool:
    """Whoever reads the message opens its files; those of held messages its own side only."""
    sides = sides_of(user, attachment.mail.request)
    return Side(attachment.mail.side) in sides or (bool(sides) and attachment.mail.state == RelayState.DELIVERED)
