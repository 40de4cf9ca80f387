"""Who is told that an event is planned, announced, changed, postponed or called off: each person once per change.

A change counts by the sequence of the event. A mail is sent only while its sequence is the latest one, so that many
changes within ten minutes are one mail that tells how it is in the end.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cooperations.domain.contacting.people import Recipient, people_of
from cooperations.domain.requests.mails import Notice, write_notice
from events.enums.event import TAKING_STATES, EventState, NoticeKind
from events.models import Event, EventNotice, Venue
from events.permissions.event import present_parties
from portal.outbox.guards import register_guard
from portal.outbox.models import Message
from portal.shared.addresses import absolute_url

from .calendar_entry import date_file, entry_for_parties
from .words import span, when, where

GUARD = "events.notice"
# How long a change waits for the next one.
DELAY = timedelta(minutes=10)
DELAYED = frozenset({NoticeKind.PLANNED, NoticeKind.CHANGED})
# Who was only asked is told when there is nothing left to answer.
TOLD_TO_ASKED = frozenset({NoticeKind.POSTPONED, NoticeKind.CANCELLED})
# By kind: subject and sentences.
Texts = tuple[str, list[str]]


def people_to_tell(event: Event, *, asked_too: bool = False) -> list[Recipient]:
    """Return whom to write to about ``event``, each person once: of those who take part, also of those only asked.

    Three queries for each organisation.
    """
    found: dict[str, Recipient] = {}
    for party in present_parties(event):
        if not party.is_silenced and (asked_too or party.accepted_at is not None):
            for recipient in people_of(party.organisation):
                found.setdefault(recipient.key, recipient)
    return list(found.values())


def tell(event: Event, kind: NoticeKind, *, actor: Any, reason: str = "") -> int:
    """Tell all but ``actor`` of the last change of ``event``; return how many. In the caller's transaction.

    ``event`` carries the present sequence. Called twice for the same sequence, nobody is told twice.
    """
    told = 0
    dated = Event.objects.with_sections().get(pk=event.pk)
    for recipient in people_to_tell(event, asked_too=kind in TOLD_TO_ASKED):
        if actor is not None and recipient.user == actor:
            continue
        notice, is_new = EventNotice.objects.get_or_create(
            event=event, sequence=event.sequence, kind=kind, person=recipient.key
        )
        if is_new:
            notice.message = _write(dated, kind, recipient, reason)
            notice.save(update_fields=["message"])
            told += 1
    return told


def tell_what_changed(event: Event, *, actor: Any) -> int:
    """Tell of a change of date, place or title, where there is a date that others count on; return how many."""
    return tell(event, NoticeKind.CHANGED, actor=actor) if event.state in TAKING_STATES else 0


@register_guard(GUARD)
def is_latest(message: Message) -> bool:
    """Say whether nothing has changed since, and its reader still acts for somebody who takes part."""
    notice = EventNotice.objects.filter(message=message).select_related("event").first()
    if notice is None or notice.event.sequence != notice.sequence:
        return False
    people = people_to_tell(notice.event, asked_too=notice.kind in TOLD_TO_ASKED)
    return any(each.key == notice.person for each in people)


def _write(event: Event, kind: NoticeKind, recipient: Recipient, reason: str) -> Message:
    with translation.override(recipient.language):
        subject, sentences = _TEXTS[kind](event)
        notice = Notice(
            subject=subject,
            reason=_("You get this mail because your organisation takes part in this event."),
            paragraphs=sentences,
            quote=reason,
            links=[(_("See the event"), absolute_url(reverse("events:event", args=[event.pk])))],
        )
    due_at = timezone.now() + DELAY if kind in DELAYED else None
    key = f"event-{kind}:{event.pk}:{event.sequence}:{recipient.key}"
    date = date_file(entry_for_parties(event, recipient.language))
    write_notice(key, recipient, notice, guard=GUARD, due_at=due_at, attachments=date)
    return Message.objects.get(job__key=key)


def _planned(event: Event) -> Texts:
    return _("Planned: %(title)s") % {"title": event.title}, [
        _("Both sides take part in “%(title)s”, and it has a date.") % {"title": event.title},
        *_date_and_place(event),
    ]


def _announced(event: Event) -> Texts:
    return _("Announced: %(title)s") % {"title": event.title}, [
        _("“%(title)s” is announced. Invitations can go out.") % {"title": event.title},
        *_date_and_place(event),
    ]


def _changed(event: Event) -> Texts:
    return _("Changed: %(title)s") % {"title": event.title}, [
        _("Something has changed in “%(title)s”. This is how it stands now:") % {"title": event.title},
        *_date_and_place(event),
    ]


def _postponed(event: Event) -> Texts:
    was = (
        span(event.was_planned_from, event.was_planned_until, is_all_day=event.is_all_day)
        if (event.was_planned_from and event.was_planned_until)
        else ""
    )
    return _("Postponed: %(title)s") % {"title": event.title}, [
        _("“%(title)s” does not take place on this date: %(date)s. There is no new date yet.")
        % {"title": event.title, "date": was}
    ]


def _cancelled(event: Event) -> Texts:
    return _("Called off: %(title)s") % {"title": event.title}, [
        _("“%(title)s” does not take place.") % {"title": event.title},
        *([when(event)] if event.state == EventState.CANCELLED and event.starts_at else []),
    ]


def _date_and_place(event: Event) -> list[str]:
    venue = Venue.objects.select_related("municipality").get(event=event)
    return [each for each in (when(event), where(venue)) if each]


_TEXTS: dict[NoticeKind, Callable[[Event], Texts]] = {
    NoticeKind.PLANNED: _planned,
    NoticeKind.ANNOUNCED: _announced,
    NoticeKind.CHANGED: _changed,
    NoticeKind.POSTPONED: _postponed,
    NoticeKind.CANCELLED: _cancelled,
}
