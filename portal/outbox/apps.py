"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    """See README.md of this app."""

    name = "portal.outbox"
    label = "outbox"
    verbose_name = _("jobs and messages")

    def ready(self) -> None:
        """Register the handler that sends mails, the figure for operators, and failed jobs on the start page."""
        from portal.shared.health.checks import register_figure  # noqa: PLC0415
        from portal.shared.tasks_waiting import register_provider  # noqa: PLC0415

        from .domain import mail  # noqa: F401, PLC0415 -- models must be loaded first
        from .domain.lag import lag_seconds  # noqa: PLC0415
        from .domain.waiting import waiting_jobs  # noqa: PLC0415

        register_figure("outbox_lag_seconds", lag_seconds)
        register_provider(waiting_jobs)
