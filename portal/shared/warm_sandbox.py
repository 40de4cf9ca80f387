"""Like `sandbox.run_limited`, from a process that has loaded its libraries before.

Loading them takes longer than many a piece of work. A server process loads them once and forks: every piece of work
still has a process of its own with limits of its own, and leaves nothing behind for the next.
"""

import atexit
import json
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from .sandbox import (
    SandboxAnswer,
    SandboxFailed,
    SandboxLimits,
    SandboxTimeout,
    bare_environment,
    check_exit,
    question,
    read_answer,
    read_message,
)
from .scratch import LEFT_AFTER, scratch_folder

_PROGRAM: Final = Path(__file__).with_name("sandbox_process.py")
USUAL_LIMITS: Final = SandboxLimits()
_LONGEST_LINE: Final = 64 * 1024
_SECONDS_TO_START: Final = 60.0


class WarmSandbox:
    """Calls `answer(request, tell)` of `module` in a fresh child of a server that called `prepare(preparation)` once.

    The server starts with the first piece of work, does one after the other, dies with the process that started it and
    is started anew when it has gone.
    """

    def __init__(self, module: str, preparation: Mapping[str, Any]) -> None:
        self._module = module
        self._preparation = dict(preparation)
        self._lock = threading.Lock()
        self._server: _Server | None = None

    def run(
        self,
        request: Mapping[str, Any],
        limits: SandboxLimits = USUAL_LIMITS,
        *,
        on_told: Callable[[dict[str, Any]], None] | None = None,
    ) -> SandboxAnswer:
        """Do one piece of work; arguments, answer and errors are those of `run_limited`."""
        with self._lock, scratch_folder("sandbox") as folder:
            server = self._started()
            Path(folder, "question").write_text(question(request, limits), encoding="utf-8")
            started = time.monotonic()
            try:
                code, complaint = server.work(folder, started + limits.seconds, on_told)
            except BaseException:
                self._stop()
                raise
            check_exit(code, complaint)
            return read_answer(Path(folder, "answer"), time.monotonic() - started)

    def close(self) -> None:
        """End the server."""
        with self._lock:
            self._stop()

    def _started(self) -> "_Server":
        """The server of this process; one that a parent started before forking is not ours."""
        if self._server is not None and not self._server.is_ours():
            self._server = None
        if self._server is None or not self._server.is_fit():
            self._stop()
            self._server = _Server(self._module, self._preparation)
            atexit.register(self._server.end)
        return self._server

    def _stop(self) -> None:
        if self._server is not None:
            self._server.end()
            atexit.unregister(self._server.end)
            self._server = None


class _Server:
    """The process that forks, from outside."""

    def __init__(self, module: str, preparation: Mapping[str, Any]) -> None:
        self._owner = os.getpid()
        self._folder = scratch_folder("warm")
        self._rest = b""
        self._process = subprocess.Popen(  # noqa: S603 - fixed command
            [sys.executable, "-P", str(_PROGRAM), "--warm", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=self._folder.name,
            env=bare_environment(self._folder.name),
            start_new_session=True,
        )
        self._ask(preparation)
        complaint = ""
        for message in self._messages(time.monotonic() + _SECONDS_TO_START):
            if message.get("ready"):
                return
            complaint = message.get("error", complaint)
        self.end()
        raise SandboxFailed(complaint or "The server did not start.")

    def is_ours(self) -> bool:
        """Whether this very process started the server."""
        return self._owner == os.getpid()

    def is_fit(self) -> bool:
        """Whether the server can still be asked: it lives, and nobody took its folder for one that was left behind."""
        return self._process.poll() is None and time.monotonic() - self._asked_at < LEFT_AFTER.total_seconds() / 2

    def work(self, folder: str, deadline: float, on_told: Callable[[dict[str, Any]], None] | None) -> tuple[int, str]:
        """Let a child answer the question in `folder`; gives its exit code and what it said about an error.

        Raises `SandboxTimeout`; the server is of no use then.
        """
        os.utime(self._folder.name)
        self._ask({"folder": folder})
        complaint = ""
        for message in self._messages(deadline):
            if "exit" in message:
                return message["exit"], complaint
            complaint = message.get("error", complaint)
            if on_told is not None and "error" not in message:
                on_told(message)
        if self._process.poll() is None:
            raise SandboxTimeout("The time allowed is over.")
        raise SandboxFailed("The server has gone.")

    def end(self) -> None:
        """End server and child at once, and take their files away."""
        if not self.is_ours():
            return
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()
        self._folder.cleanup()

    def _ask(self, values: Mapping[str, Any]) -> None:
        assert self._process.stdin is not None  # noqa: S101 - opened as a pipe above
        self._asked_at = time.monotonic()
        with suppress(BrokenPipeError):
            self._process.stdin.write(json.dumps(dict(values)).encode() + b"\n")
            self._process.stdin.flush()

    def _messages(self, deadline: float) -> Any:
        """What the server and its child say until the deadline or their end."""
        assert self._process.stdout is not None  # noqa: S101 - opened as a pipe above
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while (remaining := deadline - time.monotonic()) > 0:
                if not selector.select(remaining):
                    continue
                chunk = os.read(self._process.stdout.fileno(), _LONGEST_LINE)
                if not chunk:
                    self._process.wait()
                    return
                *lines, self._rest = (self._rest[-_LONGEST_LINE:] + chunk).split(b"\n")
                yield from filter(None, map(read_message, lines))
