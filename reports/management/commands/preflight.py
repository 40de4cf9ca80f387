"""``preflight --period 2021 [--format text|json]``: what the preflight finds in the reports of a period."""

import argparse
import json
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from reports.domain.preflight import CheckedFinding, findings_of_period
from reports.management.printing import find_period


class Command(BaseCommand):
    """Exit 0, whatever is found; 1: there is no such period; 2: wrong usage."""

    help = "List what the preflight finds in the reports of a period."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare ``--period`` and ``--format``."""
        parser.add_argument("--period", type=int, required=True, help="year that names the period")
        parser.add_argument("--format", choices=("text", "json"), default="text", help="json: a list of objects")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Check all reports, drafts included, and print the findings."""
        found = findings_of_period(find_period(options["period"]))
        if options["format"] == "json":
            self.stdout.write(json.dumps([_as_json(each) for each in found], ensure_ascii=False, indent=2))
            return
        for each in found:
            self.stdout.write(_as_text(each))
        self.stdout.write(_("Findings: %(count)d") % {"count": len(found)})


def _as_json(checked: CheckedFinding) -> dict[str, Any]:
    finding = checked.finding
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "partner": finding.partner,
        "focus_area": finding.focus_area,
        "passage": finding.passage,
        "message": finding.message,
    }


def _as_text(checked: CheckedFinding) -> str:
    finding = checked.finding
    passage = " ".join(finding.passage.split())
    answered = _(" (answered)") if not checked.is_open else ""
    head = f"{finding.partner}, {finding.focus_area}: {finding.severity.value}, {checked.rule.name}{answered}"
    line = f"{head}\n  {finding.message}\n  {passage}"
    return "".join(character for character in line if character.isprintable() or character == "\n")
