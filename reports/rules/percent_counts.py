"""Percentages that do not fit the counts beside them.

Only shares and counts that the sentence itself ties together are compared ("35 % (12 von 40)", "12 der 40 Plätze, also
30 %"): most sentences with a share and two numbers speak of different things.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import Finding, Rule, Severity, finding
from .blocks import Sentence
from .facts import ReportFacts, TextFacts
from .numbers import ABOUT, ABOVE, BELOW, COUNT_WORDS, DIGITS, NEARLY, QUALIFIER, Share, german, read_number, shares_in

RULE_ID: Final = "percent-counts"
FARTHEST: Final = 70
HUNDRED: Final = 100

_N: Final = rf"(?<![\w,.])(?:{DIGITS}|(?:{COUNT_WORDS}|eine[rmns]?|ein)\b)"
_HOW: Final = rf"(?:(?:{QUALIFIER})\s)?"
_NOUN: Final = r"(?!\s?(?:%|Prozent|Uhr|Jahre|Monate|Wochen|Tage|Stunden|Minuten))"
_NUMBER: Final = rf"(?:{DIGITS}|{COUNT_WORDS})"
# "12 von 40", "12 der insgesamt 40 Personen", "zwölf von den 40"
_PART_OF_WHOLE: Final = re.compile(
    rf"(?P<part>{_N}){_NOUN}(?:\s[\wäöüÄÖÜß*:-]{{3,30}}){{0,2}}\s(?:von|der|unserer|aller|unter)\s"
    rf"(?:(?:den|insgesamt|allen|unseren|diesen|ihren)\s){{0,2}}{_HOW}(?P<whole>{_NUMBER})(?![\w.,]?\d)(?!\.)\b{_NOUN}",
    re.IGNORECASE,
)
# "Von (insgesamt) 40 Auszubildenden haben 12 …", "von 40 Personen 12"
_WHOLE_THEN_PART: Final = re.compile(
    rf"\bvon\s(?:(?:den|insgesamt|allen|unseren)\s){{0,2}}{_HOW}(?P<whole>{_NUMBER})\b{_NOUN}"
    rf"(?:\s[\wäöüÄÖÜß*:-]{{2,30}}){{1,4}}\s{_HOW}(?P<part>{_NUMBER})\b(?!\s?(?:%|Prozent|,\d))",
    re.IGNORECASE,
)
# "40 Auszubildende, davon 12 …"
_WHOLE_OF_WHICH: Final = re.compile(
    rf"(?P<whole>(?<![\w,.]){_NUMBER})\b{_NOUN}\s[^.;()]{{3,80}}?[,(]?\s?\(?"
    rf"(?:davon|darunter|hiervon|von denen|von ihnen)\s"
    rf"(?:sind\s|waren\s|haben\s|hatten\s)?{_HOW}(?P<part>{_NUMBER})\b(?!\s?(?:%|Prozent|,\d))",
    re.IGNORECASE,
)
_GROWTH: Final = re.compile(
    rf"\bvon\s{_HOW}(?P<old>{DIGITS})(?P<old_percent>\s?(?:%|Prozent))?(?:\s[\wäöüÄÖÜß*:-]{{3,40}}){{0,4}}\sauf\s"
    rf"{_HOW}(?P<new>{DIGITS})(?P<new_percent>\s?(?:%|Prozent))?",
)
_CHANGE: Final = re.compile(
    r"\b(?:um|Plus von|Zuwachs von|Anstieg von|Steigerung von|Rückgang von|Minus von|Zunahme von|Abnahme von)\s"
    rf"(?:(?:{QUALIFIER})\s)?\Z|[+–-]\s?\Z|(?:plus|minus)\s\Z",
    re.IGNORECASE,
)
# What ties a share to the counts before or after it.
_TIED: Final = re.compile(
    r"(?:das|dies)\s(?:sind|ist|entspricht|macht)|entsprechend|entspricht|entsprechen|mithin|somit|also|d\.\s?h\.|folglich"
    r"|das\sheißt|gleich|Anteil|Quote|[(=]|bzw\.|oder",
    re.IGNORECASE,
)
_OTHER_THING: Final = re.compile(
    r"vorjahr|dagegen|hingegen|während|ziel|landesweit|bundesweit|durchschnitt|rücklauf|beteiligung|\bfrauen|männer|weiblich"
    r"|männlich|früher|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Counts:
    part: float
    whole: float
    is_vague: bool
    start: int
    end: int

    @property
    def percent(self) -> float:
        return HUNDRED * self.part / self.whole


def _find(report: ReportFacts) -> Iterator[Finding]:
    for text in report.texts:
        for number, sentence in enumerate(text.sentences):
            yield from _in_sentence(text, sentence)
            if number + 1 < len(text.sentences):
                yield from _across(text, sentence, text.sentences[number + 1])


def _in_sentence(text: TextFacts, sentence: Sentence) -> Iterator[Finding]:
    words = sentence.text
    shares = shares_in(words)
    if not shares:
        return
    compared: set[int] = set()
    for counts in _counts_in(words):
        for number, share in enumerate(shares):
            if number in compared or not _belongs(words, counts, share):
                continue
            compared.add(number)
            if not _fits(share, counts):
                yield _misfit(text, sentence.place, words, counts, share)
            break
    yield from _growth(text, sentence, shares)


def _across(text: TextFacts, first: Sentence, second: Sentence) -> Iterator[Finding]:
    """The second sentence speaks of the first: "Von 40 Auszubildenden haben 12 … . Das sind 35 %."."""
    if not re.match(r"(?:Das|Dies)\s(?:sind|entspricht|ist|macht)\b", second.text) or first.block != second.block:
        return
    shares, counts = shares_in(second.text), _counts_in(first.text)
    is_one_each = len(shares) == 1 and len(counts) == 1 and not _counts_in(second.text)
    if is_one_each and not _fits(shares[0], counts[0]):
        yield _misfit(text, (first.start, second.end), second.text, counts[0], shares[0])


def _counts_in(words: str) -> list[_Counts]:
    found: list[_Counts] = []
    for pattern in (_PART_OF_WHOLE, _WHOLE_OF_WHICH, _WHOLE_THEN_PART):
        for match in pattern.finditer(words):
            part, whole = read_number(match["part"]), read_number(match["whole"])
            if part is None or not whole or whole < part:
                continue
            if any(match.start() < each.end and each.start < match.end() for each in found):
                continue
            is_vague = bool(re.search(rf"\b(?:{QUALIFIER})\s", words[max(0, match.start() - 12) : match.end()]))
            found.append(_Counts(part, whole, is_vague, *match.span()))
    return found


def _belongs(words: str, counts: _Counts, share: Share) -> bool:
    """Say whether the sentence gives the share as that of these counts."""
    if share.start < counts.end and counts.start < share.end:
        return False
    if share.start >= counts.end:
        between, after_counts = words[counts.end : share.start], True
    else:
        between, after_counts = words[share.end : counts.start], False
    if len(between) > FARTHEST or ";" in between or _OTHER_THING.search(between):
        return False
    if _CHANGE.search(words[max(0, share.start - FARTHEST) : share.start]):
        return False
    if after_counts:
        return bool(_TIED.search(between)) or between.count(",") == 0
    return bool(re.match(r"\s?(?:\w{1,20}\s){0,3}[(,–=-]|\s?(?:das\s|also\s|nämlich\s)", between))


def _fits(share: Share, counts: _Counts) -> bool:
    exact = counts.percent
    unit = 10.0**-share.decimals
    slack = unit if not share.is_fraction else 2.0
    low, high = share.low - slack, share.value + slack
    if share.how in ABOUT:
        wide = max(2.5 if share.value % 5 == 0 or share.is_fraction else 1.5, share.value * 0.1)
        low, high = share.low - wide, share.value + wide
    elif share.how in NEARLY:
        low = share.value - max(3.0, share.value * 0.1)
    elif share.how in ABOVE:
        high = HUNDRED if share.how not in {"gut", "etwas mehr als"} else share.value + max(3.0, share.value * 0.1)
    elif share.how in BELOW:
        low = 0.0
    if counts.is_vague:
        low, high = low * 0.93, high * 1.07
    return low - 1e-9 <= exact <= high + 1e-9


def _misfit(text: TextFacts, place: tuple[int, int], words: str, counts: _Counts, share: Share) -> Finding:
    message = _("%(part)s of %(whole)s are %(exact)s %%, the text says “%(share)s”.") % {
        "part": german(counts.part),
        "whole": german(counts.whole),
        "exact": german(counts.percent),
        "share": words[share.start : share.end],
    }
    return finding(RULE_ID, Severity.ERROR, text, place, message)


def _growth(text: TextFacts, sentence: Sentence, shares: list[Share]) -> Iterator[Finding]:
    """A change in percent is one of the old number: "stieg von 20 auf 25 um 30 %"."""
    words = sentence.text
    changes = [
        each
        for each in shares
        if not each.is_fraction and _CHANGE.search(words[max(0, each.start - FARTHEST) : each.start])
    ]
    ways = list(_GROWTH.finditer(words))
    if len(ways) != 1 or len(changes) != 1:
        return
    way, share = ways[0], changes[0]
    if share.start < way.end() and way.start() < share.end:
        return
    old, new = read_number(way["old"]), read_number(way["new"])
    if not old or new is None:
        return
    grown = abs(new - old) / old * HUNDRED
    if _fits(share, _Counts(grown, HUNDRED, is_vague=False, start=0, end=0)):
        return
    said = words[share.start : share.end]
    if way["new_percent"] and abs(abs(new - old) - share.value) < 1:
        message = _("From %(old)s %% to %(new)s %% are %(points)s percentage points or %(grown)s %%, not “%(share)s”.")
        severity = Severity.WARNING
    else:
        message = _("From %(old)s to %(new)s is a change of %(grown)s %%, the text says “%(share)s”.")
        severity = Severity.ERROR
    filled = message % {
        "old": german(old),
        "new": german(new),
        "grown": german(grown),
        "points": german(abs(new - old)),
        "share": said,
    }
    yield finding(RULE_ID, severity, text, sentence.place, filled)


RULES: Final = (
    Rule(
        RULE_ID,
        gettext_lazy("Percentage does not fit its counts"),
        gettext_lazy("A share stands beside the counts it is made of, and they give another share."),
        _find,
    ),
)
