"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    """See README.md of this app."""

    name = "partners"
    verbose_name = _("organisations")
