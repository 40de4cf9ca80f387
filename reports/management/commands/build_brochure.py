"""``build_brochure --period 2021 --out FILE.pdf``: make the brochure of a period."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reports.domain.builds import expected_pages, html_of
from reports.domain.edition import NothingToPrint, collect_edition, ensure_edition
from reports.management.printing import check_target, find_period, print_document, summary
from reports.models import Build


class Command(BaseCommand):
    """Exit 0 when the file is written, 1 with a sentence when it is not, 2 for wrong usage."""

    help = "Make the brochure of a reporting period as a PDF."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare ``--period`` and ``--out``."""
        parser.add_argument("--period", type=int, required=True, help="year that names the period")
        parser.add_argument("--out", type=Path, required=True, help="PDF file to write")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Collect, render, write."""
        period, out = find_period(options["period"]), options["out"]
        check_target(out)
        try:
            edition = ensure_edition(period)
            build = Build(edition=edition, content=collect_edition(edition).to_json())
        except NothingToPrint as nothing:
            raise CommandError(str(nothing)) from None
        pdf = print_document(html_of(build), out, pages=expected_pages(build), output=self.stdout)
        self.stdout.write(summary(out, pdf))
