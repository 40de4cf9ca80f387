"""``import_reports FILE [--period 2021] [--dry-run]``: store the reports of a period from a JSON file."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from reports.domain.import_checks import read_report_file
from reports.domain.import_format import MAX_BYTES, ImportRefused, Problem
from reports.domain.reporting_import import ImportResult, import_reports
from reports.management.progress import ProgressLine


class Command(BaseCommand):
    """Exit 0: everything is stored; 1: something in the data is wrong, nothing is stored; 2: wrong usage."""

    help = "Import partner reports in the form 'partner-reports/1'. A file with problems is refused as a whole."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare file, ``--period`` and ``--dry-run``."""
        parser.add_argument("file", type=Path, help="JSON file")
        parser.add_argument("--period", type=int, help="year that names the period, checked against the file")
        parser.add_argument("--dry-run", action="store_true", help="check and count, store nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read, check, store, and say what was done."""
        progress = ProgressLine(self.stdout)
        try:
            file = read_report_file(self._read(options["file"]), year=options["period"])
            for warning in file.warnings:
                self.stderr.write(_("Note: %(warning)s") % {"warning": warning})
            result = import_reports(file, dry_run=options["dry_run"], on_partner=progress.show)
        except ImportRefused as refused:
            progress.end()
            raise CommandError(_sentence(refused.problems)) from None
        progress.end()
        self.stdout.write(_summary(result, dry_run=options["dry_run"]))

    def _read(self, path: Path) -> bytes:
        try:
            with path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except OSError as error:
            sentence = _("The file cannot be read: %(reason)s.") % {"reason": error.strerror}
            raise ImportRefused([Problem(str(path), sentence)]) from None


def _sentence(problems: list[Problem]) -> str:
    head = _("The file was not imported; nothing was stored. Problems: %(count)d") % {"count": len(problems)}
    return "\n".join([head, *(f"- {each}" for each in problems)])


def _summary(result: ImportResult, *, dry_run: bool) -> str:
    if not result.changed_anything:
        return _("Everything is stored already; nothing changed.")
    counts = {
        "period": result.period.year,
        "added": result.reports_added,
        "changed": result.reports_changed,
        "unchanged": result.reports_unchanged,
        "organisations": result.organisations_added,
        "contributions": result.contributions,
        "figures": result.figures,
        "texts": result.texts_changed,
    }
    sentence = _(
        "Period %(period)d: %(added)d reports added, %(changed)d changed, %(unchanged)d unchanged; the file has "
        "%(contributions)d contributions and %(figures)d figures. Organisations added: %(organisations)d. "
        "Introductions and guest articles stored: %(texts)d."
    )
    head = _("Dry run, nothing was stored. ") if dry_run else ""
    return head + sentence % counts
