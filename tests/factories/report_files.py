"""Invented import files for tests: small, complete, and easy to break in one place."""

import copy
import json

TEMPLATE = {
    "format": "partner-reports/1",
    "reporting_period": {"start": "2031-10-01", "end": "2032-09-30"},
    "focus_areas": [
        {"number": 1, "title": "Anteil erhöhen", "intro": "Warum das zählt."},
        {"number": 5, "title": "Vernetzung", "intro": ""},
    ],
    "partners": [
        {"name": "Stadt Musterfeld", "kind": "city"},
        {"name": "Ärztebund Beispielhausen e. V.", "kind": "other"},
        {"name": "Zunft der Korbflechter", "kind": "chamber_association"},
    ],
    "contributions": [
        {"partner": "Stadt Musterfeld", "focus_area": 1, "text": "Wir warben an Schulen.\n\n- Plakate\n- Besuche"},
        {"partner": "Stadt Musterfeld", "focus_area": 5, "text": "Ein Netz mit 12 Vereinen."},
        {"partner": "Ärztebund Beispielhausen e. V.", "focus_area": 1, "text": "Zwischen 20 und 30 % neu."},
        {"partner": "Zunft der Korbflechter", "focus_area": 1, "text": "Vier Lehrlinge."},
    ],
    "figures": [
        {
            "partner": "Ärztebund Beispielhausen e. V.",
            "focus_area": 1,
            "indicator": "Anteil der Neuen",
            "value": 20,
            "value_max": 30,
            "unit": "%",
            "date_or_period": "2032",
            "qualifier": "zwischen",
            "quote": "Zwischen 20 und 30 %",
        },
        {
            "partner": "Stadt Musterfeld",
            "focus_area": 5,
            "indicator": "Vereine im Netz",
            "value": 12,
            "unit": "Vereine",
            "date_or_period": "2032",
            "quote": "12 Vereinen",
        },
    ],
    "guest_articles": [
        {
            "focus_area": 5,
            "author": "Prof. Berta Beispiel",
            "title": "Was Netze tragen",
            "editorial_note": "Eine Einordnung.",
            "text": "Netze tragen weit.",
        }
    ],
}


def report_file():
    """Return a fresh copy of a file without problems: 3 partners, 4 contributions, 2 figures, 1 article."""
    return copy.deepcopy(TEMPLATE)


def as_bytes(values):
    return json.dumps(values, ensure_ascii=False).encode()
