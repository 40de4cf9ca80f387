"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """See README.md of this app."""

    name = "portal.accounts"
    label = "accounts"
    verbose_name = _("accounts")
