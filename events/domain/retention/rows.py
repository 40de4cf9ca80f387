"""Rows that are needed for a while only."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef

from cooperations.models.months import add_months
from events.domain.planning import locked
from events.models import BlockedDays, CalendarFeed, Event, EventNotice, Invitation
from portal.printing.domain.printouts import delete_printout
from portal.printing.models import Printout

from .times import days_before, ended_before, months_before

MONTHS = 12
FEED_DAYS = 30


def forget_blocked_days(today: date) -> int:
    """Delete days on which an organisation could not, a year later; return how many."""
    return BlockedDays.objects.filter(last__lt=add_months(today, -MONTHS)).delete()[0]


def forget_feeds(today: date) -> int:
    """Delete calendar addresses 30 days after they were closed; return how many."""
    return CalendarFeed.objects.filter(revoked_at__lt=days_before(today, FEED_DAYS)).delete()[0]


def forget_notices(today: date) -> int:
    """Delete after a year who was told what; return how many."""
    return EventNotice.objects.filter(at__lt=months_before(today, MONTHS)).delete()[0]


def forget_invitations(today: date) -> int:
    """Delete flyers and posters with their files a year after the event; return how many."""
    limit = months_before(today, MONTHS)
    made = Invitation.objects.filter(event=OuterRef("pk"))
    due = Event.objects.filter(ended_before(limit, limit), Exists(made)).values_list("pk", flat=True)
    return sum(_forget_invitations(pk) for pk in list(due))


@transaction.atomic
def _forget_invitations(pk: Any) -> int:
    invitations = list(Invitation.objects.filter(event=locked(pk)))
    printouts = {each.printout_id for each in invitations}
    Invitation.objects.filter(pk__in=[each.pk for each in invitations]).delete()
    unused = Printout.objects.select_for_update(of=("self",)).filter(pk__in=printouts, event_invitations=None)
    for printout in unused.defer("content"):
        delete_printout(printout)
    return len(invitations)
