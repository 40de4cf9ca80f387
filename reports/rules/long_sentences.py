"""Sentences nobody reads to their end."""

import re
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import Finding, Rule, Severity, finding
from .facts import ReportFacts

RULE_ID: Final = "long-sentence"
MOST_WORDS: Final = 40
# A list of names in one sentence is long but easy: many commas, few words between them.
FEWEST_MEMBERS: Final = 7
WORDS_PER_MEMBER: Final = 5
_MEMBERS: Final = re.compile(r"[,;]|\bund\b|\bsowie\b")


def _find(report: ReportFacts) -> Iterator[Finding]:
    for text in report.texts:
        for sentence in text.sentences:
            words = [each for each in sentence.text.split() if any(map(str.isalnum, each))]
            if len(words) <= MOST_WORDS or _is_list(sentence.text, len(words)):
                continue
            message = _(
                "This sentence has %(words)d words; more than %(limit)d are hard to follow. Make two of it."
            ) % {
                "words": len(words),
                "limit": MOST_WORDS,
            }
            yield finding(RULE_ID, Severity.HINT, text, sentence.place, message)


def _is_list(sentence: str, words: int) -> bool:
    members = len(_MEMBERS.findall(sentence)) + 1
    return members > FEWEST_MEMBERS and words / members < WORDS_PER_MEMBER


RULES: Final = (
    Rule(
        RULE_ID,
        gettext_lazy("Very long sentence"),
        gettext_lazy("A sentence has more than 40 words. Lists of names within a sentence are left alone."),
        _find,
    ),
)
