"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """See README.md of this app."""

    name = "reports"
    verbose_name = _("reports")

    def ready(self) -> None:
        """Register what other parts of the portal show or run for this app."""
        from . import tasks  # noqa: F401, PLC0415 -- registers the handlers of jobs
        from .domain.account_hooks import register_account_hooks  # noqa: PLC0415 -- models are not loaded earlier
        from .domain.checklist_facts import register_checklist_facts  # noqa: PLC0415 -- models are not loaded earlier
        from .domain.merging import register_handlings  # noqa: PLC0415 -- models are not loaded earlier
        from .domain.preflight_edition import register_preflight_of_texts  # noqa: PLC0415 -- models are not loaded earlier
        from .domain.preflight_release import register_preflight  # noqa: PLC0415 -- models are not loaded earlier
        from .views.registration import register  # noqa: PLC0415 -- models are not loaded earlier

        register()
        register_handlings()
        register_account_hooks()
        register_preflight()
        register_preflight_of_texts()
        register_checklist_facts()
