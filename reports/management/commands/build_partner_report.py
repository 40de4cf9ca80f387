"""``build_partner_report --period 2021 --partner NAME --out FILE.pdf``: make the report of one partner."""

import argparse
import difflib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from reports.domain.builds import expected_pages
from reports.domain.edition import NothingToPrint, collect_partner_report
from reports.domain.import_checks import normalised_name
from reports.management.printing import check_target, find_period, print_document, summary
from reports.models import Build, Report, ReportingPeriod
from reports.renderers.partner_report import partner_report_html

SIMILAR = 5


class Command(BaseCommand):
    """Exit 0 when the file is written, 1 with a sentence when it is not, 2 for wrong usage."""

    help = "Make the annual report of one partner as a PDF."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare ``--period``, ``--partner`` and ``--out``."""
        parser.add_argument("--period", type=int, required=True, help="year that names the period")
        parser.add_argument("--partner", required=True, help="name of the partner organisation")
        parser.add_argument("--out", type=Path, required=True, help="PDF file to write")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Find the report, collect, render, write."""
        out = options["out"]
        report = _find_report(find_period(options["period"]), options["partner"])
        check_target(out)
        try:
            content = collect_partner_report(report)
        except NothingToPrint as nothing:
            raise CommandError(str(nothing)) from None
        pages = expected_pages(Build(report=report, content=content.to_json()))
        pdf = print_document(partner_report_html(content), out, pages=pages, output=self.stdout)
        self.stdout.write(summary(out, pdf))


def _find_report(period: ReportingPeriod, name: str) -> Report:
    """Names are compared by letters and digits. Raises ``CommandError`` naming similar partners."""
    reports = Report.objects.filter(period=period).select_related("period", "organisation__municipality")
    by_name = {normalised_name(each.organisation.name): each for each in reports}
    found = by_name.get(normalised_name(name))
    if found is not None:
        return found
    wanted = normalised_name(name)
    similar = [key for key in by_name if wanted and wanted in key]
    similar += difflib.get_close_matches(wanted, [key for key in by_name if key not in similar], n=SIMILAR)
    names = ", ".join(by_name[key].organisation.name for key in similar[:SIMILAR])
    sentence = _("There is no report of '%(name)s' for %(period)s.") % {"name": name, "period": period}
    hint = _("Similar: %(names)s.") % {"names": names} if names else _("No partner has a similar name.")
    raise CommandError(f"{sentence} {hint}")
