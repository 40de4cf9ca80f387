"""``manage.py load_reference_organisations``: associations and services that exist."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partners.domain.reference import PlacesMissing, load_reference_organisations


class Command(BaseCommand):
    """May be repeated: what is there stays as it is."""

    help = "Load umbrella associations, support services and the 53 municipal integration centres."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load them and say how many are new."""
        try:
            new, known = load_reference_organisations()
        except PlacesMissing as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{new} reference organisations stored, {known} were there already.")
