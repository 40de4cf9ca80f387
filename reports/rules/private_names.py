"""Names of people who hold no office and wrote nothing: they have to have agreed to be in a brochure."""

import re
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import Finding, Rule, Severity, finding
from .facts import ReportFacts, TextFacts
from .first_names import FIRST_NAMES

RULE_ID: Final = "private-name"

_BIG: Final = "A-ZÄÖÜÇŞİĞŁŠŽÁÉÓ"
_SMALL: Final = "a-zäöüßéèçşığćčšžłńó"
_PARTICLES: Final = r"(?:(?:von|van|de|der|den|el|al|zu|dos|da|ben|bin|di|la|Al|El|Abu|Ben)[ -]){0,2}"
_SURNAME: Final = rf"{_PARTICLES}[{_BIG}][\w’'-]{{1,30}}"
_TITLES: Final = r"(?P<titles>(?:(?:Prof|Dr|Dipl)\.[-\w]{0,8}\.?\s){0,3})"
# "Herr Sommer", "Fr. Dr. Yilmaz": with a form of address nearly every word is a name.
_ADDRESSED: Final = re.compile(
    rf"\b(?:Herrn?|Frau|Hr\.|Hrn\.|Fr\.)\s{_TITLES}(?P<name>{_SURNAME}(?:\s{_SURNAME}){{0,2}})"
)
_PAIR: Final = re.compile(
    rf"(?<![\w-])(?P<first>[{_BIG}][{_SMALL}]{{1,14}})(?:[- ](?P<second>[{_BIG}][{_SMALL}]{{1,14}}|[A-Z]\.))?"
    rf"\s(?P<last>{_SURNAME})(?P<tail>-[\w-]{{1,40}})?"
)
# Who speaks or decides by office, teaches, or wrote what is told of; and what is named after people.
_PUBLIC: Final = re.compile(
    r"minister|staatssekretär|präsident|bürgermeister|landrat|landrät|dezernent|beigeordnete|beauftragt|direktor|abgeordnet|kanzler"
    r"|senator|vorsitzend|vorständ|vorstand|geschäftsführ|leiter\b|leiterin\b|leitung|sprecher|intendant|dekan|rektor|bischof|pfarrer"
    r"|rabbiner|imam|professor|prof\b|\bdr\b|wissenschaftler|autor|schriftsteller|journalist|regisseur|komponist|künstler|kabarettist"
    r"|moderator|forscher|schirmherr|preisträger|dichter|philosoph|historiker|soziolog|psycholog|schauspieler|dirigent|botschafter\b",
    re.IGNORECASE,
)
_THING: Final = re.compile(
    r"(?:straße|str\.|platz|allee|weg|ring|haus|schule|gymnasium|kolleg|berufskolleg|stiftung|hospital|krankenhaus|klinik|kirche|gemeinde"
    r"|institut|universität|hochschule|akademie|zentrum|preis|saal|halle|museum|forum|ufer|brücke|park|werk|verein|gmbh|ag|kg|kita"
    r"|realschule|gesamtschule|hauptschule|grundschule|förderschule|bibliothek|archiv|denkmal|gedenkstätte|stadion|siedlung|viertel|team"
    r"|e\.|gruppe|orchester|ensemble|chor|programm|stipendium|medaille|plakette|center|zeche|hof|heim|stift|verlag|studie)\b",
    re.IGNORECASE,
)
_NOT_NAMES: Final = frozenset(["Damen", "Herren", "Kollegen", "Kolleginnen", "Doktor", "Holle", "und"])


def _find(report: ReportFacts) -> Iterator[Finding]:
    for text in report.texts:
        yield from _in_text(text, report.partner)


def _in_text(text: TextFacts, partner: str) -> Iterator[Finding]:
    taken: list[tuple[int, int]] = []
    for sentence in text.sentences:
        words = sentence.text
        for match in _ADDRESSED.finditer(words):
            name = match["name"]
            is_public = match["titles"] or _PUBLIC.search(name) or _speaks_publicly(words, match.start(), match.end())
            if not is_public and name.split()[0] not in _NOT_NAMES and not _is_thing(words, match.end(), name):
                yield _named(text, sentence.start, match.span())
            taken.append((sentence.start + match.start(), sentence.start + match.end()))
        for match in _PAIR.finditer(words):
            place = sentence.start + match.start(), sentence.start + match.end()
            if match["first"] not in FIRST_NAMES or any(place[0] < end and start < place[1] for start, end in taken):
                continue
            if match["tail"] or match[0] in partner or _is_thing(words, match.end(), match[0]):
                continue
            if _is_quoted(words, match.start(), match.end()) or _speaks_publicly(words, match.start(), match.end()):
                continue
            yield _named(text, sentence.start, match.span())


def _named(text: TextFacts, offset: int, span: tuple[int, int]) -> Finding:
    start, end = offset + span[0], offset + span[1]
    message = _(
        "“%(name)s”: has this person agreed to be named in a public brochure? A function without the name says enough."
    )
    return finding(RULE_ID, Severity.WARNING, text, (start, end), message % {"name": text.text[start:end]})


def _speaks_publicly(words: str, start: int, end: int) -> bool:
    """An office, a title or authorship stands right before the name or in the apposition after it."""
    before = words[max(0, start - 60) : start].rpartition(";")[2]
    after = re.match(r"\s?[,(]([^,;)]{1,80})", words[end : end + 90])
    return bool(_PUBLIC.search(before) or (after and _PUBLIC.search(after[1])))


def _is_thing(words: str, end: int, name: str) -> bool:
    """Streets, schools and foundations carry the names of people."""
    following = re.match(r"(?:[ -][A-ZÄÖÜ][\w.-]{0,40}){0,2}|\se\.", words[end : end + 60])
    return bool(_THING.search(name) or (following and _THING.search(following[0])))


def _is_quoted(words: str, start: int, end: int) -> bool:
    """A name in quotation marks is a title: of a song, a room, a play."""
    return words[max(0, start - 1) : start] in {"„", "“", '"', "»", "‚"} and words[end : end + 1] in {
        "“",
        "”",
        '"',
        "«",
        "‘",
    }


RULES: Final = (
    Rule(
        RULE_ID,
        gettext_lazy("Name of a private person"),
        gettext_lazy("Somebody without office or authorship is named."),
        _find,
    ),
)
