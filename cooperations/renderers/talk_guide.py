"""The talk guide as one page to keep beside the telephone: frozen data to HTML."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from django.template.loader import render_to_string
from django.utils import translation

from portal.printing.json_data import JsonData

from .paper import paper_assets

TEMPLATE: Final = "cooperations/pdf/talk_guide.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentData(JsonData):
    """A sentence to say, and why it fits; ``because`` may be empty."""

    text: str
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentGroupData(JsonData):
    """Sentences about the same gain."""

    title: str
    arguments: tuple[ArgumentData, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkGuideData(JsonData):
    """What stands on the sheet, in ``language`` already. ``times`` are lines such as "Mo 18:00–20:00"."""

    employer: str
    mso: str
    day: date
    recommended_by: str
    aim: str
    groups: tuple[ArgumentGroupData, ...]
    own_words: str
    offers: tuple[str, ...]
    dos: tuple[str, ...]
    dont: str
    times: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    language: str = "de"


def talk_guide_html(content: str) -> str:
    """The sheet as one HTML document; ``content`` is the JSON of a ``TalkGuideData``."""
    paper = TalkGuideData.from_json(content)
    with translation.override(paper.language):
        context = {
            "paper": paper,
            "document_title": translation.gettext("Talk guide: %(name)s") % {"name": paper.mso},
            "document_author": paper.employer,
            "document_date": paper.day,
        }
        return render_to_string(TEMPLATE, context)


def talk_guide_assets(_content: str) -> Mapping[str, Path | bytes]:
    """The files of the sheet."""
    return paper_assets("talk_guide.css")
