"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GeoConfig(AppConfig):
    """See README.md of this app."""

    name = "portal.geo"
    label = "geo"
    verbose_name = _("places")
