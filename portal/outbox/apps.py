"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    """See README.md of this app."""

    name = "portal.outbox"
    label = "outbox"
    verbose_name = _("jobs and messages")

    def ready(self) -> None:
        """Register the handler that sends mails and the figure for operators."""
        from portal.shared.health.checks import register_figure  # noqa: PLC0415

        from .domain import mail  # noqa: F401, PLC0415 -- models must be loaded first
        from .domain.lag import lag_seconds  # noqa: PLC0415

        register_figure("outbox_lag_seconds", lag_seconds)
