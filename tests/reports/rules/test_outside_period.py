"""Dates of a period from October 2026 to September 2027."""

import pytest

from .looking import look

LATE = [
    "Am 12. November 2027 fand der Fachtag statt.",
    "Der Fachtag (08.10.2027, Rathaus) war gut besucht.",
    "Ausflug in das Museum (1.10.27)",
    "Vom 4. Oktober bis 6. Oktober 2027 wurde eine Schulung durchgeführt.",
    "Im November 2027 wurde die Satzung geändert.",
    "Im Herbst 2028 haben wir ein Netzwerk gegründet.",
    "2028 wurde die Stelle besetzt.",
    "Seit dem 1. Dezember 2027 wird die Beratung angeboten.",
    "Das Angebot gibt es seit dem WS 2027/28 auch an der Hochschule.",
    "Wir treffen uns regelmäßig, zuletzt am 05.11.2027.",
    "Am 2027-11-05 trafen sich die Ämter.",
]
EARLY = [
    "In diesem Jahr fand am 12. September 2026 der Fachtag statt.",
    "Im Berichtszeitraum wurde im Mai 2026 eine Broschüre gedruckt.",
    "Am 14. August 2026 fand die Tagung statt.",
]
WHICH_YEAR = ["Die Stadt wurde im Oktober ausgezeichnet.", "Ende November fand ein Treffen statt."]
FINE = [
    "Am 12. November 2026 fand der Fachtag statt.",
    "Am 30. September 2027 fand der Fachtag statt.",
    "Am 12. November 2027 wird ein Fachtag stattfinden.",
    "Für den 12. November 2027 ist ein Fachtag geplant.",
    "2028 wird die Beratung ausgebaut.",
    "Es wurde beschlossen, dass in 2028 eine Tagung folgen soll.",
    "Das Projekt läuft bis zum 31.12.2028.",
    "Das Zertifikat ist bis 2028 befristet und wurde verliehen.",
    "Die Förderung für 2028 wurde zugesagt.",
    "Im Vorfeld des Jubiläums in 2028 wurden Plakate entworfen.",
    "Die Interkulturelle Woche wurde vom 26. September bis zum 3. Oktober 2027 ausgerichtet.",
    "Der Verein wurde 2012 gegründet und ist seit 2018 Partner.",
    "Seit dem 15. September 2026 gibt es eine Servicestelle.",
    "Der Erlass vom 01.07.2026 hat die Grundlage geschaffen.",
    "Nach dem Teilhabe- und Integrationsgesetz 2028 wurde gehandelt.",
    "Mit der Strategie „Aufbruch 2030“ wurden Ziele gesetzt.",
    "Das Programm 2027/2028 wurde beschlossen.",
    "Im Schuljahr 2027/28 haben sich weitere Schulen gemeldet.",
    "Die letzte Befragung fand im März 2024 statt.",
    "Im Mai fand ein Treffen statt.",
    "Im November soll ein Treffen stattfinden.",
    "Das Treffen fand im November 2026 statt. Im Dezember folgte ein zweites.",
    "Am 32.13.2027 fand nichts statt.",
    "Aktenzeichen 2028.11.3, Telefon 0211 2028-11, Zimmer 2028.",
]


@pytest.mark.parametrize("sentence", LATE)
def test_done_after_the_end_is_an_error(sentence):
    (found,) = look("outside-period", sentence)
    assert found.severity == "error"
    assert "after the end of the period" in found.message


@pytest.mark.parametrize("sentence", EARLY)
def test_before_the_start_told_as_new_is_a_warning(sentence):
    (found,) = look("outside-period", sentence)
    assert found.severity == "warning"


@pytest.mark.parametrize("sentence", WHICH_YEAR)
def test_month_of_two_years_is_asked_for(sentence):
    (found,) = look("outside-period", sentence)
    assert found.severity == "hint"
    assert "2026" in found.message


@pytest.mark.parametrize("sentence", FINE)
def test_plans_history_and_titles_are_left_alone(sentence):
    assert look("outside-period", sentence) == []


def test_message_counts_the_days():
    (found,) = look("outside-period", "Der Ausflug fand am 01.10.2027 statt.")
    assert "lies 1 day after" in found.message
