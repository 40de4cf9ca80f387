"""From the free words of a list to the values of the closed lists of the directory."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise

from django.utils import translation

from partners.domain.vocabulary import WORDS
from partners.enums import ActivityField, ContactFunction, Language, Role, StaffKind, TargetGroup
from portal.geo.domain.names import fold, fold_bare

LISTS = {
    "roles": ("role", Role.choices),
    "target_groups": ("group", TargetGroup.choices),
    "languages": ("language", Language.choices),
    "fields": ("field", ActivityField.choices),
    "staff_kind": ("staff", StaffKind.choices),
    "contact_function": ("function", ContactFunction.choices),
}
# What lists say besides the words of the search.
MORE_WORDS: Mapping[str, tuple[str, ...]] = {
    "group:job_seekers": ("Arbeitslose", "Erwachsene in Arbeitssuche"),
    "group:newly_arrived": ("Neuzuwanderer", "Zuwanderer", "Migranten", "Migrantinnen und Migranten"),
    "group:refugees": ("Flüchtlinge und Geflüchtete",),
    "group:women": ("Frauen und Mädchen", "Mädchen"),
    "group:young_people": ("Jugendliche und junge Erwachsene", "junge Erwachsene"),
    "field:education": ("Schule und Bildung", "Hausaufgabenhilfe"),
    "field:labour_market": ("Arbeit und Ausbildung", "Arbeit und Beruf", "Berufsorientierung"),
    "field:children_youth": ("Kinder und Jugendliche", "Kinder und Jugend", "Jugend", "Kinder- und Jugendarbeit"),
    "field:culture": ("Kunst und Kultur", "Kulturarbeit"),
    "field:counselling": ("Migrationsberatung",),
    "field:language_courses": ("Sprachförderung", "Sprache", "Integrationskurse"),
    "field:participation": ("Politik", "politische Bildung", "Partizipation"),
    "language:sr": ("BKS", "Serbokroatisch", "Bosnisch Kroatisch Serbisch"),
    "language:ps": ("Paschto",),
    "language:kmr": ("Kurdisch Kurmancî", "Kurdisch (Kurmanci)"),
    "language:zh": ("Mandarin",),
    "language:ti": ("Tigrinja", "Tigrigna"),
    "language:sq": ("Kosovarisch",),
    "staff:voluntary": ("Ehrenamtliche", "nur Ehrenamt", "rein ehrenamtlich", "nein"),
    "staff:mixed": ("ehren- und hauptamtlich", "haupt- und ehrenamtlich", "ehrenamtlich und hauptamtlich", "beides"),
    "staff:full_time": ("Hauptamtliche", "Hauptamt", "hauptamtlich Beschäftigte"),
    "role:mso": ("Verein", "Migrantenverein", "Selbstorganisation"),
    "role:integration_centre": ("Integrationszentrum",),
    "role:employer": ("Firma",),
    "function:board": (
        "Vorstand",
        "1. Vorsitzende",
        "1. Vorsitzender",
        "Vorsitzende",
        "Vorsitzender",
        "Vorsitz",
        "Vorstandsvorsitzende",
        "Vorstandsvorsitzender",
        "2. Vorsitzende",
        "2. Vorsitzender",
        "Vorstandsmitglied",
        "Kassenwart",
        "Schriftführerin",
        "Schriftführer",
        "chair",
    ),
    "function:womens_board": ("Frauenvorstand", "Frauenbeauftragte"),
    "function:youth_board": ("Jugendvorstand", "Jugendleiter", "Jugendleiterin"),
    "function:management": (
        "Geschäftsführung",
        "Geschäftsführer",
        "Geschäftsführerin",
        "Leitung",
        "Leiter",
        "Leiterin",
    ),
    "function:staff": ("Mitarbeiter", "Mitarbeiterin", "Büro", "Sekretariat", "Projektleitung", "Koordination"),
    "function:key_person": ("Schlüsselperson", "Ansprechpartner", "Ansprechpartnerin"),
}
# Which of several values a word means as a rule: most Kurds of the region speak Kurmanji.
PRESUMED: Mapping[str, Mapping[str, frozenset[str]]] = {
    "languages": {word: frozenset({Language.KMR.value}) for word in ("kurdisch", "kurdish")}
}
# Nobody joins the ministry's team by a list.
NOT_IMPORTED = {"roles": {Role.MINISTRY.value}}
APART = re.compile(r"[,;\n\r|]+|\s+/\s+|(?<=\w)/(?=\w)")
JOINED = re.compile(r"\s+(?:und|and|sowie|&)\s+", re.IGNORECASE)


@cache
def _known(key: str) -> Mapping[str, frozenset[str]]:
    """Return the values of the list ``key`` by folded word; several where a word does not decide."""
    prefix, choices = LISTS[key]
    exact: dict[str, set[str]] = {}
    loose: dict[str, set[str]] = {}
    for value, label in choices:
        if value in NOT_IMPORTED.get(key, set()):
            continue
        names = {value.replace("_", " "), *MORE_WORDS.get(f"{prefix}:{value}", ())}
        for language in ("en", "de"):
            with translation.override(language):
                names.add(str(label))
        for name in names:
            for spelling in (fold(name), fold_bare(name)):
                exact.setdefault(spelling, set()).add(value)
        for word in _phrases(WORDS.get(f"{prefix}:{value}", "")):
            for spelling in (fold(word), fold_bare(word)):
                loose.setdefault(spelling, set()).add(value)
    merged = {word: values for word, values in loose.items() if word not in exact}
    return {word: frozenset(values) for word, values in {**merged, **exact}.items()}


def _phrases(line: str) -> list[str]:
    """Return the words of the search, which stand there with blanks between them, and neighbours ("junge Menschen")."""
    words = line.split()
    return [*words, *map(" ".join, pairwise(words))]


def values_of(key: str, text: str) -> tuple[list[str], list[str]]:
    """Return the values of the list ``key`` that ``text`` names, in its order, and the words that name none.

    Parts are separated by comma, semicolon, slash or line break. A word that fits several values names none, unless
    one of them is meant as a rule (``PRESUMED``).
    """
    found: list[str] = []
    unknown: list[str] = []
    known = _known(key)
    for part in (each.strip() for each in APART.split(text)):
        if not part:
            continue
        for piece in _pieces(part, known):
            values = known.get(fold(piece)) or known.get(fold_bare(piece)) or frozenset()
            if len(values) > 1:
                values &= PRESUMED.get(key, {}).get(fold(piece), frozenset())
            if len(values) == 1:
                found += [value for value in values if value not in found]
            elif fold(piece):
                unknown.append(piece)
    return found, unknown


def _pieces(part: str, known: Iterable[str]) -> list[str]:
    """Take "Türkisch und Arabisch" apart, but not "Kunst und Kultur", which is one thing."""
    return [part] if fold(part) in known else [piece.strip() for piece in JOINED.split(part)]
