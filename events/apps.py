"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """See README.md of this app."""

    name = "events"
    verbose_name = _("events")
