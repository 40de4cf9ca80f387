"""``build_brochure --period 2021 --out FILE.pdf``: make the brochure of a period."""

import argparse
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from portal.printing.render import RenderFailed
from reports.domain.brochure_printing import print_brochure
from reports.domain.edition import NothingToPrint, collect_edition, ensure_edition
from reports.domain.fragments import PieceFailed
from reports.management.printing import check_target, find_period, write_whole
from reports.management.progress import ProgressLine


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
        started = time.monotonic()
        progress = ProgressLine(self.stdout)
        try:
            content = collect_edition(ensure_edition(period)).to_json()
            document = print_brochure(content, tell=lambda step, done, total: progress.show(done, total, str(step)))
        except NothingToPrint as nothing:
            raise CommandError(str(nothing)) from None
        except PieceFailed as failure:
            raise CommandError(f"{failure.title}: {failure}") from None
        except RenderFailed as failure:
            raise CommandError(str(failure)) from None
        finally:
            progress.end()
        write_whole(document.content, out)
        self.stdout.write(
            _("%(path)s: %(pages)d pages, %(size)d kB, %(seconds).1f s.")
            % {
                "path": out,
                "pages": document.pages,
                "size": len(document.content) // 1024,
                "seconds": time.monotonic() - started,
            }
        )
