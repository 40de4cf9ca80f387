"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChecklistsConfig(AppConfig):
    """See README.md of this app."""

    name = "checklists"
    verbose_name = _("checklists")

    def ready(self) -> None:
        """Register what other parts of the portal show or run for this app."""
        from . import tasks  # noqa: F401, PLC0415 -- registers the handlers of jobs
        from .domain.account_hooks import register_account_hooks  # noqa: PLC0415 -- models are not loaded earlier
        from .domain.clashes import register_clash_finder  # noqa: PLC0415 -- models are not loaded earlier
        from .domain.event_lists import register_event_hooks  # noqa: PLC0415 -- models are not loaded earlier
        from .domain.looking_after import register_looking_after  # noqa: PLC0415 -- models are not loaded earlier
        from .domain.merging import register_handlings  # noqa: PLC0415 -- models are not loaded earlier
        from .domain.together.day import register_day_items  # noqa: PLC0415 -- models are not loaded earlier
        from .domain.together.paper import register_list_printer  # noqa: PLC0415 -- models are not loaded earlier
        from .views.registration import register  # noqa: PLC0415 -- models are not loaded earlier

        register()
        register_account_hooks()
        register_clash_finder()
        register_event_hooks()
        register_looking_after()
        register_handlings()
        register_day_items()
        register_list_printer()
