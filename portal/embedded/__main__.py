"""``python -m portal.embedded demo`` runs the demo; ``keep`` is for the keeper process alone."""

import sys
from pathlib import Path

USAGE = "Usage: python -m portal.embedded demo"


def main(arguments: list[str]) -> int:
    """Run the command that ``arguments`` names and return the exit code."""
    match arguments:
        case ["demo"]:
            from .supervisor import run_demo  # noqa: PLC0415 -- the keeper needs no Django

            return run_demo()
        case ["keep", "postgres", var_dir]:
            from .keeper import keep  # noqa: PLC0415
            from .postgres import EmbeddedPostgres  # noqa: PLC0415

            return keep(EmbeddedPostgres(Path(var_dir)))
        case ["keep", "postgres-of-tests", var_dir]:
            from .keeper import keep  # noqa: PLC0415
            from .postgres import PostgresOfTests  # noqa: PLC0415

            return keep(PostgresOfTests(Path(var_dir)))
        case ["keep", "redis", var_dir]:
            from .keeper import keep  # noqa: PLC0415
            from .redis import EmbeddedRedis  # noqa: PLC0415

            return keep(EmbeddedRedis(Path(var_dir)))
    sys.stderr.write(f"{USAGE}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
