"""What all printed papers of cooperations share: parties, running text, style sheets."""

from dataclasses import dataclass
from pathlib import Path

from portal.printing.assets import find_assets, font_assets
from portal.printing.directions import direction_of
from portal.printing.json_data import JsonData
from portal.shared.cleaning import clean_text


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyData(JsonData):
    """An organisation as it stands on paper; ``place`` may be empty."""

    name: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the direction of its first letter, ``ltr`` or ``rtl``."""

    text: str
    direction: str


def paper_assets(*style_sheets: str) -> dict[str, Path]:
    """Fonts, the style sheet of all papers and those named, which lie in ``static/printing``."""
    return font_assets() | find_assets({name: f"printing/{name}" for name in ("paper.css", *style_sheets)})


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a plain text; an empty line divides them."""
    parts = clean_text(text).split("\n\n")
    return tuple(Paragraph(part.strip("\n"), direction_of(part)) for part in parts if part.strip())
