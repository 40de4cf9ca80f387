"""What the pages about requests show, in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from cooperations.enums.side import Side
from cooperations.models import Block, ContactRequest, RequestTransition
from cooperations.permissions.contact import sides_of
from partners.domain.portrait import Portrait, portray, with_profiles
from partners.models import Organisation


@dataclass(frozen=True)
class Listed:
    """A request in a list: on which sides the user stands, and who is on the other."""

    request: ContactRequest
    sides: frozenset[Side]

    @property
    def is_incoming(self) -> bool:
        """Say whether it was sent to the user's organisation."""
        return Side.MSO in self.sides

    @property
    def other(self) -> str:
        """Return the name of the other side; for a go-between both."""
        if Side.EMPLOYER in self.sides:
            return self.request.mso.display_name
        if Side.MSO in self.sides:
            return self.request.employer.display_name
        return f"{self.request.employer.display_name} – {self.request.mso.display_name}"


def requests_of(user: Any) -> QuerySet[ContactRequest]:
    """Return the requests ``user`` may read, with both organisations, the latest first."""
    return ContactRequest.objects.visible_to(user).select_related("employer", "mso", "mediator", "author")


def listed(user: Any, requests: Iterable[ContactRequest]) -> list[Listed]:
    """Return ``requests`` for a list. One query."""
    return [Listed(each, sides_of(user, each)) for each in requests]


def employer_for(user: Any, request: ContactRequest) -> Portrait | None:
    """Return what ``user`` sees of who asks: what the MSO gets out of it. None without a visible entry. Two queries."""
    shown = with_profiles(Organisation.objects.visible_to(user).filter(pk=request.employer_id))
    return next(iter(portray(user, shown, ("offers",))), None)


def history_of(request: ContactRequest) -> QuerySet[RequestTransition]:
    """Return the moves of ``request``, the first first. One query."""
    return RequestTransition.objects.filter(subject=request).select_related("actor").order_by("at", "pk")


def employers_of_requests(mso: Organisation) -> QuerySet[Organisation]:
    """Return the employers that have asked ``mso`` and are not blocked: those it may want to block. One query."""
    blocked = Block.objects.standing().filter(blocker=mso).values("blocked")
    asking = ContactRequest.objects.delivered().filter(mso=mso).values("employer")
    return Organisation.objects.filter(pk__in=asking).exclude(pk__in=blocked).order_by("name", "pk")
