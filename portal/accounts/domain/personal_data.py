"""What the portal knows about a person, as plain data: the right of access and portability (GDPR, articles 15, 20)."""

from collections.abc import Callable
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from portal.accounts.models import User

Collector = Callable[[Any], Any]
_collectors: dict[str, Collector] = {}


def register_collector(section: str, collector: Collector) -> None:
    """Add a section: ``collector`` gets the user and returns what JSON can hold."""
    _collectors[section] = collector


def collect_personal_data(user: User) -> dict[str, Any]:
    """Return all sections, the account first. Secrets (password, keys) are left out."""
    return {name: collector(user) for name, collector in _collectors.items()}


def account_data(user: User) -> dict[str, Any]:
    """Return the account itself, its e-mail addresses and the kinds of second factor."""
    return {
        "email": user.email,
        "name": user.name,
        "language": user.language,
        "time_zone": user.time_zone,
        "joined": user.date_joined.isoformat(),
        "last_sign_in": user.last_login.isoformat() if user.last_login else None,
        "email_addresses": [
            {"email": each.email, "verified": each.verified, "primary": each.primary}
            for each in EmailAddress.objects.filter(user=user).order_by("pk")
        ],
        "second_factors": [
            {"type": each.type, "created": each.created_at.isoformat()}
            for each in Authenticator.objects.filter(user=user).order_by("pk")
        ],
    }


register_collector("account", account_data)
