"""Organisations in which nobody can decide who acts for them, and who helps (product A9)."""

from typing import Any

from django.db.models import Exists, Max, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.models import Organisation, Representative, intermediary_ids, is_ministry
from portal.shared.tasks_waiting import WaitingEntry

from .terms import MANAGED, heads


def is_headless(organisation: Organisation) -> bool:
    """Say whether nobody with an open account decides who acts for ``organisation``. One query."""
    present = Representative.objects.current().filter(heads(), organisation=organisation, user__is_active=True)
    return not present.exists()


def had_somebody() -> Exists:
    """Return the condition for organisations for which somebody has acted at some time."""
    return Exists(Representative.objects.filter(organisation=OuterRef("pk")))


def headless_for(user: Any) -> QuerySet[Organisation]:
    """Return the organisations without a head that ``user`` can help; those that lost theirs last come first.

    The ministry helps all, an intermediary its members and its area. ``last_until`` is when somebody last acted for
    the organisation, None if nobody ever did or somebody does, without being its head.
    """
    present = Representative.objects.current().filter(heads(), organisation=OuterRef("pk"), user__is_active=True)
    found = Organisation.objects.filter(~Exists(present), state__in=MANAGED)
    if not is_ministry(user):
        found = found.filter(pk__in=Organisation.objects.in_charge(intermediary_ids(user)).values("pk"))
    return (
        found.annotate(last_until=Max("representatives__until"), had_somebody=had_somebody())
        .select_related("municipality", "district")
        .defer("district__outline")
        .order_by("-had_somebody", "name", "pk")
    )


def waiting_for_heads(user: Any) -> list[WaitingEntry]:
    """Return one entry for all organisations that lost their head, for those who can invite a new one. One query."""
    if not (is_ministry(user) or intermediary_ids(user)):
        return []
    number = headless_for(user).filter(had_somebody()).count()
    if not number:
        return []
    title = ngettext(
        "Nobody acts for one organisation any more", "Nobody acts for %(number)d organisations any more", number
    )
    return [
        WaitingEntry(
            title=title % {"number": number},
            url=reverse("partners:headless"),
            action=_("Invite somebody"),
        )
    ]
