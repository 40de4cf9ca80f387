"""Things told as done although their day lies after the period, or before it as if it were this year's."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .base import Finding, Rule, Severity, finding
from .blocks import Sentence
from .dates import MONTH_ALONE, MONTHS, Mention, dates_in
from .facts import ReportFacts, TextFacts

RULE_ID: Final = "outside-period"
# How far before a date the words stand that belong to it.
REACH: Final = 60
A_YEAR: Final = timedelta(days=366)

# What has happened, and what is only meant to.
_PAST: Final = re.compile(
    r"\b(?:wurden?|fand(?:en)?|waren?|hatten?|gab(?:en)?|nahm(?:en)?|kam(?:en)?|trafe?n?|ging(?:en)?|begann(?:en)?|lief(?:en)?"
    r"|erhielt(?:en)?|hielt(?:en)?|zuletzt|konnten?|startete[n]?|stellte[n]?|organisierte[n]?|beteiligte[n]?|besuchte[n]?"
    r"|veranstaltete[n]?|führte[n]?|feierte[n]?|unterzeichnete[n]?|eröffnete[n]?|folgte[n]?|gewann(?:en)?|entstande?n?"
    r"|(?:hat|haben|ist|sind)\b(?=.{1,400}\b(?:ge\w{3,}(?:t|en)|\w{2,}ge\w{3,}(?:t|en)|\w{3,}iert|(?:ver|be|er|ent)\w{3,}(?:t|en))\b))",
    re.IGNORECASE | re.DOTALL,
)
_PLAN: Final = re.compile(
    r"\b(?:wird|werden|würde|soll(?:en|te|ten)?|will|wollen|möchte[n]?|plan(?:t|en|ung|ungen)|geplant\w*|vorgesehen\w*"
    r"|voraussichtlich|künftig\w*|zukünftig\w*|kommende[nrsm]?|nächste[nrsm]?|folgejahr|terminiert\w*|befristet|verschoben"
    r"|vertagt|angesetzt|anvisiert\w*|beabsichtigt|vorfeld|vorbereit\w*|ausblick|ankündig\w*|angekündigt\w*|bewilligt\w*"
    r"|beantragt\w*|frist|laufzeit|gilt|gültig)\b",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(
    r"\b(?:seit(?:\s(?:dem|der|Anfang|Mitte|Ende|Beginn))?|zuletzt(?:\sam|\sim)?)\s?\Z", re.IGNORECASE
)
_UNTIL: Final = re.compile(
    r"\b(?:bis|ab|für|nach|zum|auf(?:\sden)?|spätestens(?:\sam)?)(?:\s(?:zum|dem|den|das|ins|in|im|Jahr|Anfang|Mitte|Ende)){0,3}\s?\Z",
    re.IGNORECASE,
)
_THIS_YEAR: Final = re.compile(
    r"\b(?:in diesem (?:Jahr|Berichtszeitraum|Berichtsjahr)|dieses Jahr"
    r"|im (?:aktuellen )?(?:Berichtszeitraum|Berichtsjahr)"
    r"|diesjährig\w*|heuer|aktuell)\b",
    re.IGNORECASE,
)
_HELD: Final = re.compile(
    r"\b(?:fand(?:en)?\b.{0,300}\bstatt|stattgefunden|durchgeführt|nahm(?:en)?\b.{0,300}\bteil|teilgenommen)\b",
    re.IGNORECASE | re.DOTALL,
)
_BACKGROUND: Final = re.compile(
    r"\b(?:seit|bereits|schon|damals|ursprünglich\w*|zuvor|gegründet|gründung|erlass\w*|gesetz\w*|beschluss|letzte[nrsm]?|vergangene[nrsm]?"
    r"|vorjahr\w*|zuletzt|erstmals|anknüpfend|grundlage|coronabedingt|ausgefallen|ausfallen|nicht)\b|verordnung|richtlinie",
    re.IGNORECASE,
)


def _find(report: ReportFacts) -> Iterator[Finding]:
    for text in report.texts:
        for number, sentence in enumerate(text.sentences):
            before = text.sentences[number - 1].text if number else ""
            yield from _in_sentence(report, text, sentence, before)


def _in_sentence(report: ReportFacts, text: TextFacts, sentence: Sentence, before: str) -> Iterator[Finding]:
    mentions = list(dates_in(sentence.text))
    after = [each for each in mentions if each.first > report.end]
    late = _first_told_as_done(sentence.text, after) if after else None
    if late:
        yield finding(RULE_ID, Severity.ERROR, text, sentence.place, _late(report, sentence, late))
        return
    early = [each for each in mentions if each.last < report.start]
    if early and _is_told_as_new(report, sentence.text, early[-1], len(early) == len(mentions)):
        yield finding(RULE_ID, Severity.WARNING, text, sentence.place, _early(report, sentence, early[-1]))
        return
    month = None if mentions else _month_of_two_years(report, sentence.text)
    if month and not any(dates_in(before)):
        message = _(
            "Which year? In this period it would be %(month)s %(year)d, readers of the brochure think of %(next)d."
        )
        filled = message % {"month": month, "year": report.start.year, "next": report.end.year}
        yield finding(RULE_ID, Severity.HINT, text, sentence.place, filled)


def _first_told_as_done(words: str, mentions: list[Mention]) -> Mention | None:
    is_plan, is_past = bool(_PLAN.search(words)), bool(_PAST.search(words))
    for mention in mentions:
        before = words[max(0, mention.start - REACH) : mention.start]
        if _SINCE.search(before):
            return mention
        if not is_plan and not _UNTIL.search(before) and (is_past or mention.precision == "day"):
            return mention
    return None


def _is_told_as_new(report: ReportFacts, words: str, mention: Mention, is_only_date: bool) -> bool:  # noqa: FBT001 -- read at once
    if (
        not is_only_date
        or _BACKGROUND.search(words)
        or _UNTIL.search(words[max(0, mention.start - REACH) : mention.start])
    ):
        return False
    if _THIS_YEAR.search(words) and _PAST.search(words):
        return True
    is_recent = mention.first >= report.start - A_YEAR and mention.precision in {"day", "month"}
    return is_recent and bool(_HELD.search(words))


def _month_of_two_years(report: ReportFacts, words: str) -> str:
    """Return a month without year that readers take for the one after the period, told as past; "" otherwise."""
    if report.start.year == report.end.year or _PLAN.search(words) or not _PAST.search(words):
        return ""
    for match in MONTH_ALONE.finditer(words):
        if MONTHS[match["month"].casefold()] >= report.start.month:
            return str(match["month"])
    return ""


def _late(report: ReportFacts, sentence: Sentence, mention: Mention) -> str:
    days = (mention.first - report.end).days
    message = ngettext(
        "“%(date)s” lies %(days)d day after the end of the period (%(end)s), but is told as done.",
        "“%(date)s” lies %(days)d days after the end of the period (%(end)s), but is told as done.",
        days,
    )
    return message % {
        "date": sentence.text[mention.start : mention.end],
        "days": days,
        "end": date_format(report.end, "SHORT_DATE_FORMAT"),
    }


def _early(report: ReportFacts, sentence: Sentence, mention: Mention) -> str:
    return _("“%(date)s” lies before the first day of the period (%(start)s), but is told as this year's.") % {
        "date": sentence.text[mention.start : mention.end],
        "start": date_format(report.start, "SHORT_DATE_FORMAT"),
    }


RULES: Final = (
    Rule(
        RULE_ID,
        gettext_lazy("Date outside the period"),
        gettext_lazy("Something is told as done, but its day lies after the period; or before it, as if it were new."),
        _find,
    ),
)
