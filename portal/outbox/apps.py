"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    """See README.md of this app."""

    name = "portal.outbox"
    label = "outbox"
    verbose_name = _("jobs and messages")
