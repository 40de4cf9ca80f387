"""Child processes that end with their parent, whatever happens to it."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1


def end_with_parent(number: signal.Signals = signal.SIGTERM) -> Callable[[], None] | None:
    """Return a ``preexec_fn`` that has the kernel send ``number`` when the parent dies.

    Only Linux can do that. Elsewhere ``None`` is returned, and a parent killed with -9 leaves its children.
    """
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def ask_kernel() -> None:
        libc.prctl(PR_SET_PDEATHSIG, int(number))
        if os.getppid() != parent:  # it died in between
            os.kill(os.getpid(), number)

    return ask_kernel


def stop(process: "subprocess.Popen[bytes]", number: signal.Signals = signal.SIGTERM, seconds: float = 10) -> None:
    """Ask ``process`` to end and kill its whole group when it has not ended after ``seconds``.

    The process must have been started with ``start_new_session=True``.
    """
    if process.poll() is None:
        process.send_signal(number)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
