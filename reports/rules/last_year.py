"""Texts that were printed in an earlier brochure already."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import Finding, Rule, Severity, finding
from .facts import ReportFacts
from .passages import Twins, twins_of

RULE_ID: Final = "same-as-last-year"
FEWEST_WORDS: Final = 20
ALMOST_ALL: Final = 0.8


def _find(report: ReportFacts) -> Iterator[Finding]:
    if report.last_year is None:
        return
    known = Twins()
    for old in report.last_year.texts:
        known.add(old)
    for text in report.texts:
        found = [each for each in twins_of(text, known, within=False) if each.words >= FEWEST_WORDS]
        is_whole = sum(each.words for each in found) >= ALMOST_ALL * len(text.text.split())
        for twin in found:
            message = _(
                "%(share)d %% of these %(words)d words stood in the report of %(year)d, focus area %(number)d. "
                "Is it still true, and is it new?"
            ) % {"share": twin.share, "words": twin.words, "year": report.last_year.year, "number": twin.focus_area}
            severity = Severity.WARNING if is_whole else Severity.HINT
            yield finding(RULE_ID, severity, text, (twin.start, twin.end), message)


RULES: Final = (
    Rule(
        RULE_ID,
        gettext_lazy("Same text as last year"),
        gettext_lazy("A passage was printed in the partner's earlier report already."),
        _find,
    ),
)
