"""``manage.py demo_data``: an invented, reproducible portal to try out."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reports.demo.everything import MOST_ASSOCIATIONS, store_demo


class Command(BaseCommand):
    """Stores everything or nothing; a second run stores nothing."""

    help = "Fill the portal with invented organisations, people, reports and the users of the demo."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the size and the seed."""
        parser.add_argument(
            "--msos", type=int, default=124, metavar="N", help="how many migrant self-organisations (default 124)"
        )
        parser.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed gives the same data")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Store the data and say what there is now."""
        if not 1 <= options["msos"] <= MOST_ASSOCIATIONS:
            raise CommandError(f"--msos takes a number from 1 to {MOST_ASSOCIATIONS}.", returncode=2)
        try:
            result = store_demo(options["msos"], options["seed"])
        except LookupError as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(result)
