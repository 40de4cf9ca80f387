"""The sheet for the day of an event, a page that those who hold it have in their pockets: frozen data to HTML."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from django.template.loader import render_to_string
from django.utils import translation

from cooperations.renderers.paper import paper_assets
from portal.printing.json_data import JsonData
from portal.printing.qr import qr_png

TEMPLATE: Final = "events/pdf/day_sheet.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFact(JsonData):
    """A line of the table of facts, in words; ``text`` may have several lines."""

    label: str
    text: str

    @property
    def lines(self) -> list[str]:
        """Return its lines: each may be of another direction."""
        return [line for line in self.text.splitlines() if line.strip()]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPart(JsonData):
    """A part of the programme; ``time`` in words."""

    time: str
    title: str
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayItem(JsonData):
    """Something to be done on the day, whose turn it is, whether it is done."""

    text: str
    turn: str
    is_done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheetData(JsonData):
    """What stands on the sheet, in ``language`` already.

    ``urgent`` is whom to call, ``parties`` are names, ``feedback`` is the whole address of the questions to guests.
    """

    title: str
    when: str
    parties: tuple[str, ...]
    day: date
    feedback: str
    urgent: tuple[DayFact, ...] = ()
    facts: tuple[DayFact, ...] = ()
    programme: tuple[DayPart, ...] = ()
    items: tuple[DayItem, ...] = ()
    language: str = "de"


def day_sheet_html(content: str) -> str:
    """The sheet as one HTML document; ``content`` is the JSON of a ``DaySheetData``."""
    paper = DaySheetData.from_json(content)
    with translation.override(paper.language):
        context = {
            "paper": paper,
            "document_title": paper.title,
            "document_author": ", ".join(paper.parties),
            "document_date": paper.day,
        }
        return render_to_string(TEMPLATE, context)


def day_sheet_assets(content: str) -> Mapping[str, Path | bytes]:
    """The files of the sheet; one of them is the code that leads guests to the questions."""
    return {**paper_assets("day_sheet.css"), "qr.png": qr_png(DaySheetData.from_json(content).feedback)}
