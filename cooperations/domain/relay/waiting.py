"""What waits for a person because of messages. Two queries."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.enums.contact import RequestState
from cooperations.enums.relay import HeldWhy, RelayState
from cooperations.enums.side import Side
from cooperations.models import ContactRequest, RelayDelivery, RelayMail
from partners.models import Representative, organisation_ids
from portal.accounts.domain.digest.sources import Line
from portal.shared.tasks_waiting import WaitingEntry

from .forgetting import HELD_DAYS
from .thread import troubled_messages


def waiting_messages(user: Any) -> list[WaitingEntry]:
    """Return held mails that may be the user's side's, and conversations in which the last message did not arrive."""
    own = organisation_ids(user)
    if not own:
        return []
    return [*_held(user), *_undelivered(user, own)]


def _held(user: Any) -> list[WaitingEntry]:
    held = RelayMail.objects.visible_to(user).held().select_related("request").order_by("at")
    return [
        WaitingEntry(
            title=_("A mail is waiting: did you write it?"),
            url=f"{each.request.get_absolute_url()}#message-{each.pk}",
            action=_("Look at it"),
            detail=str(HeldWhy(each.held_why).label),
        )
        for each in held
    ]


def lines_of_held(user: Any, _today: date) -> list[Line]:
    """Return one line per held mail of the user's side, due on the day before it is thrown away."""
    held = RelayMail.objects.visible_to(user).held().select_related("request").order_by("at")
    title, section = _("A mail is waiting: did you write it?"), _("Messages")
    return [
        Line(
            f"held:{each.pk}",
            f"{title} {each.request.subject}",
            f"{each.request.get_absolute_url()}#message-{each.pk}",
            timezone.localdate(each.at) + timedelta(days=HELD_DAYS - 1),
            section,
        )
        for each in held
    ]


def people_with_held(_today: date) -> Iterable[int]:
    """Return who acts for the side of a held mail. One query."""
    sides = {Side.EMPLOYER: "request__employer", Side.MSO: "request__mso", Side.MEDIATOR: "request__mediator"}
    held = RelayMail.objects.held()
    concerned = Q()
    for side, organisation in sides.items():
        concerned |= Q(organisation__in=held.filter(side=side).values(organisation))
    return Representative.objects.current().filter(concerned).values_list("user", flat=True)


def _undelivered(user: Any, own: set[int]) -> list[WaitingEntry]:
    """Return the requests whose latest message reached nobody: both sides are asked to call."""
    arrived = Exists(RelayDelivery.objects.filter(mail=OuterRef("pk")).exclude(message__in=troubled_messages()))
    lost = (
        RelayMail.objects.filter(state=RelayState.DELIVERED)
        .annotate(number=Count("deliveries"), has_arrived=arrived)
        .filter(Q(found_nobody=True) | Q(number__gt=0, has_arrived=False))
    )
    later = RelayMail.objects.filter(request=OuterRef("request"), at__gt=OuterRef("at"))
    last_lost = lost.filter(~Exists(later))
    rows = (
        ContactRequest.objects.visible_to(user)
        .filter(state__in=[RequestState.SENT, RequestState.MEDIATED, RequestState.ANSWERED], erased_at=None)
        .filter(pk__in=last_lost.values("request"))
        .select_related("employer", "mso")
    )
    return [
        WaitingEntry(
            title=_("A message to or from %(organisation)s did not arrive")
            % {"organisation": (each.mso if each.employer_id in own else each.employer).display_name},
            url=each.get_absolute_url(),
            action=_("View request"),
            detail=_("Please call."),
        )
        for each in rows
    ]
