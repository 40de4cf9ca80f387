"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """See README.md of this app."""

    name = "reports"
    verbose_name = _("reports")
