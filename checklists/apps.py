"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChecklistsConfig(AppConfig):
    """See README.md of this app."""

    name = "checklists"
    verbose_name = _("checklists")
