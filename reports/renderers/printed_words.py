"""Lines that stand in every form of the brochure."""

from datetime import date
from typing import Final

from reports.renderers.data import EditionData

_MONTHS: Final = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
    "Oktober", "November", "Dezember",
)  # fmt: skip


def period_words(edition: EditionData) -> str:
    """Which time the brochure is about."""
    return f"Berichtszeitraum {german_date(edition.period_start)} bis {german_date(edition.period_end)}"


def edition_words(edition: EditionData) -> str:
    """Which edition it is, empty for the first."""
    return f"{edition.number}., berichtigte Ausgabe" if edition.number > 1 else ""


def german_date(day: date) -> str:
    """A day as Germans write it."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"
