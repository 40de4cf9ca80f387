"""Where the embedded servers keep their files below ``VAR_DIR``."""

import os
import tempfile
from hashlib import sha256
from pathlib import Path

# A Unix socket's path may have 104 bytes on macOS, 108 on Linux; the longest name we add has 29.
LONGEST_RUN_DIR = 70


def run_dir(var_dir: Path) -> Path:
    """Return the folder of sockets and locks: ``VAR_DIR/run``, or one in the temporary folder if that is too long."""
    wanted = var_dir / "run"
    if len(os.fsencode(wanted)) <= LONGEST_RUN_DIR:
        return wanted
    name = sha256(os.fsencode(var_dir)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"brueckenbauer-{os.getuid()}-{name}"


def log_path(var_dir: Path, name: str) -> Path:
    """Return the log of the process ``name``."""
    return var_dir / "log" / f"{name}.log"


def make_private(folder: Path) -> None:
    """Create ``folder`` for this user alone.

    Raises ``PermissionError`` when somebody else's folder lies there.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.getuid() not in {0, folder.stat().st_uid}:
        raise PermissionError(f"{folder} belongs to another user. Choose another VAR_DIR.")
