"""Opening and closing an account."""

from collections.abc import Callable
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from portal.accounts.models import User


class AccountNeeded(Exception):
    """The account cannot be closed now. The message is a sentence for people."""


Closer = Callable[[Any], None]
_closers: list[Closer] = []


def register_closer(closer: Closer) -> None:
    """Add what else ends with an account. ``closer`` gets the user, within the transaction.

    It raises ``AccountNeeded`` when the account cannot be closed.
    """
    if closer not in _closers:
        _closers.append(closer)


@transaction.atomic
def open_account(email: str, name: str, password: str, language: str) -> User:
    """Create a user whose e-mail address is proven, because they came by a link that was sent there.

    Raises ``IntegrityError`` when there is an account with this address already.
    """
    user = User.objects.create_user(email, password, name=name.strip(), language=language)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@transaction.atomic
def close_account(user: User) -> None:
    """Close an account: nobody can sign in with it any more. What the person did stays in the histories.

    Raises ``AccountNeeded`` when somebody else has to take over first.
    """
    locked = User.objects.select_for_update().get(pk=user.pk)
    for closer in _closers:
        closer(locked)
    locked.is_active = False
    locked.set_unusable_password()
    locked.save(update_fields=["is_active", "password"])
