"""Headings name focus areas by number, by name and by names near to it; others are headings within a contribution."""

import pytest

from portal.shared.word.blocks import Block, BlockKind, Span
from reports.domain.word.headings import match_heading
from reports.domain.word.splitting import named_areas, propose_cuts

NAMES = (
    ("Tätigkeitsschwerpunkt 3", "", 3),
    ("Schwerpunkt 4: Unsere Zahlen", "", 4),
    ("FOCUS AREA 2 – learning", "", 2),
    ("III. Chancengerechtigkeit und Teilhabe", "", 3),
    ("5 Synergien durch Vernetzung", "", 5),
    ("6. Weiteres", "", 6),
    ("Mehr Beschäftigte mit Einwanderungsgeschichte", "1.", 1),
    ("Erhöhung des Anteils der Beschäftigten mit Einwanderungsgeschichte", "", 1),
    ("Erhoehung des Anteils der Beschaeftigten mit Einwanderungsgeschichte", "", 1),
    ("Erhöhung des Anteils der Beschäftigten mit Migrationshintergrund", "", 1),
    ("Strengthening intercultural competence", "", 2),
    ("Evaluation und Dokumentation", "", 4),
    ("WEITERE MASSNAHMEN", "", 6),
    ("3. Ausblick", "", None),
    ("Einleitung", "1.", None),
    ("Maßnahmen", "", None),
    ("Vernetzung", "", None),
    ("Interkulturelle Öffnung", "", None),
    ("2021 in Zahlen", "", None),
    ("", "2.", None),
)


@pytest.mark.parametrize(("text", "label", "area"), NAMES)
def test_heading_names_an_area(text, label, area):
    match = match_heading(text, label)
    assert (match.area.value if match else None) == area


def heading(level, text):
    return Block(BlockKind.HEADING, [Span(text)], level)


def text(words):
    return Block(BlockKind.PARAGRAPH, [Span(words)])


def test_areas_begin_at_their_headings_and_end_at_headings_of_their_rank():
    blocks = [
        heading(0, "Bericht"),
        heading(2, "1. Erhöhung des Anteils der Beschäftigten"),
        text("a"),
        heading(3, "Weitere Maßnahmen"),
        text("b"),
        heading(2, "3. Förderung von Chancengerechtigkeit und Teilhabe"),
        text("c"),
        heading(2, "Ausblick"),
        heading(3, "Zahlen"),
    ]
    assert propose_cuts(blocks) == {0: 0, 1: 1, 5: 3, 7: 0}
    assert named_areas(blocks) == {1: 1, 5: 3}


def test_bold_lines_without_a_number_among_those_with_one_are_within_a_contribution():
    names = ("1. Erhöhung des Anteils der Beschäftigten", "Weitere Maßnahmen", "2. Interkulturelle Kompetenz")
    assert named_areas([heading(9, each) for each in names]) == {0: 1, 2: 2}
    assert named_areas([heading(2, each) for each in names]) == {0: 1, 1: 6, 2: 2}


def test_without_headings_a_number_and_a_name_are_needed():
    blocks = [
        text("2. Stärkung der interkulturellen Kompetenz der Beschäftigten"),
        text("a"),
        text("Weitere Maßnahmen"),
    ]
    assert propose_cuts(blocks) == {0: 2}
    assert propose_cuts([text("Wir machen weiter."), text("Ende")]) == {0: 0}
