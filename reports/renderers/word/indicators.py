"""Indicators over the years in the Word file: the table of every one, with what is said of it in words."""

from reports.renderers import data
from reports.renderers.data import EditionData
from reports.renderers.indicators import show_indicators

from .writer import WordWriter


def write_indicators(writer: WordWriter, edition: EditionData) -> None:
    """Add the chapter of indicators; charts show the same numbers and are left to PDF and web."""
    writer.heading(1, "Kennzahlen über die Jahre", data.INDICATORS)
    for indicator in show_indicators(edition.indicators, edition.language):
        writer.heading(2, indicator.name, indicator.key)
        if indicator.description:
            writer.line(indicator.description)
        rows = [*indicator.rows, *([("Alle Partner zusammen", indicator.sums)] if indicator.sums else [])]
        writer.table(
            ("Wer", *map(str, indicator.years)),
            ((owner, *(f"{cell.text} *" if cell.breaks else cell.text for cell in cells)) for owner, cells in rows),
        )
        for remark in indicator.remarks:
            writer.line(remark)
