"""The same passage twice in one report, also when a few words were changed."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import Finding, Rule, Severity, finding
from .facts import ReportFacts
from .passages import Twin, Twins, twins_of

RULE_ID: Final = "repeated-text"
FEWEST_WORDS: Final = 12


def _find(report: ReportFacts) -> Iterator[Finding]:
    """The later of the two passages is named, with the place of the earlier one."""
    known = Twins()
    for text in report.texts:
        for twin in twins_of(text, known, within=True):
            if twin.words >= FEWEST_WORDS:
                yield finding(RULE_ID, Severity.WARNING, text, (twin.start, twin.end), _message(twin, text.focus_area))
        known.add(text)


def _message(twin: Twin, focus_area: int) -> str:
    if twin.focus_area == focus_area:
        return _("These %(words)d words stand twice in this contribution; %(share)d %% of them are the same.") % {
            "words": twin.words,
            "share": twin.share,
        }
    return _(
        "These %(words)d words stand in focus area %(number)d as well; %(share)d %% of them are the same. "
        "In the brochure readers find the passage twice."
    ) % {"words": twin.words, "share": twin.share, "number": twin.focus_area}


RULES: Final = (
    Rule(
        RULE_ID,
        gettext_lazy("Same text in two places"),
        gettext_lazy("A passage stands in two focus areas of the report, word for word or nearly so."),
        _find,
    ),
)
