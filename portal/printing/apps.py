"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrintingConfig(AppConfig):
    """See README.md of this app."""

    name = "portal.printing"
    label = "printing"
    verbose_name = _("printed documents")

    def ready(self) -> None:
        """Register the handler that makes the files."""
        from . import tasks  # noqa: F401, PLC0415 -- models must be loaded first
