"""``import_report_docx FILE --partner NAME --period 2021 [--dry-run]``: store the report of a partner from Word."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from reports.domain.import_format import ImportRefused, Problem
from reports.domain.word.commanded import CommandedResult, import_report_file
from reports.domain.word.findings import remarks_on, sentence_of
from reports.domain.word.sentences import MAX_BYTES
from reports.management.progress import ProgressLine


class Command(BaseCommand):
    """Exit 0: everything is stored; 1: something in the data is wrong, nothing is stored; 2: wrong usage."""

    help = (
        "Import the report of one partner from a Word file, divided by its headings. It is stored as accepted, entered "
        "on behalf of the partner. A file with problems is refused as a whole."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare file, ``--partner``, ``--period`` and ``--dry-run``."""
        parser.add_argument("file", type=Path, help="Word document (.docx)")
        parser.add_argument("--partner", required=True, help="name of the organisation in the directory")
        parser.add_argument("--period", type=int, required=True, help="year that names the period")
        parser.add_argument("--dry-run", action="store_true", help="check and count, store nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read, check, store, and say what was done and what did not come over."""
        progress = ProgressLine(self.stdout)
        try:
            result = import_report_file(
                self._read(options["file"]),
                partner=options["partner"],
                year=options["period"],
                dry_run=options["dry_run"],
                on_step=progress.show,
            )
        except ImportRefused as refused:
            progress.end()
            head = _("The file was not imported; nothing was stored. Problems: %(count)d")
            lines = [head % {"count": len(refused.problems)}, *(f"- {each}" for each in refused.problems)]
            raise CommandError("\n".join(lines)) from None
        progress.end()
        self._warn(result)
        self.stdout.write(_summary(result, options["partner"], dry_run=options["dry_run"]))

    def _read(self, path: Path) -> bytes:
        try:
            with path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except OSError as error:
            sentence = _("The file cannot be read: %(reason)s.") % {"reason": error.strerror}
            raise ImportRefused([Problem(str(path), sentence)]) from None

    def _warn(self, result: CommandedResult) -> None:
        """Name everything that is not in the report as it was in the file."""
        remarks = remarks_on(result.document)
        warnings = [sentence_of(each) for each in [*remarks.left_out, *remarks.changed]]
        if result.introduction:
            words = " ".join(result.introduction.split())[:200]
            warnings.insert(
                0, _("Left out, because it stands before the first focus area: “%(words)s”") % {"words": words}
            )
        for warning in warnings:
            self.stderr.write(_("Note: %(warning)s") % {"warning": warning})


def _summary(result: CommandedResult, partner: str, *, dry_run: bool) -> str:
    if not result.changed:
        return _("Everything is stored already; nothing changed.")
    sentence = _("%(partner)s: focus areas in the file: %(areas)s; stored: %(changed)s.")
    head = _("Dry run, nothing was stored. ") if dry_run else ""
    return head + sentence % {
        "partner": partner,
        "areas": ", ".join(str(each.value) for each in result.areas),
        "changed": ", ".join(str(each.value) for each in result.changed),
    }
