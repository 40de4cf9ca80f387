"""Compiles the translations. Standard library only, so that ``bootstrap.py`` can use it as well."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def compile_catalogues(python: Path | str) -> None:
    """Compile with the Babel of ``python`` the translations whose source is newer than the result.

    Raises ``CalledProcessError`` when one cannot be compiled.
    """
    for source in sorted((ROOT / "locale").glob("**/LC_MESSAGES/*.po")):
        result = source.with_suffix(".mo")
        if not result.exists() or result.stat().st_mtime < source.stat().st_mtime:
            command = [python, "-m", "babel.messages.frontend", "-q", "compile"]
            locale = source.parents[1].name
            subprocess.run([*command, "-i", source, "-l", locale, "-o", result], check=True)  # noqa: S603 -- own arguments
