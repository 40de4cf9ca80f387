"""The process in which a PDF is made: `python -m reports.renderers.render_process`.

It reads a JSON request from standard input (`html`, `assets`, `fit`, `memory_bytes`, `cpu_seconds`)
and writes one line of JSON and the bytes of the PDF to standard output. On standard error it
reports its progress, a JSON object per line. It needs neither settings nor database, so it is
started without the secrets of the portal.
"""

import ctypes
import json
import os
import re
import resource
import signal
import sys
from pathlib import Path
from typing import Any, Final

EXIT_OUT_OF_MEMORY: Final = 3
EXIT_FAILED: Final = 4

_PR_SET_PDEATHSIG: Final = 1
_LARGEST_FILE: Final = 256 * 1024 * 1024
_STEPS: Final = {"Step 1": "read", "Step 2": "read", "Step 3": "read", "Step 4": "read", "Step 5": ""}
_PAGE: Final = re.compile(r"Page (\d+)$")


def main() -> int:
    """Make one PDF; the exit code says what went wrong, standard error tells how."""
    request = json.load(sys.stdin)
    limit_resources(request["memory_bytes"], request["cpu_seconds"])
    try:
        _answer(request)
    except MemoryError:
        return EXIT_OUT_OF_MEMORY
    except BaseException as error:  # noqa: BLE001 - a fatal fetch error is no Exception
        _say(error=f"{type(error).__name__}: {error}"[:500])
        return EXIT_FAILED
    return 0


def limit_resources(memory_bytes: int, cpu_seconds: int) -> None:
    """Cap this process, for good, and let it die with the one that started it."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _answer(request: dict[str, Any]) -> None:
    from reports.renderers.pdf import FITTING, write_pdf  # noqa: PLC0415 -- under the limits, it takes the memory

    laying_out = "layout"

    def report(message: str) -> None:
        nonlocal laying_out
        if message == FITTING:
            laying_out = "fit"
            return
        page = _PAGE.search(message)
        step = _STEPS.get(message[:6], "write") or laying_out
        # The second layout reads the document anew; for those who watch it is one step.
        step = "fit" if step == "read" and laying_out == "fit" else step
        _say(step=step, page=int(page[1]) if page else 0)

    document = write_pdf(
        request["html"],
        assets={name: Path(path) for name, path in request["assets"].items()},
        fit=request["fit"],
        on_step=report,
    )
    header = {
        "pages": document.pages,
        "size": len(document.content),
        "refused": document.refused,
        "warnings": document.warnings,
        "peak_memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }
    output = sys.stdout.buffer
    output.write(json.dumps(header).encode() + b"\n")
    output.write(document.content)
    output.flush()


def _say(**values: object) -> None:
    sys.stderr.write(json.dumps(values) + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    exit_code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # Taking the interpreter down lets Pango and HarfBuzz free things in an order that now and then
    # ends in a segmentation fault, after the PDF is complete.
    os._exit(exit_code)
