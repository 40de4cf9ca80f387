"""App configuration."""

from typing import Any

from django.apps import AppConfig
from django.apps import apps as installed
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    """See README.md of this app."""

    name = "partners"
    verbose_name = _("organisations")

    def ready(self) -> None:
        """Register what this app shows elsewhere, and keep the search words up to date."""
        from . import signals, tasks  # noqa: F401, PLC0415 -- models are not loaded earlier
        from .domain.account_hooks import register_account_hooks  # noqa: PLC0415 -- models are not loaded earlier
        from .domain.merging.relations import register_handlings  # noqa: PLC0415 -- models are not loaded earlier
        from .views.registration import register  # noqa: PLC0415 -- models are not loaded earlier

        register()
        register_account_hooks()
        register_handlings()
        post_migrate.connect(keep_vocabulary, sender=self, dispatch_uid="partners.vocabulary")


def keep_vocabulary(apps: Any = installed, **_kwargs: Any) -> None:
    """Store the search words after a migration or a flush, if their table is there in the state migrated to."""
    from .domain.vocabulary import store_vocabulary  # noqa: PLC0415 -- models are not loaded earlier

    if "searchword" in apps.all_models["partners"]:
        store_vocabulary()
