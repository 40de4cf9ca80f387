"""The conversation of a request as a person sees it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q

from cooperations.enums.relay import RelayKind, RelayState
from cooperations.enums.side import Side
from cooperations.models import ContactRequest, RelayAttachment, RelayDelivery, RelayMail
from cooperations.permissions.contact import sides_of
from cooperations.permissions.relay import writing_sides
from portal.outbox.models import Bounce, Job, Message

from .addresses import organisation_of


@dataclass(frozen=True)
class Contribution:
    """One message with what its reader may know of it. ``is_undelivered``: nobody of the other side got it."""

    mail: RelayMail
    organisation: str
    is_own: bool
    is_undelivered: bool
    files: tuple[RelayAttachment, ...]

    @property
    def is_automatic(self) -> bool:
        """Say whether a program answered."""
        return self.mail.kind == RelayKind.AUTO_REPLY

    @property
    def is_held(self) -> bool:
        """Say whether it waits for a word of its own side."""
        return self.mail.state == RelayState.HELD

    @property
    def is_thrown_away(self) -> bool:
        """Say whether its own side did not want it passed on."""
        return self.mail.state == RelayState.REFUSED

    @property
    def quoted(self) -> str:
        """What the mail quoted: for its own side only."""
        return self.mail.quoted if self.is_own else ""


@dataclass(frozen=True)
class Thread:
    """The conversation: its messages, whether the request itself arrived, for which sides one may write."""

    contributions: tuple[Contribution, ...]
    is_request_undelivered: bool
    writing_sides: tuple[Side, ...]
    waits_for_answer: bool


def thread(user: Any, request: ContactRequest) -> Thread:
    """Return the conversation of ``request`` as ``user`` sees it. Four queries, however long it is."""
    own = sides_of(user, request)
    mails = list(
        RelayMail.objects.filter(request=request)
        .filter(Q(state=RelayState.DELIVERED) | Q(side__in=own))
        .prefetch_related("attachments", Prefetch("deliveries", queryset=deliveries_with_trouble()))
    )
    writable = tuple(sorted(writing_sides(user, request)))
    return Thread(
        contributions=tuple(_contribution(mail, request, own) for mail in mails),
        # Asked of blocked employers too, of whose requests there are no mails: pages must not differ in what they cost.
        is_request_undelivered=is_request_undelivered(request),
        writing_sides=writable,
        waits_for_answer=Side.EMPLOYER in own and not writable and request.is_open,
    )


def deliveries_with_trouble() -> Any:
    """Return deliveries with ``has_trouble``: not sent for good, or returned."""
    return RelayDelivery.objects.annotate(has_trouble=Exists(troubled_messages().filter(pk=OuterRef("message_id"))))


def troubled_messages() -> Any:
    """Return the mails that never arrived: the job failed, the address was marked before, or the mail came back."""
    came_back = Bounce.objects.filter(message=OuterRef("pk"), is_permanent=True)
    return Message.objects.filter(
        Q(job__state=Job.State.FAILED) | Q(withheld=Message.Withheld.UNDELIVERABLE) | Exists(came_back)
    )


def is_request_undelivered(request: ContactRequest) -> bool:
    """Say whether every mail with the request itself got lost. One query."""
    written = Message.objects.filter(job__key__startswith=f"request:{request.pk}:").annotate(
        lost=Exists(troubled_messages().filter(pk=OuterRef("pk")))
    )
    states = list(written.values_list("lost", flat=True))
    return bool(states) and all(states)


def _contribution(mail: RelayMail, request: ContactRequest, own: Iterable[Side]) -> Contribution:
    organisation = organisation_of(request, Side(mail.side))
    deliveries: list[Any] = list(mail.deliveries.all())
    return Contribution(
        mail=mail,
        organisation=organisation.name if organisation else "",
        is_own=Side(mail.side) in own,
        is_undelivered=mail.found_nobody or (bool(deliveries) and all(each.has_trouble for each in deliveries)),
        files=tuple(mail.attachments.all()),
    )
