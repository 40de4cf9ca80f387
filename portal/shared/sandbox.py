"""Does a piece of work in a process of its own, with limits on memory and time.

A subprocess rather than multiprocessing, because a worker of Celery is a daemonic process and
may not have children of the latter kind.
"""

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from .sandbox_process import EXIT_OUT_OF_MEMORY
from .scratch import scratch_folder

_PROGRAM: Final = Path(__file__).with_name("sandbox_process.py")
_ROOT: Final = Path(__file__).resolve().parents[2]
_LONGEST_LINE: Final = 64 * 1024
# Libraries written in C do not raise an error when memory ends, they break off.
_SIGNS_OF_NO_MEMORY: Final = {signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGTRAP}


class SandboxFailed(Exception):
    """The work could not be done; the message is for people who look for the cause."""


class SandboxTimeout(SandboxFailed):
    """The work was not ready within the time allowed."""


class SandboxOutOfMemory(SandboxFailed):
    """The work needs more memory than it may take."""


class SandboxKilled(SandboxFailed):
    """The process was ended by a signal, whose number is in `signal`."""

    def __init__(self, number: int) -> None:
        super().__init__(f"signal {number}")
        self.signal = number


@dataclass(frozen=True, slots=True)
class SandboxLimits:
    """What one piece of work may take: wall-clock seconds and bytes of address space."""

    seconds: float = 20.0
    memory_bytes: int = 512 * 1024**2


@dataclass(frozen=True, slots=True)
class SandboxAnswer:
    """What the work gave back, with its measures: seconds of wall clock, peak memory in bytes."""

    header: Any
    content: bytes
    seconds: float
    peak_memory: int


def run_limited(
    module: str,
    request: Mapping[str, Any],
    limits: SandboxLimits = SandboxLimits(),
    *,
    on_told: Callable[[dict[str, Any]], None] | None = None,
) -> SandboxAnswer:
    """Call `answer(request, tell) -> (header, content)` of `module` in a process of its own.

    `request` and `header` are values that JSON knows, `content` is bytes; large files are named in the request, by
    whole paths. The process has no settings, no secrets, no database; `tell(**values)` there calls `on_told` in this
    thread, and what that raises ends the work. The process dies with the one that started it.

    Raises `SandboxTimeout`, `SandboxOutOfMemory`, `SandboxKilled`, and `SandboxFailed` with the name and the text of
    what `answer` raised.
    """
    started = time.monotonic()
    with scratch_folder("sandbox") as folder:
        asked, answered = Path(folder, "question"), Path(folder, "answer")
        asked.write_text(question(request, limits), encoding="utf-8")
        with asked.open("rb") as stdin, answered.open("wb") as stdout:
            process = _start(module, folder, stdin, stdout)
            try:
                complaint = _follow(process, started + limits.seconds, on_told)
            finally:
                _end(process)
        check_exit(process.returncode, complaint)
        return read_answer(answered, time.monotonic() - started)


def read_answer(path: Path, seconds: float) -> SandboxAnswer:
    """Give back what the process wrote to `path`. Raises `SandboxFailed` when that is not whole."""
    line, _newline, content = path.read_bytes().partition(b"\n")
    measures = json.loads(line)
    if len(content) != measures["size"]:
        raise SandboxFailed("The answer was not written completely.")
    return SandboxAnswer(
        header=measures["header"], content=content, seconds=seconds, peak_memory=measures["peak_memory"]
    )


def question(request: Mapping[str, Any], limits: SandboxLimits) -> str:
    """Give what the process reads."""
    return json.dumps(
        {"request": dict(request), "memory_bytes": limits.memory_bytes, "cpu_seconds": int(limits.seconds) + 1}
    )


def bare_environment(folder: str) -> dict[str, str]:
    """Give an environment that holds nothing of ours but the way to code."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "HOME": folder,
        "TMPDIR": folder,
        "PYTHONPATH": str(_ROOT),
        "PYTHONHASHSEED": "0",
    }


def _start(module: str, folder: str, stdin: IO[bytes], stdout: IO[bytes]) -> "subprocess.Popen[bytes]":
    """Start the process."""
    return subprocess.Popen(  # noqa: S603 - fixed command
        [sys.executable, "-P", str(_PROGRAM), module],
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=bare_environment(folder),
        start_new_session=True,
    )


def _follow(
    process: "subprocess.Popen[bytes]",
    deadline: float,
    on_told: Callable[[dict[str, Any]], None] | None,
) -> str:
    """Pass on what is told until the process ends; gives back what it said about an error."""
    assert process.stderr is not None  # noqa: S101 - opened as a pipe above
    complaint, rest = "", b""
    with selectors.DefaultSelector() as selector:
        selector.register(process.stderr, selectors.EVENT_READ)
        while (remaining := deadline - time.monotonic()) > 0:
            if not selector.select(remaining):
                continue
            chunk = os.read(process.stderr.fileno(), _LONGEST_LINE)
            if not chunk:
                break
            *lines, rest = (rest[-_LONGEST_LINE:] + chunk).split(b"\n")
            for message in filter(None, map(read_message, lines)):
                complaint = message.get("error", complaint)
                if on_told is not None and "error" not in message:
                    on_told(message)
    try:
        process.wait(timeout=max(0.0, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        raise SandboxTimeout("The time allowed is over.") from None
    return complaint


def read_message(line: bytes) -> dict[str, Any] | None:
    """Read a line of the protocol; None for the other things that libraries write to standard error."""
    try:
        values = json.loads(line)
    except ValueError:
        return None
    return values if isinstance(values, dict) else None


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stderr is not None:
        process.stderr.close()


def check_exit(returncode: int, complaint: str) -> None:
    """Raise what the exit code of the process stands for; `complaint` is what it said about an error."""
    if returncode == 0:
        return
    if returncode == EXIT_OUT_OF_MEMORY or -returncode in _SIGNS_OF_NO_MEMORY:
        raise SandboxOutOfMemory("The memory allowed is used up.")
    if returncode == -signal.SIGXCPU:
        raise SandboxTimeout("The time allowed is over.")
    if returncode < 0:
        raise SandboxKilled(-returncode)
    raise SandboxFailed(complaint or str(returncode))
