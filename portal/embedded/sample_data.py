"""What a fresh demo gets: tables, districts, fixtures, checklists, invented organisations and their users."""

import logging
import os
from collections.abc import Callable
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command, get_commands
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from partners.demo.users import IDENTITIES, PASSWORD


def store_sample_data(say: Callable[[str], None]) -> None:
    """Bring the database up to date and fill it if it is fresh. Costs little when there is nothing to do.

    Raises ``CommandError`` with a sentence when one of the steps is not possible.
    """
    if _migrations_are_waiting():
        say("Migrating the database")
        _run("migrate")
    if not apps.get_model("geo", "District").objects.exists():
        say("Loading districts and municipalities")
        _run("load_geo")
    if "load_checklists" in get_commands() and not _any_checklist():
        say("Loading checklists")
        _run("load_checklists")
    if not get_user_model().objects.filter(email=IDENTITIES[0].email).exists():
        say("Inventing sample data")
        _run("demo_data")


def print_sign_ins(address: str) -> None:
    """Tell the person at the terminal where the portal is and how to sign in."""
    width = max(len(identity.email) for identity in IDENTITIES)
    print(f"\n  Brückenbauer runs at {address}\n\n  Sign in with the password  {PASSWORD}  as")
    for identity in IDENTITIES:
        acting = f"{identity.acts_for}, {identity.role}" if identity.acts_for else "system administration"
        print(f"    {identity.email:<{width}}  {identity.name} ({acting})")
    print(f"\n  Logs and mails: {settings.VAR_DIR}\n  Ctrl-C ends everything.\n", flush=True)


def _run(command: str) -> None:
    # Nobody at the terminal wants a line for each job of the sample data.
    logging.disable(logging.INFO)
    try:
        with Path(os.devnull).open("w") as nowhere:
            call_command(command, verbosity=0, stdout=nowhere)
    finally:
        logging.disable(logging.NOTSET)


def _migrations_are_waiting() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _any_checklist() -> bool:
    return any(model._default_manager.exists() for model in apps.get_app_config("checklists").get_models())
