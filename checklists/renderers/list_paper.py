"""A whole list on paper, with boxes to tick: frozen data to HTML."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from django.template.loader import render_to_string
from django.utils import translation

from cooperations.renderers.paper import paper_assets
from portal.printing.json_data import JsonData

TEMPLATE: Final = "checklists/pdf/list.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperItemData(JsonData):
    """An item. ``box`` is "done", "left_out" or "open"; ``said`` are note and proof, a note may have several lines.

    ``part`` is when on its day it is due.
    """

    number: str
    text: str
    box: str
    turn: str
    due: date | None = None
    part: str = ""
    state: str = ""
    said: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what was said line by line: each may be of another direction."""
        return tuple(line for text in self.said for line in text.splitlines() if line.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPhaseData(JsonData):
    """A phase and how many of its items are done."""

    title: str
    done: int
    total: int
    items: tuple[PaperItemData, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPaperData(JsonData):
    """What stands on the paper, in ``language`` already. ``event`` is its title, ``on`` its day, if there is one."""

    title: str
    event: str
    day: date
    source: str
    phases: tuple[PaperPhaseData, ...]
    on: date | None = None
    language: str = "de"


def list_html(content: str) -> str:
    """The list as one HTML document; ``content`` is the JSON of a ``ListPaperData``."""
    paper = ListPaperData.from_json(content)
    with translation.override(paper.language):
        context = {
            "paper": paper,
            "document_title": f"{paper.title}: {paper.event}" if paper.event else paper.title,
            "document_author": "Brückenbauer",
            "document_date": paper.day,
        }
        return render_to_string(TEMPLATE, context)


def list_assets(_content: str) -> Mapping[str, Path | bytes]:
    """The files of the paper."""
    return paper_assets("list.css")
