"""``import_organisations FILE.xlsx|FILE.csv [--dry-run]``: store the organisations of a list."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from partners.domain.imports.commanded import Summary, import_list
from partners.domain.imports.reading import MAX_BYTES
from partners.domain.imports.refusal import ImportRefused
from partners.enums import ImportRowChoice, Role


class Command(BaseCommand):
    """Exit 0: everything is stored; 1: something in the list is wrong, nothing is stored; 2: wrong usage."""

    help = "Import organisations from a list (XLSX; CSV with comma, semicolon or tab). They are drafts until published."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare file and options."""
        parser.add_argument("file", type=Path, help="XLSX or CSV file")
        parser.add_argument("--dry-run", action="store_true", help="check and count, store nothing")
        parser.add_argument("--sheet", default="", help="name of the sheet, the first visible one if left out")
        roles = [role for role in Role.values if role != Role.MINISTRY]
        parser.add_argument("--role", choices=roles, default=Role.MSO.value, help="what they are if the list is silent")
        parser.add_argument(
            "--suspects",
            choices=ImportRowChoice.values,
            default=ImportRowChoice.SKIP.value,
            help="what to do with rows that may be known already: leave them out (skip), add to the likeliest (update)"
            " or add as new (create)",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read, check, store, and say what was done."""
        try:
            summary = import_list(
                self._read(options["file"]),
                options["file"].name,
                options["sheet"],
                role=options["role"],
                suspects=options["suspects"],
                dry_run=options["dry_run"],
            )
        except ImportRefused as refused:
            head = _("The list was not imported; nothing was stored. Problems: %(count)d")
            lines = [head % {"count": len(refused.problems)}, *(f"- {each}" for each in refused.problems)]
            raise CommandError("\n".join(lines)) from None
        for note in summary.notes:
            self.stderr.write(_("Note: %(warning)s") % {"warning": note})
        self.stdout.write(self._sentence(summary, dry_run=options["dry_run"]))

    def _read(self, path: Path) -> bytes:
        try:
            with path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except OSError as error:
            raise ImportRefused([_("The file cannot be read: %(reason)s.") % {"reason": error.strerror}]) from None

    def _sentence(self, summary: Summary, *, dry_run: bool) -> str:
        head = _("Dry run, nothing was stored. ") if dry_run else ""
        return head + _(
            "%(created)d organisations added as drafts, %(updated)d rows added to known ones, %(unchanged)d rows "
            "unchanged, %(left_out)d left out."
        ) % {
            "created": summary.created,
            "updated": summary.updated,
            "unchanged": summary.unchanged,
            "left_out": summary.left_out,
        }
