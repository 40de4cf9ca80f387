"""Keeps an embedded server running as long as somebody uses it, and no longer.

Every process that uses a server holds a shared lock on the file ``run/<service>.users``. The kernel gives it back
when the process ends, even by ``kill -9``. The keeper, a small process of its own, waits for the exclusive
lock: when it gets it, nobody is left, and it stops the server.
"""

import contextlib
import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn, Protocol

from .processes import stop

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60


class ServerDied(RuntimeError):
    """An embedded server did not start, or ended by itself. The message names its log."""


class Server(Protocol):
    """What the keeper needs to know of a server."""

    name: str
    log: Path
    stop_signal: signal.Signals
    run_dir: Path

    def start(self) -> "subprocess.Popen[bytes]":
        """Start the program as a child that ends with its parent."""

    def answers(self) -> bool:
        """Say whether the server can be used now."""


# Plain numbers, not objects: files and keepers outlive whatever Python tidies up at the end of this process.
_held: dict[Path, int] = {}


def hold(server: Server, var_dir: Path) -> None:
    """Have ``server`` running until this process ends or calls ``release``.

    Raises ``ServerDied`` when it cannot be started.
    """
    users_path = _users_path(server)
    if users_path in _held:
        return
    server.run_dir.mkdir(parents=True, exist_ok=True)
    server.log.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as cleanup:
        users = os.open(users_path, os.O_WRONLY | os.O_CREAT, 0o666)
        cleanup.callback(os.close, users)
        fcntl.flock(users, fcntl.LOCK_SH)  # waits while a keeper is stopping the server
        with _locked(server.run_dir / f"{server.name}.start"):
            if not server.answers():
                _start_keeper(server, var_dir)
        cleanup.pop_all()  # from here on the lock stays until the process ends
    _held[users_path] = users


def release(server: Server, seconds: float = 15) -> bool:
    """Give ``server`` up. Returns whether it has stopped; it has not if another process uses it."""
    users = _held.pop(_users_path(server), None)
    if users is not None:
        os.close(users)
    deadline = time.monotonic() + seconds
    while server.answers() or not _unlocked(server):
        if _in_use(server) or time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def keep(server: Server) -> int:
    """Run ``server`` until nobody uses it. This is the main function of the keeper process."""

    def on_signal(number: int, _frame: object) -> NoReturn:
        raise SystemExit(0 if number == signal.SIGTERM else 1)

    signal.signal(signal.SIGTERM, on_signal)
    process = server.start()
    signal.signal(signal.SIGCHLD, on_signal)
    try:
        with _users_path(server).open("ab") as users:
            if process.poll() is not None:
                return 1
            fcntl.flock(users, fcntl.LOCK_EX)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            stop(process, server.stop_signal)
    finally:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        stop(process, server.stop_signal)
    return 0


def _start_keeper(server: Server, var_dir: Path) -> None:
    arguments = [sys.executable, "-m", "portal.embedded", "keep", server.name, str(var_dir)]
    log = (os.POSIX_SPAWN_OPEN, 1, str(server.log), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
    actions = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0), log, (os.POSIX_SPAWN_DUP2, 1, 2)]
    found_from_anywhere = {**os.environ, "PYTHONPATH": str(ROOT)}
    keeper = os.posix_spawn(sys.executable, arguments, found_from_anywhere, file_actions=actions, setsid=True)
    deadline = time.monotonic() + START_SECONDS
    while not server.answers():
        if os.waitpid(keeper, os.WNOHANG) != (0, 0) or time.monotonic() > deadline:
            raise ServerDied(f"The embedded {server.name} did not start. Its log says why: {server.log}")
        time.sleep(0.05)


def _users_path(server: Server) -> Path:
    return server.run_dir / f"{server.name}.users"


def _unlocked(server: Server) -> bool:
    """Say whether nobody holds a lock: a server that is stopping answers no more before its files are at rest."""
    if not _users_path(server).exists():
        return True
    with _users_path(server).open("ab") as users:
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _in_use(server: Server) -> bool:
    """Say whether a process other than the keeper holds the shared lock."""
    with _users_path(server).open("ab") as users:
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            # The keeper that is stopping the server holds it exclusively: then a shared lock fails as well.
            try:
                fcntl.flock(users, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True
        return False


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
