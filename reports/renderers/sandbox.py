"""Makes a PDF in a process of its own, with limits on memory and time.

A subprocess rather than multiprocessing, because a worker of Celery is a daemonic process and
may not have children of the latter kind.
"""

import hashlib
import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from django.utils.translation import gettext as _

from reports.renderers.assets import print_assets
from reports.renderers.render_process import EXIT_OUT_OF_MEMORY

_MODULE: Final = "reports.renderers.render_process"
_ROOT: Final = Path(__file__).resolve().parents[2]
_LONGEST_LINE: Final = 64 * 1024
# Libraries written in C do not raise an error when memory ends, they break off.
_SIGNS_OF_NO_MEMORY: Final = {signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGTRAP}


class RenderFailed(Exception):
    """The PDF could not be made; the message says why in plain words."""


class RenderTimeout(RenderFailed):
    """The PDF was not ready within the time allowed."""


@dataclass(frozen=True, slots=True)
class RenderLimits:
    """What one render may take: wall-clock seconds and bytes of address space."""

    seconds: float = 300.0
    memory_bytes: int = 3 * 1024**3


@dataclass(frozen=True, slots=True)
class RenderProgress:
    """Where a render is: `read`, `layout`, `fit` (a second layout) or `write`.

    `page` is the page being laid out, 0 in the other steps.
    """

    step: str
    page: int


@dataclass(frozen=True, slots=True)
class RenderedPdf:
    """A PDF with its measures: seconds of wall clock, peak memory in bytes.

    `refused` are addresses the document asked for and did not get, `warnings` what the
    renderer complained about, such as a letter that no font has.
    """

    content: bytes
    pages: int
    seconds: float
    peak_memory: int
    refused: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """Digest of the content, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def render_pdf(
    html: str,
    *,
    limits: RenderLimits = RenderLimits(),
    on_progress: Callable[[RenderProgress], None] | None = None,
    fit: bool = True,
    assets: Mapping[str, Path] | None = None,
) -> RenderedPdf:
    """The PDF/UA-1 of an HTML document made by this package.

    `on_progress` is called in this thread, about once a page; what it raises ends the render.
    `fit` avoids nearly empty pages at the price of time (see `page_fit`); a preview can do
    without. Raises `RenderTimeout` and `RenderFailed`. The same input gives the same bytes.
    """
    started = time.monotonic()
    files = print_assets() if assets is None else assets
    request = {
        "html": html,
        "assets": {name: str(path) for name, path in files.items()},
        "fit": fit,
        "memory_bytes": limits.memory_bytes,
        "cpu_seconds": int(limits.seconds) + 1,
    }
    with tempfile.TemporaryDirectory(prefix="render-") as folder:
        question, answer = Path(folder, "question"), Path(folder, "answer")
        question.write_text(json.dumps(request), encoding="utf-8")
        with question.open("rb") as stdin, answer.open("wb") as stdout:
            process = _start(folder, stdin, stdout)
            try:
                complaint = _follow(process, started + limits.seconds, on_progress)
            finally:
                _end(process)
        _check(process.returncode, complaint)
        header, _newline, content = answer.read_bytes().partition(b"\n")
    measures = json.loads(header)
    if len(content) != measures["size"]:
        raise RenderFailed(_("The PDF was not written completely."))
    return RenderedPdf(
        content=content,
        pages=measures["pages"],
        seconds=time.monotonic() - started,
        peak_memory=measures["peak_memory"],
        refused=tuple(measures["refused"]),
        warnings=tuple(measures["warnings"]),
    )


def _start(folder: str, stdin: IO[bytes], stdout: IO[bytes]) -> "subprocess.Popen[bytes]":
    """Start the process with an environment that holds nothing of ours but the way to code."""
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "HOME": folder,
        "TMPDIR": folder,
        "PYTHONPATH": str(_ROOT),
        "PYTHONHASHSEED": "0",
    }
    return subprocess.Popen(  # noqa: S603 - fixed command
        [sys.executable, "-m", _MODULE],
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment,
        start_new_session=True,
    )


def _follow(
    process: "subprocess.Popen[bytes]",
    deadline: float,
    on_progress: Callable[[RenderProgress], None] | None,
) -> str:
    """Pass progress on until the process ends; gives back what it said about an error."""
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
            for message in filter(None, map(_message, lines)):
                complaint = message.get("error", complaint)
                if on_progress is not None and "step" in message:
                    on_progress(RenderProgress(message["step"], message["page"]))
    try:
        process.wait(timeout=max(0.0, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        raise RenderTimeout(_("The PDF was not ready within the time allowed.")) from None
    return complaint


def _message(line: bytes) -> dict[str, Any] | None:
    """A line of the protocol; libraries may write other things to standard error."""
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


def _check(returncode: int, complaint: str) -> None:
    if returncode == 0:
        return
    if returncode == EXIT_OUT_OF_MEMORY or -returncode in _SIGNS_OF_NO_MEMORY:
        raise RenderFailed(_("The document needs more memory than a render may take."))
    if returncode == -signal.SIGXCPU:
        raise RenderTimeout(_("The PDF was not ready within the time allowed."))
    if returncode < 0:
        raise RenderFailed(_("The renderer was stopped by signal %(signal)s.") % {"signal": -returncode})
    raise RenderFailed(_("The renderer gave up: %(reason)s") % {"reason": complaint or returncode})
