"""The process in which `sandbox.run_limited` does a piece of work: `python -P sandbox_process.py MODULE`.

It reads a JSON request from standard input (`request`, `memory_bytes`, `cpu_seconds`), calls `MODULE.answer(request,
tell)` and writes one line of JSON and the bytes it gave back to standard output. What is told goes to standard error, a
JSON object per line. Neither settings nor database nor Celery are loaded, so it is started without the secrets of the
portal.
"""

import ctypes
import gc
import importlib
import json
import os
import resource
import signal
import sys
import tempfile
import types
from pathlib import Path
from typing import Any, BinaryIO, Final, NoReturn

EXIT_OUT_OF_MEMORY: Final = 3
EXIT_FAILED: Final = 4

_ROOT: Final = Path(__file__).resolve().parents[2]
_PR_SET_PDEATHSIG: Final = 1
_LARGEST_FILE: Final = 256 * 1024 * 1024


def main(module: str) -> int:
    """Do the work; the exit code says what went wrong, standard error tells how."""
    return do_work(module, json.load(sys.stdin), sys.stdout.buffer)


def do_work(module: str, question: dict[str, Any], output: BinaryIO) -> int:
    """Answer `question` under its limits into `output`; the exit code says what went wrong."""
    limit_resources(question["memory_bytes"], question["cpu_seconds"])
    try:
        leave_celery_out()
        answer = importlib.import_module(module).answer  # under the limits: libraries take the memory
        header, content = answer(question["request"], tell)
    except MemoryError:
        return EXIT_OUT_OF_MEMORY
    except BaseException as error:  # noqa: BLE001 - libraries raise more than Exception
        tell(error=f"{type(error).__name__}: {error}"[:500])
        return EXIT_FAILED
    header = {
        "header": header,
        "size": len(content),
        "peak_memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }
    output.write(json.dumps(header).encode() + b"\n")
    output.write(content)
    output.flush()
    return 0


def limit_resources(memory_bytes: int, cpu_seconds: int) -> None:
    """Cap this process, for good, and let it die with the one that started it."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    die_with_parent()


def die_with_parent() -> None:
    """Let this process end when the one that started it does."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def tell(**values: object) -> None:
    """Report something to the process that waits."""
    sys.stderr.write(json.dumps(values) + "\n")
    sys.stderr.flush()


def leave_celery_out() -> None:
    """Put an empty package in the place of `portal`, which would start Celery and Django when imported."""
    portal = types.ModuleType("portal")
    portal.__path__ = [str(_ROOT / "portal")]
    sys.modules["portal"] = portal


def serve(module: str) -> int:
    """Load once, then fork for every line of standard input; see `warm_sandbox`.

    The first line is what `MODULE.prepare` gets. Every further one names a folder with a `question`, where the child
    writes its `answer`. The exit code of the child is told.
    """
    die_with_parent()
    try:
        leave_celery_out()
        importlib.import_module(module).prepare(json.loads(sys.stdin.readline()))
    except BaseException as error:  # noqa: BLE001 - libraries raise more than Exception
        tell(error=f"{type(error).__name__}: {error}"[:500])
        return EXIT_FAILED
    gc.collect()
    gc.freeze()  # what is loaded stays shared with the children
    gc.disable()  # a child ends with its piece of work: what it leaves need not be collected
    tell(ready=True)
    for line in sys.stdin:
        folder = Path(json.loads(line)["folder"])
        child = os.fork()
        if child == 0:
            _work_in(folder, module)
        _, status = os.waitpid(child, 0)
        tell(exit=os.waitstatus_to_exitcode(status))
    return 0


def _work_in(folder: Path, module: str) -> NoReturn:
    code = EXIT_FAILED
    try:
        die_with_parent()
        tempfile.tempdir = str(folder)
        question = json.loads((folder / "question").read_text(encoding="utf-8"))
        with (folder / "answer").open("wb") as output:
            code = do_work(module, question, output)
    finally:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    exit_code = serve(sys.argv[2]) if sys.argv[1] == "--warm" else main(sys.argv[1])
    sys.stdout.flush()
    sys.stderr.flush()
    # Taking the interpreter down lets libraries free things in an order that now and then ends in a segmentation
    # fault, after the answer is complete.
    os._exit(exit_code)
