"""Small groups and names: what tells of single people, and what only looks like it."""

import pytest

from .looking import look

SMALL_WITH_TRAIT = [
    "Wir beschäftigen einen Mitarbeiter mit Einwanderungsgeschichte.",
    "Eine Projektmitarbeiterin mit Migrationshintergrund wurde eingestellt.",
    "Zwei geflüchtete Auszubildende haben die Prüfung bestanden.",
    "Der aus Eritrea stammende Musiklehrer leitet den Chor.",
]
SMALL = [
    "Drei Kolleginnen nahmen an der Schulung teil.",
    "An der Schulung nahmen 4 Beschäftigte teil.",
    "Eine Person besuchte das Seminar.",
    "Zwei Mitarbeitende wurden zu Trainern ausgebildet, drei Beschäftigte besuchten den Grundkurs.",
    "Das Programm startete mit drei Lehrkräften.",
]
NO_SMALL_GROUP = [
    "Fünf Kolleginnen nahmen an der Schulung teil.",
    "12 Beschäftigte nahmen teil, 24 Personen sahen zu.",
    "Drei Videos wurden gedreht, zwei Standorte eröffnet.",
    "Zwei Lehrkraftstellen sind ausgeschrieben.",
    "Mindestens drei Personen prüfen jede Bewerbung.",
    "Jedes Amt benennt eine Person.",
    "Eine Mentorin begleitet zwei bis drei Teilnehmende.",
    "Es ist geplant, drei Kräfte einzustellen.",
    "Zwei Sachbearbeiterinnen hielten einen Vortrag.",
    "Ein Film „Drei Frauen, drei Wege“ wurde gezeigt.",
    "Eine Referentin für Vielfalt berät die Ämter.",
    "Der Anteil der Beschäftigten mit Einwanderungsgeschichte ist gestiegen.",
    "In § 4 Absatz 2 Personenbeförderungsgesetz steht es.",
    "Unsere Broschüre erreicht Menschen mit und ohne Einwanderungsgeschichte.",
]
PRIVATE = [
    ("Herr Sommer und seine Gruppe kochten.", "Herr Sommer"),
    ("Die Referentinnen Fr. Yılmaz und eine Kollegin leiteten das Seminar.", "Fr. Yılmaz"),
    ("Besonders danken wir Ayşe Demirtaş für ihre Hilfe.", "Ayşe Demirtaş"),
    ("Den Kurs leitete Jan-Peter Kowalski mit viel Geduld.", "Jan-Peter Kowalski"),
    ("Ansprechpartnerin ist Monika von der Heide im Haus.", "Monika von der Heide"),
    ("Mohammed Al-Hassan hat seine Ausbildung beendet.", "Mohammed Al-Hassan"),
]
PUBLIC = [
    "Frau Ministerin Beispiel und Herr Staatssekretär Muster sprachen.",
    "Bürgermeisterin Sabine Musterfrau eröffnete den Tag.",
    "Sabine Musterfrau, Bürgermeisterin der Stadt, eröffnete den Tag.",
    "Der Vortrag von Dr. Thomas Beispiel war gut besucht.",
    "Prof. Dr. Martina Beispiel begleitet das Projekt wissenschaftlich.",
    "Die Musikwissenschaftlerin Ruth Beispiel evaluierte das Programm.",
    "Die Autorin Fatma Beispiel las aus ihrem Buch.",
    "Wir trafen uns in der Hans-Böckler-Straße und im Hans Sachs Haus.",
    "Das Käthe Kollwitz Gymnasium und die Anne-Frank-Schule machten mit.",
    "Die Karl Arnold Stiftung und die Alexander-von-Humboldt-Stiftung fördern uns.",
    "Gezeigt wurde das Stück „Emilia Galotti“.",
    "Alle Damen und Herren sowie die Herren Kollegen waren da.",
    "Die Zielgruppe Frau und Beruf ist wichtig. Frau Holle wurde gespielt.",
    "Der Martin Luther Platz und die Maria Hilf Kirche liegen nahe.",
]


@pytest.mark.parametrize("sentence", SMALL_WITH_TRAIT)
def test_few_people_with_a_trait_are_a_warning(sentence):
    (found,) = look("small-group", sentence)
    assert found.severity == "warning"


@pytest.mark.parametrize("sentence", SMALL)
def test_few_people_are_a_hint(sentence):
    (found,) = look("small-group", sentence)
    assert found.severity == "hint"
    assert "fewer than 5 people" in found.message


@pytest.mark.parametrize("sentence", NO_SMALL_GROUP)
def test_things_posts_rules_and_speakers_are_no_small_group(sentence):
    assert look("small-group", sentence) == []


@pytest.mark.parametrize(("sentence", "name"), PRIVATE)
def test_private_person_is_named(sentence, name):
    (found,) = look("private-name", sentence)
    assert found.passage == name


@pytest.mark.parametrize("sentence", PUBLIC)
def test_offices_authors_and_things_named_after_people_are_left_alone(sentence):
    assert look("private-name", sentence) == []
