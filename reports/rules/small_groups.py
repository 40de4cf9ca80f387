"""Groups of fewer than five people: whoever knows the place knows whom the sentence means."""

import re
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import Finding, Rule, Severity, finding, quoted
from .blocks import Sentence
from .facts import ReportFacts, TextFacts
from .people import ADJECTIVES, PEOPLE, TRAITS

RULE_ID: Final = "small-group"
SMALLEST: Final = 5

_FEW: Final = re.compile(
    rf"(?<![\w.,/§-])(?P<number>[2-4]|[Zz]wei|[Dd]rei|[Vv]ier|[Bb]eiden?){ADJECTIVES}\s(?P<who>{PEOPLE})"
)
_ONE: Final = re.compile(
    rf"(?<![\w.,/§-])(?P<number>1|[Ee]in(?:e[nmrs]?)?)(?:\s[a-zäöüß*:-]{{3,30}}(?:e|en|er|es))?\s(?P<who>{PEOPLE})"
)
_ONE_PERSON: Final = re.compile(r"\b(?:[Ee]ine|1)\s(?:weitere\s|einzige\s)?Person\b")
_FROM: Final = re.compile(r"\b[Dd](?:er|ie)\saus\s(?:de[rmn]\s)?[A-ZÄÖÜ][a-zäöüß]{2,20}\sstammende\s[A-ZÄÖÜ]\w{2,40}")
# Not a group that is told of, but a rule, a plan, a ratio, a post or somebody at work.
_ONLY_WANTED: Final = re.compile(
    r"\b(?:mindestens|wenigstens|höchstens|maximal|bis zu|je|jeweils|pro|für|zwischen|bis|oder)\s\Z", re.IGNORECASE
)
_PLAN: Final = re.compile(
    r"\b(?:soll(?:en)?|geplant\w*|plan(?:t|en)|vorgesehen|voraussichtlich|werden|wird|einzustellen|gesucht|ausgeschrieben"
    r"|ausschreibung\w*|je\sweils|pro)\b",
    re.IGNORECASE,
)
_EACH: Final = re.compile(r"\b(?:jede[mnrs]?|je|jeweils)\b", re.IGNORECASE)
# Titles of events and projects say nothing of the people.
_TITLES: Final = re.compile(r"[„“\"»][^„“”\"«»]{1,300}[“”\"«]")
_AT_WORK: Final = re.compile(
    r"\b(?:hielten|hält|halten|referierten|leiten|leiteten|leitet|moderier\w+|berät|beraten|berieten|begleitet(?:e|en)?|betreu\w+"
    r"|unterrichte\w*|schulten|stehen|steht|koordinier\w+|organisier\w+|vertret\w+|gehören|angehören|besteh(?:t|en)\saus)\b"
)


def _find(report: ReportFacts) -> Iterator[Finding]:
    for text in report.texts:
        for sentence in text.sentences:
            yield from _in_sentence(text, sentence)


def _in_sentence(text: TextFacts, sentence: Sentence) -> Iterator[Finding]:
    words = _TITLES.sub(lambda title: "„" + "·" * (len(title[0]) - 2) + "“", sentence.text)
    has_trait = bool(TRAITS.search(words))
    groups = [each for each in _FEW.finditer(words) if not _ONLY_WANTED.search(words[: each.start()])]
    groups += _ONE_PERSON.finditer(words)
    if has_trait:
        groups += [each for each in _ONE.finditer(words) if _has_trait(words, each) and each not in groups]
    groups += _FROM.finditer(words)
    if not groups or _EACH.search(words) or _PLAN.search(words) or (_AT_WORK.search(words) and not has_trait):
        return
    named = list(dict.fromkeys(quoted(each[0]) for each in sorted(groups, key=lambda each: each.start())))
    message = (
        _("“%(groups)s”: fewer than %(limit)d people, and the sentence tells something of them that is theirs to tell.")
        if has_trait
        else _("“%(groups)s”: fewer than %(limit)d people. Who knows the place may know who is meant.")
    )
    severity = Severity.WARNING if has_trait else Severity.HINT
    filled = message % {"groups": "”, “".join(named), "limit": SMALLEST}
    yield finding(RULE_ID, severity, text, sentence.place, filled)


def _has_trait(words: str, group: re.Match[str]) -> bool:
    """One person counts when the trait stands with the noun, not somewhere in the sentence."""
    following = words[group.end() : group.end() + 45]
    return bool(re.match(r"\s(?:mit|aus|ohne)\s", following) and TRAITS.search(following)) or bool(
        TRAITS.search(group[0])
    )


RULES: Final = (
    Rule(
        RULE_ID,
        gettext_lazy("Group smaller than five"),
        gettext_lazy("The text counts fewer than five people; single persons could be recognised."),
        _find,
    ),
)
