"""``manage.py load_checklists``: the templates of checklists."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from checklists.domain.loading import TemplatesRefused, load_templates


class Command(BaseCommand):
    """May be repeated: what is there stays as it is."""

    help = "Load the templates of checklists; nothing is loaded when one of the files is wrong."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load them and say how many are new."""
        try:
            loaded = load_templates()
        except TemplatesRefused as refused:
            raise CommandError(f"Nothing was loaded.\n{refused}") from refused
        self.stdout.write(
            f"{loaded.new} versions stored, {loaded.known} were there already, {loaded.drafts} drafts only checked."
        )
