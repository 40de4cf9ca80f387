"""Test databases: copies of one that was migrated once, emptied after tests that commit."""

import fcntl
import time
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

from partners.domain.vocabulary import WORDS

PREFIX = "template_"
# What migrating itself stores; no test changes it for good.
KEPT = ["django_migrations", "django_content_type", "auth_permission", "partners_searchword"]
EMPTY = """
DO $$
DECLARE name regclass; filled boolean;
BEGIN
    SET LOCAL session_replication_role = replica;  -- no triggers, no foreign keys: everything goes
    FOR name IN
        SELECT oid FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> ALL (%s)
    LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %%s)', name) INTO filled;
        IF filled THEN EXECUTE format('DELETE FROM %%s', name); END IF;
    END LOOP;
END $$
"""
OTHERS_AT_WORK = """
SELECT EXISTS (
    SELECT FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
        AND xact_start IS NOT NULL
)
"""
PATIENCE = 60  # seconds that a request of a browser may go on after its test


def template_database():
    """Return the name of the migrated database to copy; it is made by whoever comes first and asks for it.

    It is made anew when a migration has changed.
    """
    name = f"{PREFIX}{_digest()}"
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with (settings.VAR_DIR / "template.lock").open("ab") as lock, connection._nodb_cursor() as cursor:  # noqa: SLF001 -- Django's tests use it too
        fcntl.flock(lock, fcntl.LOCK_EX)
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
        known = {each for (each,) in cursor.fetchall()}
        if name not in known:
            for each in known:
                cursor.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(each)))
            unfinished = f"unfinished_{name}"
            cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(unfinished)))
            cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(unfinished)))
            _migrate(unfinished)
            cursor.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(unfinished), sql.Identifier(name))
            )
    return name


@contextmanager
def stored_for_a_module():
    """Keep what is stored inside for all tests of a module: each goes back to it, the end takes it back."""
    around = transaction.atomic()
    around._from_testcase = True  # noqa: SLF001 -- as those that Django's own test cases open
    with around:
        yield
        transaction.set_rollback(True)


def empty_database(_test_case=None):
    """Delete all rows. Far cheaper than Django's way, which truncates all tables, most of which are empty."""
    with connection.cursor() as cursor:
        deadline = time.monotonic() + PATIENCE
        while cursor.execute(OTHERS_AT_WORK).fetchone()[0]:
            assert time.monotonic() < deadline, "A request or a job goes on after its test."
            time.sleep(0.02)
        cursor.execute(EMPTY, [KEPT])


def _migrate(name):
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        call_command("migrate", interactive=False, verbosity=0)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


def _digest():
    """Return a short word that changes with the migrations and with the words that migrating stores."""
    found = sha256()
    for app in apps.get_app_configs():
        module = MigrationLoader.migrations_module(app.label)[0]
        folder = Path(app.path) / module.rpartition(".")[2]
        for path in sorted(folder.glob("*.py")):
            found.update(f"{app.label}/{path.name}".encode())
            found.update(path.read_bytes())
    found.update(repr(sorted(WORDS.items())).encode())
    return found.hexdigest()[:12]
