"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """See README.md of this app."""

    name = "portal.accounts"
    label = "accounts"
    verbose_name = _("accounts")

    def ready(self) -> None:
        """Register the work of the weekly overview, and what of it ends with an account."""
        from . import tasks  # noqa: F401, PLC0415 -- models are not loaded earlier
        from .domain.digest.account import register_account_hooks  # noqa: PLC0415 -- models are not loaded earlier

        register_account_hooks()
