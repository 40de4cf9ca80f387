"""Editions for the benchmarks: invented German text of any size, and the reports of 2021 where they lie at hand."""

import json
import random
from dataclasses import replace
from datetime import date

from reports.renderers.data import ChapterData, ContributionData, EditionData, PartnerEntry
from tests.reports.renderers.test_real_reports import SOURCE, chapters

TITLES = (
    "Mehr Vielfalt in der Belegschaft",
    "Stärkung der interkulturellen Kompetenz der Beschäftigten",
    "Chancengerechtigkeit und Teilhabe",
    "Auswertung, Dokumentation und Öffentlichkeitsarbeit",
    "Vernetzung: Austausch, Beratung und Zusammenarbeit",
    "Weitere Maßnahmen",
)
WHO = ("Die Personalabteilung", "Unsere Ausbildungsleitung", "Der Arbeitskreis Vielfalt", "Das Führungskräfteteam")
DOES = ("erprobt", "überarbeitet", "bespricht mit allen Fachbereichen", "veröffentlicht", "wertet aus")
WHAT = (
    "ein Verfahren für anonymisierte Bewerbungen",
    "die Stellenausschreibungen in leicht verständlicher Sprache",
    "ein Mentoringprogramm mit Migrantenselbstorganisationen",
    "die Fortbildungsreihe zu Diskriminierungserfahrungen im Arbeitsalltag",
    "eine Zusammenarbeitsvereinbarung mit den Berufskollegs der Nachbarstädte",
    "Kennzahlen zur Zuwanderungsgeschichte der Auszubildenden",
)
WHEN = (
    "seit dem Frühjahr",
    "zum zweiten Mal",
    "gemeinsam mit dem Gleichstellungsbüro",
    "auf Wunsch der Beschäftigten",
    "trotz knapper Haushaltsmittel",
)
SHORTEST, LONGEST, MEAN = 70, 11_000, 1_727


def invented_edition(partners=32, per_partner=5, seed=2031):
    """An edition as uneven as the real one: 32 partners have 161 contributions with 278,000 characters."""
    chance = random.Random(seed)  # noqa: S311 -- words, not secrets
    names = [f"{chance.choice(('Stadt', 'Kreis', 'Verein'))} Muster{number:03}" for number in range(partners)]
    pairs = [(area, name) for name in names for area in sorted(chance.sample(range(6), per_partner))]
    missing = {(area, names[0]) for area in range(6)} - set(pairs)
    pairs += sorted(missing)[: 1 if per_partner < len(TITLES) else 0]
    lengths = _lengths(len(pairs), chance)
    texts = {pair: _text(length, chance) for pair, length in zip(pairs, lengths, strict=True)}
    return _edition(
        tuple(
            ChapterData(
                number=area + 1,
                title=title,
                introduction=_text(900, chance),
                contributions=tuple(
                    ContributionData(key=f"beitrag-{area}-{number}", partner=name, text=texts[area, name])
                    for number, name in enumerate(sorted(names))
                    if (area, name) in texts
                ),
            )
            for area, title in enumerate(TITLES)
        ),
        tuple(PartnerEntry(name=name, kind="Partner") for name in names),
    )


def edition_of_2021():
    """The real reports, None where they are not at hand."""
    if not SOURCE.exists():
        return None
    reports = json.loads(SOURCE.read_text(encoding="utf-8"))
    entries = tuple(PartnerEntry(name=item["name"], kind=item["kind"]) for item in reports["partners"])
    return _edition(tuple(chapters(reports)), entries)


def change(edition, word, *, partners=None, areas=None):
    """Give the edition with a word before every text of these partners in these focus areas; of all when left out."""

    def new(chapter, item):
        concerned = (partners is None or item.partner in partners) and (areas is None or chapter.number in areas)
        return replace(item, text=f"{word} {item.text}") if concerned else item

    return replace(
        edition,
        chapters=tuple(
            replace(chapter, contributions=tuple(new(chapter, item) for item in chapter.contributions))
            for chapter in edition.chapters
        ),
    )


def partner_with_most_contributions(edition):
    """Its name, and the focus areas it wrote about."""
    areas = {}
    for chapter in edition.chapters:
        for item in chapter.contributions:
            areas.setdefault(item.partner, []).append(chapter.number)
    return max(sorted(areas.items()), key=lambda each: len(each[1]))


def _edition(chapters_of_edition, entries):
    return EditionData(
        title="Interkulturelle Öffnung im Musterland",
        subtitle="Berichte der Partner",
        year=2031,
        period_start=date(2030, 10, 1),
        period_end=date(2031, 9, 30),
        build_date=date(2032, 2, 1),
        publisher="Ministerium für Beispiele",
        chapters=chapters_of_edition,
        partners=entries,
    )


def _lengths(number, chance):
    drawn = [chance.lognormvariate(0, 1) for _ in range(number)]
    scale = MEAN * number / sum(drawn)
    lengths = [round(min(LONGEST, max(SHORTEST, scale * each))) for each in drawn]
    lengths[0], lengths[-1] = SHORTEST, LONGEST
    return lengths


def _text(length, chance):
    blocks, size = [], 0
    while size < length:
        kind = chance.random()
        if size and length > MEAN and kind < 0.15:
            block = f"### {chance.choice(TITLES)}"
        elif size and kind < 0.3:
            block = "\n".join(f"- {_sentence(chance)}" for _ in range(3))
        else:
            block = " ".join(_sentence(chance) for _ in range(chance.randint(2, 6)))
        blocks.append(block)
        size += len(block) + 2
    return "\n\n".join(blocks)[: max(length, SHORTEST)].rstrip("\n -#") + "."


def _sentence(chance):
    return f"{chance.choice(WHO)} {chance.choice(DOES)} {chance.choice(WHEN)} {chance.choice(WHAT)}."
