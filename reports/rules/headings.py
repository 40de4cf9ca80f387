"""Headings that leave out a level, stand alone or are none."""

import re
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import Finding, Rule, Severity, finding
from .blocks import Block
from .facts import ReportFacts, TextFacts

RULE_ID: Final = "heading-order"
FIRST, SECOND = 3, 4
_NO_HEADING: Final = re.compile(r"(#{1,2}|#{5,6})[ \t]+[^\W\d_][^\n]{1,120}\Z")
_BOLD_LINE: Final = re.compile(r"\*\*[^*\n]{1,100}\*\*:?")


def _find(report: ReportFacts) -> Iterator[Finding]:
    for text in report.texts:
        yield from _in_text(text)


def _in_text(text: TextFacts) -> Iterator[Finding]:
    level, seen = 0, set()
    for number, block in enumerate(text.blocks):
        following = text.blocks[number + 1] if number + 1 < len(text.blocks) else None
        words = text.text[block.start : block.end]
        if block.kind != "heading":
            if typed := _NO_HEADING.match(words):
                message = _(
                    "The brochure knows headings with ### and ####; this line begins with %(signs)s and is printed so."
                ) % {"signs": typed[1]}
                yield finding(RULE_ID, Severity.WARNING, text, (block.start, block.end), message)
            elif (
                following and following.kind != "heading" and block.kind == "paragraph" and _BOLD_LINE.fullmatch(words)
            ):
                message = _("A line in strong words is no heading for those who listen to the page. Begin it with ###.")
                yield finding(RULE_ID, Severity.HINT, text, (block.start, block.end), message)
            continue
        if message := _problem(block, level, following):
            yield finding(RULE_ID, Severity.WARNING, text, (block.start, block.end), message)
        elif words.casefold() in seen:
            message = _("This heading stands twice in the contribution; in the contents nobody can tell them apart.")
            yield finding(RULE_ID, Severity.HINT, text, (block.start, block.end), message)
        seen.add(words.casefold())
        level = block.level


def _problem(block: Block, level: int, following: Block | None) -> str:
    if block.level == SECOND and level < FIRST:
        return _("A heading with #### stands under no heading with ###: one level is left out.")
    if following is None or (following.kind == "heading" and following.level <= block.level):
        return _("No text follows this heading.")
    return ""


RULES: Final = (
    Rule(
        RULE_ID,
        gettext_lazy("Order of headings"),
        gettext_lazy("A heading leaves out a level, has no text, stands twice, or is only a line in strong words."),
        _find,
    ),
)
