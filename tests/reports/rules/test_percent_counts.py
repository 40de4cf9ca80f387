"""Percentages beside their counts: what fits, what does not, what is no pair."""

import pytest

from .looking import look

FOUND = [
    ("12 von 40 Auszubildenden (35 %) haben eine Einwanderungsgeschichte.", "12 of 40 are 30 %"),
    ("35 % (12 von 40) der neuen Kräfte sprechen zwei Sprachen.", "30 %"),
    ("Von 40 Auszubildenden haben 12, also 35 %, eine Einwanderungsgeschichte.", "30 %"),
    ("Von den insgesamt 40 Befragten antworteten 12. Das sind 35 %.", "30 %"),
    ("Es gab 40 Plätze, davon 12 für Quereinsteiger (45 Prozent).", "30 %"),
    ("Zwölf der 40 Plätze, das entspricht der Hälfte, gingen an Frauen.", "“der Hälfte”"),
    ("9 von 12 Teilnehmenden und damit zwei Drittel waren zufrieden.", "75 %"),
    ("1.250 von 5.000 Beschäftigten, mithin 20,5 %, nahmen teil.", "25 %"),
    ("7 von 56 Stellen (13,5 %) sind besetzt.", "12,5 %"),
    ("Rund 20 % (12 von 40) nahmen teil.", "30 %"),
    ("Knapp 30 % (14 von 40) nahmen teil.", "35 %"),
    ("Mehr als 40 % (12 von 40) nahmen teil.", "30 %"),
    ("Höchstens 20 % (12 von 40) brachen ab.", "30 %"),
    ("Zwischen 40 und 50 % (12 von 40) nahmen teil.", "30 %"),
    ("Jede dritte Kraft (12 von 24) spricht zwei Sprachen.", "50 %"),
    ("Die Zahl stieg von 20 auf 25 Auszubildende um 30 %.", "25 %"),
    ("Die Zahl sank von 50 auf 40, ein Rückgang von 25 %.", "20 %"),
    ("Der Anteil stieg von 20 % auf 25 % und damit um 5 %.", "5 percentage points or 25 %"),
]
FITTING = [
    "12 von 40 Auszubildenden (30 %) haben eine Einwanderungsgeschichte.",
    "12 von 37 Auszubildenden (32 %) haben eine Einwanderungsgeschichte.",
    "12 von 37 Auszubildenden (32,4 %) haben eine Einwanderungsgeschichte.",
    "Rund 30 % (12 von 37) nahmen teil.",
    "Knapp ein Drittel (12 von 37) nahm teil.",
    "Gut 30 % (13 von 40) nahmen teil.",
    "Über 20 % (12 von 40) nahmen teil.",
    "Zwischen 25 und 35 % (12 von 40) nahmen teil.",
    "Jeder dritte Platz (13 von 40) blieb frei.",
    "Von 40 Auszubildenden haben 12 eine Einwanderungsgeschichte. Das sind 30 %.",
    "Etwa 12 von 40 Personen, also rund 28 %, nahmen teil.",
    "Die Zahl stieg von 20 auf 25 Auszubildende um 25 %.",
    "Der Anteil stieg von 20 % auf 25 % und damit um 5 Prozentpunkte.",
    "Der Anteil stieg von 20 auf 25 %.",
    # Nothing that is tied together.
    "12 von 40 Auszubildenden haben eine Einwanderungsgeschichte; im Vorjahr waren es 35 %.",
    "12 von 40 Auszubildenden kamen, während der Anteil der Frauen bei 55 % lag.",
    "Mit einer 50 %-Stelle beraten wir 12 von 40 Ämtern.",
    "Von 40 Ämtern haben sich im Jahr 2026 dreißig gemeldet, 80 % der Mittel sind ausgegeben.",
    "Am 12. von 40 Tagen waren 35 % der Plätze belegt.",
    "Vom 1. bis 15. März lief die Umfrage, 46 % der Beschäftigten beteiligten sich.",
]


@pytest.mark.parametrize(("sentence", "message"), FOUND)
def test_share_that_does_not_fit_is_named_with_the_right_one(sentence, message):
    found = look("percent-counts", sentence)
    assert len(found) == 1
    assert message in found[0].message


@pytest.mark.parametrize("sentence", FITTING)
def test_fitting_or_unrelated_share_is_left_alone(sentence):
    assert look("percent-counts", sentence) == []
