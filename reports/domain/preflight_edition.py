"""The ministry's own texts of an edition under the rules of the preflight: greetings, introductions, guest articles."""

from collections.abc import Iterator

from django.urls import reverse

from reports.enums import EditionTextKind
from reports.models import Edition, EditionText
from reports.rules.base import Finding, Severity
from reports.rules.facts import ReportFacts, TextFacts
from reports.rules.registry import all_rules, check_report

from .release_checks import OpenFinding, register_release_check


def findings_in_edition(edition: Edition) -> Iterator[tuple[EditionText, Finding]]:
    """Yield what the rules find in each text by itself, hints left out: they are many and small. One query."""
    period = edition.period
    for text in edition.texts.exclude(text=""):
        facts = TextFacts(str(text), text.focus_area or 0, text.text)
        for found in check_report(ReportFacts(facts.partner, period.start, period.end, (facts,))):
            if found.severity != Severity.HINT:
                yield text, found


def open_findings_of_texts(edition: Edition) -> list[OpenFinding]:
    """Return the findings with the page on which the text is mended; none of them blocks the release."""
    rules = all_rules()
    return [
        OpenFinding(
            f"{_name(text)}: {rules[found.rule].name}", f"„{found.passage}“ {found.message}", _page_of(edition, text)
        )
        for text, found in findings_in_edition(edition)
    ]


def _name(text: EditionText) -> str:
    return f"{text}, {text.focus_area}" if text.focus_area else str(text)


def _page_of(edition: Edition, text: EditionText) -> str:
    year = edition.period.year
    if text.kind == EditionTextKind.INTRODUCTION:
        return reverse("reports:edition_texts", args=[year])
    return reverse("reports:edition_article", args=[year, text.pk])


def register_preflight_of_texts() -> None:
    """Ask it before a release."""
    register_release_check("preflight of the edition", open_findings_of_texts)
