"""``manage.py refresh_search``: what the daily task does, at once."""

from typing import Any

from django.core.management.base import BaseCommand

from partners.domain.search_upkeep import refresh_search


class Command(BaseCommand):
    """Needed after a bulk load that left out the triggers; harmless at any time."""

    help = "Write the search entries anew and collect the words that typing errors are corrected to."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Do it and say how many words are known."""
        self.stdout.write(f"The search knows {refresh_search()} words.")
