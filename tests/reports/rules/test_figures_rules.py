"""Figures without unit or basis, and web addresses."""

import pytest

from .looking import look

WITHOUT = [
    ("46 % der Beschäftigten beteiligten sich.", "hint"),
    ("Der Anteil der Frauen mit Einwanderungsgeschichte liegt bei rund 25 %.", "hint"),
    ("Mehr als ein Drittel der Mitarbeitenden spricht zwei Sprachen.", "hint"),
    ("Wir erreichten 80 %.", "warning"),
    ("Sie erhalten eine befristete Stelle über 17 Stunden für zwei Jahre.", "warning"),
    ("Der Anteil der Auszubildenden lag bei 25.", "warning"),
]
WITH = [
    "Von 120 Beschäftigten beteiligten sich 46 %.",
    "46 % der 120 Beschäftigten beteiligten sich.",
    "Es wurden 120 Beschäftigte befragt. 46 % der Beschäftigten antworteten.",
    "30 % (12 von 40) nahmen teil.",
    "Die Stelle umfasst 50 % einer Vollzeitstelle.",
    "Das Land förderte das Projekt zu 80 %.",
    "Die Hälfte der Zeit verging mit Gesprächen.",
    "100 % der Ausschreibungen sind neu.",
    "Sie erhalten eine Stelle mit 17 Stunden pro Woche.",
    "Der Anteil der Auszubildenden lag bei 25 Personen.",
    "Der Anteil der Frauen stieg auf 25 Beschäftigte.",
    "Unser Anteil an der Arbeit wuchs von Mai bis Juni.",
]
BROKEN = [
    ("Mehr unter htps://example.org/fest.", "htps://example.org/fest"),
    ("Mehr unter https:/example.org.", "https:/example.org"),
    ("Mehr unter https//example.org/fest", "https//example.org/fest"),
    ("Mehr unter www,example.org.", "www,example.org"),
    ("Mehr unter www. example.org", "www. example.org"),
    ("Mehr unter https://http://example.org", "https://http://example.org"),
    ("Mehr unter www.www.example.org", "www.www.example.org"),
    ("Mehr unter www.example", "www.example"),
    ("Mehr unter https://example", "https://example"),
    ("Mehr unter https://example..org/fest", "https://example..org/fest"),
    ("Mehr unter https://example.o1/fest", "https://example.o1/fest"),
    ("Mehr unter https://erna@example.org/", "https://erna@example.org/"),
    ("[Zum Fest](example.org)", "[Zum Fest](example.org)"),
    ("[Zum Fest](javascript:alert)", "[Zum Fest](javascript:alert)"),
    (r"Der Plan liegt unter C:\Ablage\Plan.docx", r"C:\Ablage\Plan.docx"),
    ("Der Plan liegt unter https://intranet/plan", "https://intranet/plan"),
    ("Mehr hier: Beratung | Stadt Musterfeld (example.org)", "Beratung | Stadt Musterfeld (example.org)"),
    ("Beratung für Familien | Stadt Musterfeld", "Beratung für Familien | Stadt Musterfeld"),
]
WORKING = [
    "Mehr unter https://www.example.org/fest, www.example.org und http://example.org.",
    "(siehe https://example.org/a_(b)?c=d&e=f#g)",
    "Mehr unter www.müller-beispiel.de/wege.",
    "Mehr unter https://example.org:8443/x oder example.org, Mail an info@example.org.",
    "[Zum Fest](https://example.org/fest) und [Mail](mailto:info@example.org)",
    "Unser Netz vhs.cloud, die App „ww“ und der www-Auftritt [Stand 2027] (neu).",
    "Sprachen: Deutsch | Türkisch | Arabisch.",
    "Zahlen [1](siehe unten).",
    "- Jahr: 2023 | Lehrlinge: 28\n- Jahr: 2024 | Lehrlinge: 40",
    "- Lehrlinge | 40",
]


@pytest.mark.parametrize(("sentence", "severity"), WITHOUT)
def test_figure_without_unit_or_basis(sentence, severity):
    (found,) = look("without-basis", sentence)
    assert (found.severity, found.passage) == (severity, sentence)


@pytest.mark.parametrize("sentence", WITH)
def test_figure_with_unit_and_basis(sentence):
    assert look("without-basis", sentence) == []


def test_figures_beside_the_text_need_unit_and_date():
    figures = [
        ("Teilnehmende", "25", "", "2027", "25 kamen"),
        ("Plätze", "30", "Plätze", "", "nicht im Text"),
        ("Kurse", "3", "Kurse", "2027"),
    ]
    found = look("without-basis", "Am Fest nahmen viele teil, 25 kamen zu spät.", figures=figures)
    assert [(each.passage, each.start is None) for each in found] == [("25 kamen", False), ("Plätze", True)]


@pytest.mark.parametrize(("sentence", "passage"), BROKEN)
def test_broken_address(sentence, passage):
    (found,) = look("web-address", sentence)
    assert found.passage == passage


@pytest.mark.parametrize("sentence", WORKING)
def test_working_address(sentence):
    assert look("web-address", sentence) == []
