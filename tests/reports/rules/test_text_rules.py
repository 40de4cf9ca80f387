"""Repeated passages, last year's texts, long sentences, headings, pictures."""

import pytest

from .looking import PARTNER, look, report_of

LONG = (
    "Die Stadt hat gemeinsam mit den Vereinen des Stadtteils eine Reihe von Abenden vorbereitet, an denen Familien mit "
    "und ohne Einwanderungsgeschichte kochen, erzählen und Musik machen können."
)
NEARLY = (
    "Die Stadt hat zusammen mit den Vereinen des Stadtteils eine Reihe von Abenden vorbereitet, bei denen Familien mit "
    "und ohne Einwanderungsgeschichte kochen, erzählen oder Musik machen können."
)
OTHER = (
    "Die Stadt hat gemeinsam mit den Schulen des Stadtteils ein Programm für Praktika entwickelt, das Jugendlichen den "
    "Weg in die Ausbildung zeigt und Betriebe mit ihnen bekannt macht."
)


def test_same_passage_in_two_areas_is_found_once_at_the_later_place():
    (found,) = look("repeated-text", f"Zuerst dies.\n\n{LONG}", f"{OTHER}\n\n- {LONG}")
    assert (found.focus_area, found.passage) == (2, LONG)
    assert "focus area 1" in found.message
    assert "100 %" in found.message


def test_nearly_the_same_passage_is_found():
    (found,) = look("repeated-text", LONG, NEARLY)
    assert found.passage == NEARLY


def test_neighbouring_sentences_make_one_passage():
    both = f"{LONG} {OTHER}\n\nUnd so weiter."
    (found,) = look("repeated-text", both, both)
    assert found.passage.startswith(LONG)
    assert found.passage.endswith("bekannt macht.")


@pytest.mark.parametrize(
    "texts",
    [
        (LONG, OTHER),
        ("Wir werben an Schulen.", "Wir werben an Schulen."),
        (
            "Weitere Infos stehen unter www.example.org/de/angebot/beratung-fuer-familien",
            "Weitere Infos stehen unter www.example.org/de/angebot/kurse-fuer-familien",
        ),
        ("- Zusammenarbeit mit anderen Vereinen, die Hilfe brauchen und suchen.",
         "- Zusammenarbeit mit anderen Ämtern, die Kontakt zu Familien und Kindern haben."),
    ],
)  # fmt: skip
def test_other_and_short_passages_are_left_alone(texts):
    assert look("repeated-text", *texts) == []


def test_same_passage_twice_in_one_area_says_so():
    (found,) = look("repeated-text", f"{LONG}\n\n{OTHER}\n\n{LONG}")
    assert "twice in this contribution" in found.message
    assert found.start > len(LONG)


def test_whole_text_of_last_year_is_a_warning_and_a_passage_a_hint():
    (whole,) = look("same-as-last-year", LONG, last_year=[OTHER, NEARLY])
    assert (whole.severity, "2026" in whole.message, "focus area 2" in whole.message) == ("warning", True, True)
    (part,) = look("same-as-last-year", f"{OTHER}\n\n{LONG}\n\n{OTHER.upper()}", last_year=[NEARLY])
    assert (part.severity, part.passage) == ("hint", LONG)
    assert look("same-as-last-year", OTHER, last_year=[LONG]) == []
    assert look("same-as-last-year", OTHER) == []


WORDS = ["alle", "Ämter", "der", "Stadt", "haben", "gemeinsam", "lange", "über", "gute", "Wege", "beraten"]


@pytest.mark.parametrize(("count", "found"), [(40, 0), (41, 1)])
def test_more_than_forty_words_are_too_many(count, found):
    assert len(look("long-sentence", " ".join((WORDS * 5)[:count]) + ".")) == found


@pytest.mark.parametrize(
    "sentence",
    [
        # Full stops that end nothing, and lists of names.
        f"Am 29. Juni z. B. haben u. a. {' '.join(WORDS)}." + f" {' '.join(WORDS).capitalize()}." * 3,
        "Partner sind " + ", ".join(f"der Verein Nummer {number}" for number in range(20)) + ".",
        f"{' '.join(WORDS * 2)}\n\n{' '.join(WORDS * 2)}",
        f"- {' '.join(WORDS * 2)}\n- {' '.join(WORDS * 2)}",
        f"### {' '.join(WORDS * 5)}",
    ],
)
def test_lists_and_paragraphs_are_no_long_sentences(sentence):
    assert look("long-sentence", sentence) == []


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("#### Schulen\n\nWir werben.", "Schulen"),
        ("### Werbung", "Werbung"),
        ("### Werbung\n\n### Schulen\n\nWir werben.", "Werbung"),
        ("### Werbung\n\nAn Schulen.\n\n### Werbung\n\nIn Bussen.", "Werbung"),
        ("## Werbung\n\nAn Schulen.", "## Werbung"),
        ("**Werbung**\n\nAn Schulen.", "**Werbung**"),
    ],
)
def test_headings_out_of_order(text, passage):
    (found,) = look("heading-order", text)
    assert found.passage == passage


@pytest.mark.parametrize(
    "text",
    [
        "### Werbung\n\n#### Schulen\n\nWir werben.\n\n#### Busse\n\nWir fahren.\n\n### Beratung\n\n- Wir beraten.",
        "Zuerst ein Absatz.\n\n### Werbung\n\nAn Schulen.",
        "**Wichtig** ist die Werbung.\n\n#Vielfalt gewinnt.",
        "Am Ende steht:\n\n**Danke!**",
    ],
)
def test_headings_in_order(text):
    assert look("heading-order", text) == []


def test_picture_needs_words_and_rights():
    pictures = [("Fest.png", "", "Stadt"), ("Logo.png", "Logo der Stadt", ""), ("Tag.png", "Zwei Stände", "Stadt")]
    found = look("picture-without-words", "Text.", attachments=pictures)
    assert [each.passage for each in found] == ["Fest.png", "Logo.png"]
    assert "alternative text" in found[0].message
    assert "rights" in found[1].message


def test_hash_is_of_rule_and_words_only():
    (first,) = look("repeated-text", LONG, LONG)
    (second,) = look("repeated-text", LONG, f"Neu davor.\n\n{LONG.replace(' mit ', '  mit ')}")
    assert first.passage_hash == second.passage_hash
    (other,) = look("same-as-last-year", LONG, last_year=[LONG])
    assert other.passage_hash != first.passage_hash


def test_facts_are_of_one_partner():
    assert {each.partner for each in report_of(LONG, OTHER).texts} == {PARTNER}
