"""How django-allauth behaves in this portal."""

from datetime import timedelta
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation

from portal.accounts.domain.mails import send_account_mail
from portal.accounts.models import User


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """Accounts come by invitation only; mails go through the outbox."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Refuse open registration: people are invited by an organisation."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put a mail into the outbox, in the language of its recipient or, of an unknown one, of the request."""
        user = context.get("user")
        language = user.language if user else translation.get_language() or settings.LANGUAGE_CODE
        values = {**_addresses(self.request), **_lifetimes(), **context, "email": email}
        send_account_mail(template_prefix, email, values, language=language)

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell ``user`` that something changed in their account and when.

        From which address and browser it was done is not told: the outbox stores mails, and nobody needs a record of
        who was where.
        """
        values = {**(context or {}), "user": user, "timestamp": timezone.now()}
        self.send_mail(template_prefix, email or user.email, values)


def _addresses(request: HttpRequest) -> dict[str, str]:
    names = {"portal_url": "start", "password_reset_url": "account_reset_password", "contact_url": "shared:imprint"}
    return {key: request.build_absolute_uri(reverse(name)) for key, name in names.items()}


def _lifetimes() -> dict[str, int]:
    """Return for how many days links in mails are valid."""
    return {
        "reset_days": timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT).days,
        "confirmation_days": app_settings.EMAIL_CONFIRMATION_EXPIRE_DAYS,
    }
