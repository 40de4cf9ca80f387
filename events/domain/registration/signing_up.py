"""A guest signs up: a seat under lock, a mail with a link to cancel."""

from datetime import timedelta
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from events.enums.material import GuestLanguage
from events.models import Event, Registration, SignUp
from portal.accounts.domain.signed_links import issue_link
from portal.accounts.models import SignedLink

from .guest_mails import PURPOSE, confirm
from .locking import locked_registration
from .queries import is_open, taken_seats

# The link to cancel works until names are erased.
LINK_LIVES_ON = timedelta(days=30)
# Whoever signs up with a known address gets that mail again, but nobody fills the mailbox of somebody else.
SAME_MAIL_AFTER = timedelta(minutes=10)


class Why(StrEnum):
    """Why nobody can sign up now; pages say it in the language of the guest."""

    CLOSED = "closed"
    FULL = "full"


class SignUpRefused(Exception):
    """Nobody can sign up now, or not as many; ``left`` says how many seats there are."""

    def __init__(self, why: Why, left: int = 0) -> None:
        super().__init__(why.value)
        self.why, self.left = why, left


@transaction.atomic
def sign_up(event: Event, *, name: str, email: str, persons: int, language: GuestLanguage) -> SignUp:
    """Give ``persons`` seats to a guest and confirm it by mail. Whoever signs up again has what they had.

    What is answered does not tell whether an address was known: the mail does, to its owner. Raises
    ``SignUpRefused``.
    """
    present, registration = locked_registration(event)
    if not is_open(present, registration):
        raise SignUpRefused(Why.CLOSED)
    if registration.capacity is not None:
        left = registration.capacity - taken_seats(registration)
        if persons > left:
            raise SignUpRefused(Why.FULL, max(0, left))
    known = SignUp.objects.filter(event=present, email__iexact=email, cancelled_at=None).select_related("link").first()
    if known is not None:
        return _remind(present, registration, known)
    row = SignUp(event=present, name=name, email=email, persons=persons, language=language)
    row.link, token = _issue(present)
    row.save(force_insert=True)
    confirm(row, registration, token)
    return row


def _remind(event: Event, registration: Registration, row: SignUp) -> SignUp:
    if row.link is not None and row.link.created_at > timezone.now() - SAME_MAIL_AFTER:
        return row
    old, (row.link, token) = row.link, _issue(event)
    row.save(update_fields=["link"])
    if old is not None:
        old.delete()
    confirm(row, registration, token)
    return row


def _issue(event: Event) -> tuple[SignedLink, str]:
    ends_at = event.ends_at or timezone.now()
    return issue_link(PURPOSE, ends_at - timezone.now() + LINK_LIVES_ON)
