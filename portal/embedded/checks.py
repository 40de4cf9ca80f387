"""``make test``: all steps, one after the other; at the end it says which failed."""

import os
import secrets
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
# Made-up values that are safe enough for `check --deploy`; nothing is contacted.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": "portal.example.org",
    "DATABASE_URL": "postgres://portal:secret@db.example.org/portal",
    "REDIS_URL": "redis://redis.example.org:6379/0",
    "EMAIL_URL": "smtp+tls://portal:secret@mail.example.org:587",
}


@dataclass(frozen=True)
class Step:
    """One program to run, with its name for people."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)


CHECKS = (
    Step("ruff check", (str(BIN / "ruff"), "check", "--quiet")),
    Step("ruff format", (str(BIN / "ruff"), "format", "--check", "--quiet")),
    Step("import contracts", (str(BIN / "lint-imports"),)),
    Step("types", (str(BIN / "mypy"), "--no-error-summary")),
    Step("template lint", (str(BIN / "djlint"), "templates", "--lint", "--quiet")),
    Step("migrations", (sys.executable, "manage.py", "makemigrations", "--check", "--dry-run")),
    Step("deployment", (sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"), PRODUCTION),
    Step("licences", (str(BIN / "reuse"), "lint", "--quiet")),
    Step("catalogue", (sys.executable, "-m", "portal.embedded.catalogues")),
)
# Files go to three workers in the order of tests/conftest.py, those that take longest first. No pictures are taken, and
# what Python has compiled is kept: some sixty programs are started on the way.
IN_PARALLEL = ("-n", "3", "--dist", "loadfile", "--no-loadscope-reorder")
TESTS = Step(
    "tests",
    (sys.executable, "-m", "pytest", *IN_PARALLEL, "-m", "not bench", "-q"),
    {"SCREENS": "off", "PYTHONDONTWRITEBYTECODE": ""},
)


def main(arguments: list[str]) -> int:
    """Run all steps, the tests last unless ``--without-tests`` is given. Returns the exit code."""
    steps = CHECKS if "--without-tests" in arguments else (*CHECKS, TESTS)
    failed = [step.name for step in steps if not passes(step)]
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nAll steps are fine.", flush=True)
    return 1 if failed else 0


def passes(step: Step) -> bool:
    """Run ``step``, tell how long it took and return whether it succeeded."""
    print(f"── {step.name}", flush=True)
    start = time.monotonic()
    # Each program chooses its own settings; importing this package has set those of production.
    inherited = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    result = subprocess.run(  # noqa: S603 -- own arguments
        step.command, cwd=ROOT, env={**inherited, **step.environment}, check=False, stdin=subprocess.DEVNULL
    )
    word = "ok" if result.returncode == 0 else f"FAILED (code {result.returncode})"
    print(f"   {word}, {time.monotonic() - start:.0f} s", flush=True)
    return result.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
