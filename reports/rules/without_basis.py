"""Figures that nobody can compare: a share of nobody knows how many, a number without its unit."""

import re
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import Finding, Rule, Severity, finding
from .facts import FigureFacts, ReportFacts, TextFacts
from .numbers import COUNT_WORDS, DIGITS, Share, shares_in
from .people import ADJECTIVES, PEOPLE

RULE_ID: Final = "without-basis"
FARTHEST: Final = 200
ALL_OR_NONE: Final = frozenset({0.0, 100.0})

_COUNT: Final = re.compile(
    rf"(?<![\w.,])(?:{DIGITS}|{COUNT_WORDS})(?!\s?(?:%|Prozent)){ADJECTIVES}\s(?:{PEOPLE}|Stellen|Plätze\w*|Betriebe\w*|Vereine\w*)",
    re.IGNORECASE,
)
_OF_MANY: Final = re.compile(
    rf"(?<![\w.,])(?:{DIGITS}|{COUNT_WORDS})\s(?:\w{{3,20}}\s)?(?:von|der)\s(?:\w{{3,12}}\s)?(?:{DIGITS}|{COUNT_WORDS})\b(?!\s?(?:%|Prozent))",
    re.IGNORECASE,
)
# Shares that are no share of people: posts, money, time, growth in time.
_NO_PEOPLE: Final = re.compile(
    r"stellenanteil|arbeitszeit|teilzeit|vollzeit|förder(?:ung|quote|satz|te|n|t)|finanzier|kosten|zuschuss|rabatt|budget|mittel\b"
    r"|stundenanteil|umfang|der (?:Zeit|Woche|Tage|Stunden|Fläche|Strecke|Sitzungen|Inhalte)",
    re.IGNORECASE,
)
_OF_WHOM: Final = re.compile(
    r"\A\s?(?:der|des|aller|von|unserer|ihrer|seiner|dieser|unter|an)\s|\A\s?(?:[A-ZÄÖÜ]\w{3,}|[\w-]+[\s-]?anteil)"
)
_SHARE_OF: Final = re.compile(
    r"\b(?:Anteil|Anteile|Quote|Prozentsatz)\b.{0,40}\b(?:der|des|von|an|unter)\s|\bVon\s(?:allen|den)|\bBei\s",
    re.DOTALL,
)
_HOURS: Final = re.compile(
    r"\b(?:Stelle|Stellen|Vertrag|beschäftigt|befristet\w*|Arbeitszeit|angestellt)\b.{0,120}?\b(?P<hours>(?:über|mit|von|à)\s\d{1,2}(?:,\d)?\sStunden)\b"
    r"(?!\s?(?:/|pro|je|in der|wöchentlich|die Woche|täglich|monatlich))",
    re.DOTALL,
)
_SHARE_WITHOUT_UNIT: Final = re.compile(
    rf"\b(?:Anteil|Quote)\b.{{3,160}}?\b(?:bei|beträgt|betrug|auf|von)\s(?:rund\s|etwa\s|ca\.\s|knapp\s|über\s)?(?P<number>{DIGITS})"
    r"(?=\s?[.,;)](?:\s|\Z)|\s(?:und|oder|gestiegen|gesunken|erhöht|steigern)\b)",
    re.DOTALL,
)


def _find(report: ReportFacts) -> Iterator[Finding]:
    for text in report.texts:
        yield from _shares(text)
        yield from _units(text)
        for figure in text.figures:
            yield from _figure(text, figure)


def _shares(text: TextFacts) -> Iterator[Finding]:
    for number, sentence in enumerate(text.sentences):
        shares = [each for each in shares_in(sentence.text) if each.value not in ALL_OR_NONE]
        if shares and not re.search(PEOPLE, sentence.text):
            # "Die Hälfte der Zeit", "ein Viertel der Strecke": fractions count only of people.
            shares = [each for each in shares if not each.is_fraction]
        if not shares or _NO_PEOPLE.search(sentence.text):
            continue
        near = [each.text for each in text.sentences[max(0, number - 1) : number + 2] if each.block == sentence.block]
        if any(_COUNT.search(each) or _OF_MANY.search(each) for each in near):
            continue
        said = "”, “".join(sentence.text[each.start : each.end] for each in shares)
        if all(_names_group(sentence.text, each) for each in shares):
            message, severity = (
                _("“%(share)s”: of how many? Without the number nobody can compare it or see how small the group is."),
                Severity.HINT,
            )
        else:
            message, severity = _("“%(share)s”: of whom, and of how many? The text does not say."), Severity.WARNING
        yield finding(RULE_ID, severity, text, sentence.place, message % {"share": said})


def _names_group(words: str, share: Share) -> bool:
    return bool(
        _OF_WHOM.match(words[share.end :]) or _SHARE_OF.search(words[max(0, share.start - FARTHEST) : share.start])
    )


def _units(text: TextFacts) -> Iterator[Finding]:
    for sentence in text.sentences:
        if match := _HOURS.search(sentence.text):
            message = _("“%(number)s”: a week, a month, in all? The text does not say.") % {"number": match["hours"]}
            yield finding(RULE_ID, Severity.WARNING, text, sentence.place, message)
        if match := _SHARE_WITHOUT_UNIT.search(sentence.text):
            message = _("“%(number)s”: percent or a number of people? The unit is missing.") % {
                "number": match["number"]
            }
            yield finding(RULE_ID, Severity.WARNING, text, sentence.place, message)


def _figure(text: TextFacts, figure: FigureFacts) -> Iterator[Finding]:
    """A figure beside the text quotes it; where the quote is gone, the figure's own name stands for the passage."""
    missing = []
    if not figure.unit.strip():
        missing.append(_("The figure “%(name)s” has no unit.") % {"name": figure.indicator})
    if not figure.reference.strip():
        missing.append(_("The figure “%(name)s” has no date or period.") % {"name": figure.indicator})
    if not missing:
        return
    start = text.text.find(figure.quote) if figure.quote else -1
    if start >= 0:
        place = start, start + len(figure.quote)
        yield finding(RULE_ID, Severity.WARNING, text, place, " ".join(missing))
    else:
        yield Finding(RULE_ID, Severity.WARNING, text.partner, text.focus_area, figure.indicator, " ".join(missing))


RULES: Final = (
    Rule(
        RULE_ID,
        gettext_lazy("Figure without unit or basis"),
        gettext_lazy("A share does not say of how many, or a number does not say of what."),
        _find,
    ),
)
