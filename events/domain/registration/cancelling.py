"""A guest cancels by the link of the mail: the seat is free at once, name and address are gone."""

from django.db import transaction
from django.utils import timezone

from events.models import SignUp
from portal.accounts.domain.signed_links import LinkNotUsable, find_link, use_link
from portal.accounts.models import SignedLink

from .erasing import erase, forget_sent_mails
from .guest_mails import PURPOSE
from .locking import locked_registration


def find_sign_up(token: str) -> SignUp | None:
    """Return the sign-up that the link in the mail belongs to, with its event; None when it is no longer there."""
    link = find_link(PURPOSE, token)
    if link is None or link.state != SignedLink.State.USABLE:
        return None
    return SignUp.objects.filter(link=link, cancelled_at=None).select_related("event__venue__municipality").first()


@transaction.atomic
def cancel_sign_up(token: str) -> bool:
    """Free the seats of the guest with ``token``; False when that was done before or the link is not valid."""
    found = find_sign_up(token)
    if found is None or found.link is None:
        return False
    locked_registration(found.event_id)
    row = SignUp.objects.select_for_update(of=("self",)).select_related("link").get(pk=found.pk)
    if row.cancelled_at is not None or row.link is None:
        return False
    try:
        use_link(row.link)
    except LinkNotUsable:
        return False
    row.cancelled_at = timezone.now()
    erase([row])
    forget_sent_mails(row)
    return True
