"""Folders for what lives only as long as one step of work, and what is left of those whose process was killed."""

import os
import shutil
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Final

PREFIX: Final = "bridge-scratch-"
# Longer than any step may take.
LEFT_AFTER: Final = timedelta(hours=3)


def scratch_folder(kind: str) -> "tempfile.TemporaryDirectory[str]":
    """Return a new folder that is gone after the ``with``; ``kind`` stands in its name."""
    return tempfile.TemporaryDirectory(prefix=f"{PREFIX}{kind}-")


def sweep_scratch() -> int:
    """Delete folders of processes that were killed; return how many. Safe to run twice and beside others."""
    before = time.time() - LEFT_AFTER.total_seconds()
    swept = 0
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            found = folder.lstat()
        except FileNotFoundError:  # its owner was quicker
            continue
        if found.st_uid == os.getuid() and found.st_mtime < before and folder.is_dir() and not folder.is_symlink():
            shutil.rmtree(folder, ignore_errors=True)
            swept += 1
    return swept
