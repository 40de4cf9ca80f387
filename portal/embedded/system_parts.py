"""What the portal needs of the system: libraries and programs, and the Debian packages that bring them.

Standard library only: this runs before anything is installed.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Need:
    """Something that must be there: any one of ``libraries`` or ``programs``, brought by a Debian ``package``."""

    package: str
    libraries: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    module: str = ""

    def is_met(self) -> bool:
        """Say whether it is there, whoever installed it."""
        if self.module:
            return _can_import(self.module)
        return any(shutil.which(name) for name in self.programs) or any(_can_load(name) for name in self.libraries)


PYTHON = (Need("python3-venv", module="ensurepip"),)
PDF = (
    Need("libpango-1.0-0", libraries=("libpango-1.0.so.0", "libpango-1.0.dylib")),
    Need("libpangoft2-1.0-0", libraries=("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib")),
    Need("libharfbuzz-subset0", libraries=("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib")),
)
REDIS = (Need("redis-server", programs=("redis-server", "valkey-server")),)
TESTS = (
    # Chromium without windows: the same pages for a quarter less work. A whole one does as well.
    Need(
        "chromium-headless-shell",
        programs=("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"),
    ),
    Need("poppler-utils", programs=("pdftoppm",)),
    Need("gettext", programs=("msgfmt",)),
    Need("git", programs=("git",)),
)


class SystemPartsMissing(Exception):
    """Debian packages are missing and cannot be installed from here. The message is a sentence for people."""


def ensure(needs: tuple[Need, ...]) -> None:
    """Install the Debian packages of what is missing among ``needs``.

    Raises ``SystemPartsMissing`` when that is not possible or not allowed.
    """
    missing = [need.package for need in needs if not need.is_met()]
    if not missing:
        return
    packages = " ".join(missing)
    command = _apt_get()
    if command is None:
        raise SystemPartsMissing(_sentence(packages))
    print(f"Installing Debian packages: {packages}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = [*command, "install", "--yes", "--quiet", "--no-install-recommends", *missing]
    for step in ([*command, "update", "--quiet"], install):
        result = subprocess.run(  # noqa: S603 -- own arguments
            step, check=False, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        if result.returncode and step is install:
            raise SystemPartsMissing(f"{_sentence(packages)} (apt-get: {result.stderr.strip()[-400:]})")


def _apt_get() -> list[str] | None:
    """Return the command that may install packages without asking anybody, or None."""
    program = shutil.which("apt-get")
    if program is None:
        return None
    if os.geteuid() == 0:
        return [program]
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], check=False, capture_output=True).returncode == 0:  # noqa: S603
        return [sudo, "-n", program]
    return None


def _sentence(packages: str) -> str:
    if shutil.which("apt-get"):
        return f"Some system parts are missing. Please install them once: sudo apt-get install {packages}"
    if sys.platform == "darwin":
        return "Some system parts are missing. Please install them once: brew install pango poppler gettext"
    return f"Some system parts are missing. Please install what Debian calls: {packages}"


def _can_load(library: str) -> bool:
    # macOS: Homebrew's folders are not searched by default.
    for folder in ("", "/opt/homebrew/lib/", "/usr/local/lib/"):
        try:
            ctypes.CDLL(folder + library)
        except OSError:
            continue
        return True
    return False


def _can_import(module: str) -> bool:
    # In a process of its own: what a package manager has just installed is not seen by this one.
    return subprocess.run([sys.executable, "-c", f"import {module}"], check=False, capture_output=True).returncode == 0  # noqa: S603
