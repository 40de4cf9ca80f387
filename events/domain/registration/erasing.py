"""Erasing guests: name, address, link and the mails to them go, the number stays."""

from collections.abc import Sequence

from django.utils import timezone

from events.models import Event, SignUp
from portal.accounts.models import SignedLink
from portal.outbox.models import Job

from .guest_mails import key_of_event, key_of_guest
from .locking import locked_registration


def erase_guests(event: Event) -> int:
    """Erase all who signed up for ``event``; return how many. In the caller's transaction."""
    present, _registration = locked_registration(event)
    erased = erase(list(SignUp.objects.filter(event=present, erased_at=None)))
    Job.objects.filter(key__startswith=key_of_event(present.pk)).delete()
    return erased


def erase(rows: Sequence[SignUp]) -> int:
    """Empty ``rows``, whose registration is locked; return how many they are."""
    links = [row.link_id for row in rows if row.link_id is not None]
    now = timezone.now()
    for row in rows:
        row.name = row.email = ""
        row.link, row.erased_at = None, now
    SignUp.objects.bulk_update(rows, ["name", "email", "link", "erased_at", "cancelled_at"])
    SignedLink.objects.filter(pk__in=links).delete()
    return len(rows)


def forget_sent_mails(row: SignUp) -> None:
    """Throw the mails away that a guest has got; one that is not sent yet is withheld by its guard."""
    Job.objects.filter(key__startswith=key_of_guest(row), message__sent_at__isnull=False).delete()
