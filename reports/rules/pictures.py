"""Pictures without words for those who do not see them, or without leave to print them."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import Finding, Rule, Severity
from .facts import ReportFacts

RULE_ID: Final = "picture-without-words"


def _find(report: ReportFacts) -> Iterator[Finding]:
    for picture in report.attachments:
        missing = []
        if not picture.alternative_text.strip():
            missing.append(_("It has no alternative text: people who do not see it learn nothing of it."))
        if not picture.rights.strip():
            missing.append(_("It does not say who has the rights: it must not be printed."))
        if missing:
            yield Finding(RULE_ID, Severity.ERROR, report.partner, picture.focus_area, picture.name, " ".join(missing))


RULES: Final = (
    Rule(
        RULE_ID,
        gettext_lazy("Picture without alternative text or rights"),
        gettext_lazy(
            "Each picture says in words what it shows, and who has the rights. Without both it is not printed."
        ),
        _find,
        blocks_release=True,
    ),
)
