"""``make demo``: services, data, web server, worker and beat in one go; Ctrl-C ends all of it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from .keeper import ServerDied, release
from .places import log_path
from .processes import end_with_parent, stop

HOST = "127.0.0.1"
DEFAULT_PORT = 8000
READY_SECONDS = 60
# What a part gets when the demo is killed. The worker would finish its jobs first, and wait without end for the
# services that go at the same time; a job that is cut off is taken up again, its lease runs out.
AT_SUDDEN_END = {"worker": signal.SIGKILL, "beat": signal.SIGKILL}
ROOT = Path(__file__).resolve().parents[2]


class Stopped(Exception):
    """Somebody asked the demo to end."""


class DemoFailed(Exception):
    """The demo cannot go on. The message is a sentence for people."""


@dataclass(frozen=True)
class Child:
    """A running part of the demo."""

    name: str
    process: "subprocess.Popen[bytes]"
    log: Path


def run_demo() -> int:
    """Run the demo until Ctrl-C or SIGTERM. Returns the exit code."""
    signal.signal(signal.SIGINT, _ask_to_stop)
    signal.signal(signal.SIGTERM, _ask_to_stop)
    signal.signal(signal.SIGHUP, _ask_to_stop)
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.demo"
    children: list[Child] = []
    code = 0
    try:
        port = _free_port()
        _say("Starting PostgreSQL and Redis")
        var_dir = _start_services()
        from .sample_data import print_sign_ins, store_sample_data  # noqa: PLC0415 -- needs the services

        _fill(store_sample_data)
        _say("Starting web server, worker and beat")
        for name, command in _commands(port, var_dir).items():
            children.append(_start(name, command, var_dir))
        _wait_until_answering(port, children)
        print_sign_ins(f"http://{HOST}:{port}/")
        _watch(children)
    except Stopped:
        pass
    except (DemoFailed, ServerDied) as problem:
        print(problem, file=sys.stderr, flush=True)
        code = 1
    finally:
        _stop_everything(children)
    return code


def _free_port() -> int:
    """Return the port to listen on. Raises ``DemoFailed`` when it is taken."""
    given = os.environ.get("PORT", str(DEFAULT_PORT))
    try:
        port = int(given)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, port))
    except ValueError as error:
        raise DemoFailed(f"PORT must be a number, not '{given}'.") from error
    except (OSError, OverflowError) as error:
        raise DemoFailed(
            f"Port {given} cannot be used ({error}). Stop what uses it, or choose another: make demo PORT=8001"
        ) from error
    return port


def _start_services() -> Path:
    """Load the demo settings, which start what is needed, and return ``VAR_DIR``."""
    import django  # noqa: PLC0415 -- the settings module is chosen by now
    from django.conf import settings  # noqa: PLC0415

    django.setup()
    return Path(settings.VAR_DIR)


def _fill(store_sample_data: Callable[[Callable[[str], None]], None]) -> None:
    """Store the sample data. Raises ``DemoFailed``."""
    from django.core.management import CommandError  # noqa: PLC0415

    try:
        store_sample_data(_say)
    except CommandError as problem:
        raise DemoFailed(f"The sample data could not be stored: {problem}") from problem


def _commands(port: int, var_dir: Path) -> dict[str, list[str]]:
    python = [sys.executable, "-m"]
    celery = [*python, "celery", "--app", "portal.celery", "--quiet"]
    return {
        "web": [
            *python, "gunicorn", "portal.wsgi", "--bind", f"{HOST}:{port}", "--workers", "2", "--threads", "4",
            "--worker-tmp-dir", str(var_dir / "run"), "--graceful-timeout", "3", "--no-control-socket",
        ],
        "worker": [*celery, "worker", "--concurrency", "2", "--loglevel", "INFO", "--without-gossip"],
        "beat": [*celery, "beat", "--loglevel", "INFO", "--pidfile", "", "--schedule", str(var_dir / "run" / "beat")],
    }  # fmt: skip


def _start(name: str, command: list[str], var_dir: Path) -> Child:
    log = log_path(var_dir, name)
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 -- own program, own arguments
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=end_with_parent(AT_SUDDEN_END.get(name, signal.SIGTERM)),  # noqa: PLW1509 -- one thread
        )
    return Child(name, process, log)


def _wait_until_answering(port: int, children: list[Child]) -> None:
    """Wait for the web server. Raises ``DemoFailed`` when it does not answer or a child ends."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        _raise_if_one_ended(children)
        try:
            urllib.request.urlopen(f"http://{HOST}:{port}/health/live/", timeout=5).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    web = children[0]
    raise DemoFailed(f"The web server did not answer within {READY_SECONDS} seconds. Its log says why: {web.log}")


def _watch(children: list[Child]) -> NoReturn:
    while True:
        _raise_if_one_ended(children)
        time.sleep(0.3)


def _raise_if_one_ended(children: list[Child]) -> None:
    for child in children:
        if (code := child.process.poll()) is not None:
            raise DemoFailed(
                f"The {child.name} process has ended by itself (code {code}), so the demo stops. "
                f"Its log says why: {child.log}"
            )


def _stop_everything(children: list[Child]) -> None:
    """End the children, then the services; a second Ctrl-C does not disturb it."""
    with _undisturbed():
        _say("Stopping")
        for child in children:
            if child.process.poll() is None:
                child.process.terminate()
        for child in children:
            stop(child.process)
        from django.conf import settings  # noqa: PLC0415

        from .postgres import EmbeddedPostgres  # noqa: PLC0415
        from .redis import EmbeddedRedis  # noqa: PLC0415

        var_dir = Path(settings.VAR_DIR)
        for server in (EmbeddedRedis(var_dir), EmbeddedPostgres(var_dir)):
            if not release(server):
                _say(f"{server.name} goes on: another process uses it")


@contextmanager
def _undisturbed() -> Iterator[None]:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    yield


def _ask_to_stop(_number: int, _frame: object) -> NoReturn:
    raise Stopped


def _say(text: str) -> None:
    print(text, flush=True)
