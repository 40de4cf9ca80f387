"""An agreement to be printed: its canonical text, set in two columns on one page. Not a word is added to the text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from django.template.loader import render_to_string
from django.utils import translation

from portal.printing.directions import direction_of
from portal.printing.json_data import JsonData

from .paper import paper_assets

TEMPLATE: Final = "cooperations/pdf/agreement.html"
TITLE: Final = "Titel"
_INDENT: Final = "  "


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPaperData(JsonData):
    """What is printed: ``text`` as ``canonical_text`` writes it, for a draft too.

    ``sha256`` is empty for a draft; ``day`` is when the text was frozen, or when the draft was last saved.
    """

    text: str
    day: date
    sha256: str = ""
    language: str = "de"


@dataclass(slots=True)
class Line:
    """A line that people wrote, with the lines of ours that belong to it (who, until when, rule)."""

    text: str
    direction: str
    below: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """A heading with its lines."""

    heading: str
    lines: list[Line] = field(default_factory=list)


def agreement_html(content: str) -> str:
    """The paper as one HTML document; ``content`` is the JSON of an ``AgreementPaperData``."""
    paper = AgreementPaperData.from_json(content)
    first, _newline, rest = paper.text.partition("\n")
    parts = list(sections(rest))
    title = " ".join(line.text for part in parts if part.heading == TITLE for line in part.lines)
    context = {
        "paper": paper,
        "document_title": f"Vereinbarung: {title}",
        "document_author": "Brückenbauer",
        "document_date": paper.day,
        "first_line": first,
        "title": title,
        "sections": [each for each in parts if each.heading != TITLE],
        "hash": " ".join(paper.sha256[start : start + 8] for start in range(0, len(paper.sha256), 8)),
    }
    with translation.override(paper.language):
        return render_to_string(TEMPLATE, context)


def agreement_assets(_content: str) -> Mapping[str, Path | bytes]:
    """The files of the paper."""
    return paper_assets("agreement.css")


def sections(text: str) -> Iterator[Section]:
    """The headings of a canonical text with their lines, in order."""
    section: Section | None = None
    for line in text.split("\n"):
        if line and not line.startswith(_INDENT):
            if section is not None:
                yield section
            section = Section(line)
        elif section is not None and line.startswith(_INDENT * 2) and section.lines:
            section.lines[-1].below.append(line.strip())
        elif section is not None and line.strip():
            section.lines.append(Line(line.strip(), direction_of(line)))
    if section is not None:
        yield section
