"""Folders and processes for tests of the embedded services."""

import os
import shutil
import tempfile
import time
from pathlib import Path

import pytest


@pytest.fixture
def var_dir():
    """A folder with a path short enough for sockets."""
    folder = Path(tempfile.mkdtemp(prefix="portal-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def wait_until():
    def wait(condition, seconds=30):
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, "waited in vain"
            time.sleep(0.05)

    return wait


@pytest.fixture
def processes_with():
    """Return a function that lists the command lines of all processes that name ``text``."""

    def find(text):
        found = []
        for folder in Path("/proc").iterdir():
            if not folder.name.isdigit() or int(folder.name) == os.getpid():
                continue
            try:
                command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                environment = (folder / "environ").read_bytes().decode(errors="replace")
            except OSError:
                continue
            if str(text) in command or f"VAR_DIR={text}\0" in environment:
                found.append(command)
        return found

    return find
