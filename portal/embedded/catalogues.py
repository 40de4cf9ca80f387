"""Says whether the German catalogue is complete: every text extracted, translated, none left over."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("portal", "partners", "events", "checklists", "reports", "templates")
LANGUAGE = "de"
CATALOGUE = Path("locale") / LANGUAGE / "LC_MESSAGES" / "django.po"
SHOWN = 20

Text = tuple[str | None, str]


def main() -> int:
    """Print what is wrong with the catalogue and return the exit code."""
    if not (ROOT / CATALOGUE).exists():
        print(f"{CATALOGUE} is missing.")
        return 1
    wanted = {_identity(entry) for entry in extracted()}
    entries = [entry for entry in polib.pofile(str(ROOT / CATALOGUE)) if not entry.obsolete]
    known = {_identity(entry) for entry in entries}
    untranslated = {_identity(entry) for entry in entries if not entry.translated()}
    problems = {
        "not in the catalogue": wanted - known,
        "not translated or fuzzy": untranslated,
        "in the catalogue, but nowhere in the code": known - wanted,
    }
    for problem, texts in problems.items():
        if texts:
            print(f"{len(texts)} texts are {problem}:")
            for _context, text in sorted(texts, key=str)[:SHOWN]:
                print(f"    {text!r}")
    return 1 if any(problems.values()) else 0


def extracted() -> polib.POFile:
    """Return all texts that ``makemessages`` finds now, without touching the catalogue."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name in SOURCES:
            (place / name).symlink_to(ROOT / name, target_is_directory=True)
        (place / "locale").mkdir()
        environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        subprocess.run(  # noqa: S603 -- own arguments
            [sys.executable, "-m", "django", "makemessages", "--locale", LANGUAGE, "--symlinks", "--verbosity", "0"],
            cwd=place,
            env=environment,
            check=True,
            stdin=subprocess.DEVNULL,
        )
        return polib.pofile(str(place / CATALOGUE))


def _identity(entry: polib.POEntry) -> Text:
    return (entry.msgctxt, entry.msgid)


if __name__ == "__main__":
    sys.exit(main())
