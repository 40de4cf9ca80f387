"""``manage.py load_postal_codes FILE``: the postal codes of the state."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.geo.attribution import POSTAL_CODES
from portal.geo.domain.postal_codes import FileRefused, load_postal_codes


class Command(BaseCommand):
    """Replaces the postal codes by those of a file. Exit 1 for a wrong file, 2 for wrong usage."""

    help = (
        "Load postal codes from a GeoNames file (DE.txt, tab separated) or from a CSV file with the columns "
        "plz, place, lat, lon, ags."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load the file and print the credit its owner asks for."""
        path: Path = options["file"]
        try:
            count = load_postal_codes(path)
        except OSError as problem:
            raise CommandError(f"{path} cannot be read: {problem.strerror}.", returncode=2) from problem
        except FileRefused as refused:
            lines = "\n".join(f"- {problem}" for problem in refused.problems)
            raise CommandError(f"{path.name} was not loaded:\n{lines}") from refused
        self.stdout.write(f"{count} postal codes. {POSTAL_CODES.text}, {POSTAL_CODES.url}")
