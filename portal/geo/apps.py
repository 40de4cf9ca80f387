"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GeoConfig(AppConfig):
    """See README.md of this app."""

    name = "portal.geo"
    label = "geo"
    verbose_name = _("places")

    def ready(self) -> None:
        """Register whom to name for the data."""
        from portal.shared.credits import register_credit, register_provider  # noqa: PLC0415

        from .attribution import AREAS, due_attributions  # noqa: PLC0415 -- models must be loaded first

        register_credit(AREAS)
        register_provider(due_attributions)
