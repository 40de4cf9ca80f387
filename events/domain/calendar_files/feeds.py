"""Secret addresses that calendar programs ask: made, closed, answered. Only the hash of the secret is stored."""

import secrets
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from events.domain.planning.calendar_entry import PAST, SHOWN_AFTER_END, STATUSES, entry_for_parties
from events.enums.event import EventState
from events.models import CalendarFeed, Event, EventParty
from events.models.feed import MOST_OPEN
from events.permissions.feed import can_make_feed, can_revoke_feed
from events.renderers.calendar_file import calendar_of
from partners.models import Organisation, Representative, acting_for
from portal.accounts.models import User
from portal.accounts.models.signed_link import hash_token
from portal.shared.addresses import absolute_url
from portal.shared.states import MoveRefused

# What calendars show: five hundred events are read in a hundredth of a second less without the rest.
SHOWN = (
    *("title", "summary", "state", "starts_at", "ends_at", "is_all_day", "was_planned_from", "was_planned_until"),
    *("code", "sequence", "changed_at"),
    *("venue__name", "venue__street", "venue__postal_code", "venue__room", "venue__is_online"),
    "venue__municipality__name",
)
CALLED_OFF = (EventState.POSTPONED, EventState.CANCELLED)


@transaction.atomic
def issue_feed(*, actor: Any, organisation: Organisation | None = None, label: str = "") -> tuple[CalendarFeed, str]:
    """Return a new feed of ``organisation``, or of ``actor``, and its secret, which nobody can look up later.

    Raises ``PermissionDenied``, ``MoveRefused`` with a sentence when the owner has five open ones.
    """
    if not can_make_feed(actor, organisation):
        raise PermissionDenied
    # Whoever makes one for the same owner at the same moment waits here.
    if organisation is None:
        User.objects.select_for_update(no_key=True).get(pk=actor.pk)
    else:
        Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=organisation.pk)
    owner: dict[str, Any] = {"organisation": organisation} if organisation else {"user": actor}
    if CalendarFeed.objects.open().filter(**owner).count() >= MOST_OPEN:
        raise MoveRefused(_("There are five open addresses already. Please close one that nobody uses."))
    token = secrets.token_urlsafe(32)
    feed = CalendarFeed.objects.create(**owner, label=label, token_hash=hash_token(token), created_by=actor)
    return feed, token


def revoke_feed(feed: CalendarFeed, *, actor: Any) -> bool:
    """Close the address for good; False when it is closed already. Raises ``PermissionDenied``."""
    if not can_revoke_feed(actor, feed):
        raise PermissionDenied
    return bool(CalendarFeed.objects.open().filter(pk=feed.pk).update(revoked_at=timezone.now()))


def revoke_feeds_of_departed(organisation: Organisation) -> None:
    """Close the addresses of ``organisation`` that somebody made who acts for it no longer: they know the secret."""
    CalendarFeed.objects.open().filter(organisation=organisation).exclude(
        created_by__in=_acting_for(organisation).values("user")
    ).update(revoked_at=timezone.now())


def open_feed(token: str) -> CalendarFeed | None:
    """Return the feed with this secret; None where there is none, or it is closed. One query, two for organisations.

    One of a person answers while they have an account, one of an organisation while who made it acts for it: roles
    that end by their date tell nobody.
    """
    feeds = CalendarFeed.objects.open().select_related("user", "organisation")
    feed = feeds.filter(token_hash=hash_token(token)).first()
    if feed is None:
        return None
    if feed.organisation is None:
        return feed if feed.user is not None and feed.user.is_active else None
    return feed if _acting_for(feed.organisation).filter(user=feed.created_by_id).exists() else None


def _acting_for(organisation: Organisation) -> QuerySet[Representative]:
    return Representative.objects.current().filter(organisation=organisation, user__is_active=True)


def feed_file(feed: CalendarFeed, now: datetime) -> bytes:
    """Return the events of the last year and all to come, of those that take part; called off ones for 90 days."""
    language = feed.user.language if feed.user and feed.user.language else "de"
    entries = [entry_for_parties(event, language, address=page) for event, page in _with_pages(_events_of(feed, now))]
    name = f"Brückenbauer – {feed.organisation.name}" if feed.organisation else "Brückenbauer"
    return calendar_of([entry for entry in entries if entry is not None], name=name)


def _with_pages(events: list[Event]) -> Iterator[tuple[Event, str]]:
    """Yield each event with the address of its page: only ids differ, and asking for each takes a fifth of the time."""
    page = absolute_url(events[0].get_absolute_url()) if events else ""
    for event in events:
        yield event, page.replace(str(events[0].pk), str(event.pk))


def note_asked(feed: CalendarFeed, today: date) -> None:
    """Write down that a program has asked today; once a day."""
    if feed.last_asked_on != today:
        CalendarFeed.objects.filter(pk=feed.pk).update(last_asked_on=today)


def _events_of(feed: CalendarFeed, now: datetime) -> list[Event]:
    parties = EventParty.objects.accepted().filter(is_silenced=False)
    if feed.organisation is not None:
        parties = parties.filter(organisation=feed.organisation)
    else:
        parties = parties.filter(organisation__in=[each.organisation_id for each in acting_for(feed.user)])
    recent = Q(was_on__gte=now - PAST) & ~Q(state__in=CALLED_OFF) | Q(
        state__in=CALLED_OFF, changed_at__gte=now - SHOWN_AFTER_END
    )
    return list(
        Event.objects.filter(pk__in=parties.values("event"), state__in=[state.value for state in STATUSES])
        .alias(was_on=Coalesce("ends_at", "was_planned_until"))
        .filter(recent)
        .select_related("venue__municipality")
        .only(*SHOWN)
        .order_by("starts_at", "pk")
    )
