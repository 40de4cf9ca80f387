"""``build_brochure --period 2021 --out FILE.pdf [--web DIR] [--docx FILE] [--print FILE.pdf]``."""

import argparse
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.printing.render import RenderFailed
from reports.domain.brochure_printing import print_brochure
from reports.domain.build_files import MAKERS
from reports.domain.edition import NothingToPrint, collect_edition, ensure_edition
from reports.domain.fragments import PieceFailed
from reports.management.printing import check_folder, check_targets, find_period, write_whole
from reports.management.progress import ProgressLine
from reports.management.web_folder import write_web_edition
from reports.models import Edition


class Command(BaseCommand):
    """Exit 0 when the file is written, 1 with a sentence when it is not, 2 for wrong usage."""

    help = "Make the brochure of a reporting period as a PDF, for the printing house, the web and as a Word file."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the period and the files."""
        parser.add_argument("--period", type=int, required=True, help="year that names the period")
        parser.add_argument("--out", type=Path, required=True, help="PDF file to write")
        parser.add_argument("--web", type=Path, help="folder for the web edition")
        parser.add_argument("--docx", type=Path, help="Word file to write")
        parser.add_argument("--print", type=Path, help="PDF file for the printing house, with bleed and crop marks")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Collect, render, write."""
        period, out = find_period(options["period"]), options["out"]
        files = {"docx": options["docx"], "print": options["print"]}
        check_targets(out, *files.values())
        if options["web"]:
            check_folder(options["web"])
        started = time.monotonic()
        progress = ProgressLine(self.stdout)

        def tell(step: Any, done: int, total: int) -> None:
            progress.show(done, total, str(step))

        try:
            content = _content_of(ensure_edition(period))
            document = print_brochure(content, tell=tell)
            made = {path: MAKERS[kind](content, tell) for kind, path in files.items() if path}
        except PieceFailed as failure:
            raise CommandError(f"{failure.title}: {failure}") from None
        except (NothingToPrint, RenderFailed) as problem:
            raise CommandError(str(problem)) from None
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
        for path, file in made.items():
            write_whole(file, path)
            self.stdout.write(f"{path}: {len(file) // 1024} kB")
        if options["web"]:
            pages = write_web_edition(content, document.content, options["web"])
            self.stdout.write(
                ngettext("%(path)s: %(count)d web page", "%(path)s: %(count)d web pages", pages)
                % {"path": options["web"], "count": pages}
            )


def _content_of(edition: Edition) -> str:
    """What is printed: of a released edition what was released, otherwise the present texts."""
    if edition.build is not None:
        return edition.build.content
    return collect_edition(edition).to_json()
