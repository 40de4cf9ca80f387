"""What the portal knows of a person from events, and what ends with an account."""

from typing import Any

from allauth.account.models import EmailAddress
from django.utils import timezone

from events.models import (
    CalendarFeed,
    DateExplanation,
    Event,
    EventNotice,
    EventTransition,
    Invitation,
    MediaConsent,
    ObservedCalendars,
    Quote,
    Registration,
    SignUp,
)


def events_of_person(user: Any) -> dict[str, Any]:
    """Return what ``user`` has done in events and where they signed up with an address that is proven to be theirs.

    Texts belong to those who hold the event; names of others stay out.
    """
    return {
        "begun": [
            {"title": row.title, "for": row.host.name, "at": row.created_at}
            for row in Event.objects.filter(created_by=user).select_related("host").order_by("created_at")
        ],
        "moved": [
            {"title": row.subject.title, "to": row.target, "reason": row.reason, "at": row.at}
            for row in EventTransition.objects.filter(actor=user).select_related("subject").order_by("at")
        ],
        "explained": [
            {"title": row.event.title, "text": row.text, "at": row.at}
            for row in DateExplanation.objects.filter(by=user).select_related("event").order_by("at")
        ],
        "told": [
            {"title": row.event.title, "what": row.kind, "at": row.at}
            for row in EventNotice.objects.filter(person=f"u{user.pk}").select_related("event").order_by("at")
        ],
        "observed_calendars": [
            {"for": row.organisation.name, "changed": row.updated_at}
            for row in ObservedCalendars.objects.filter(updated_by=user).select_related("organisation")
        ],
        "calendar_addresses": [
            {"label": row.label, "made": row.created_at, "revoked": row.revoked_at, "asked": row.last_asked_on}
            for row in CalendarFeed.objects.filter(user=user).order_by("created_at")
        ],
        **_written(user),
        "signed_up": [
            {"title": row.event.title, "name": row.name, "persons": row.persons, "at": row.at}
            for row in SignUp.objects.filter(email__in=_proven_addresses(user)).select_related("event").order_by("at")
        ],
    }


def revoke_feeds(user: Any) -> None:
    """Close the calendar addresses of ``user``: nobody reads them on behalf of an account that is closed."""
    CalendarFeed.objects.open().filter(user=user).update(revoked_at=timezone.now())


def _written(user: Any) -> dict[str, Any]:
    """Return what ``user`` made or wrote down; whose words or pictures it is about is not theirs to take along."""
    return {
        "invitations": [
            {"title": row.event.title, "what": row.kind, "language": row.language, "at": row.made_at}
            for row in Invitation.objects.filter(made_by=user).select_related("event").order_by("made_at")
        ],
        "expected": [
            {"title": row.event.title, "number": row.expected, "at": row.expected_at}
            for row in Registration.objects.filter(expected_by=user).select_related("event").order_by("expected_at")
        ],
        "confirmed": [
            {"title": row.event.title, "number": row.expected, "at": row.confirmed_at}
            for row in Registration.objects.filter(confirmed_by=user).select_related("event").order_by("confirmed_at")
        ],
        "quotes": [
            {"title": row.event.title, "at": row.recorded_at}
            for row in Quote.objects.filter(recorded_by=user).select_related("event").order_by("recorded_at")
        ],
        "consents": [
            {"title": row.event.title, "at": row.recorded_at}
            for row in MediaConsent.objects.filter(recorded_by=user).select_related("event").order_by("recorded_at")
        ],
    }


def _proven_addresses(user: Any) -> list[str]:
    rows = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return [each.lower() for each in rows]
