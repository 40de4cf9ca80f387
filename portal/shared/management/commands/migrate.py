"""Django's command with our executor."""

from django.core.management.commands import migrate

from portal.shared.migrating import Executor

migrate.MigrationExecutor = Executor  # type: ignore[attr-defined]  # imported there


class Command(migrate.Command):
    """Updates the database; see ``portal.shared.migrating``."""
