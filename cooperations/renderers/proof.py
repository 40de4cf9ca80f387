"""The proof of a confirmation: the exact text with its hash, who confirmed it, and how to check it oneself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from django.template.loader import render_to_string
from django.utils import translation

from portal.printing.directions import direction_of
from portal.printing.json_data import JsonData

from .agreement_paper import sections
from .paper import paper_assets

TEMPLATE: Final = "cooperations/pdf/proof.html"
TEXT_FILE: Final = "vereinbarung.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerData(JsonData):
    """A yes as it was given. ``at`` is the time in words, with its difference from UTC."""

    name: str
    function: str
    at: str
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofPartyData(JsonData):
    """A party with its signing rule and those who said yes for it."""

    name: str
    side: str
    required: int
    total: int
    answers: tuple[AnswerData, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionData(JsonData):
    """A version that was given to the boards, and what became of it."""

    number: int
    frozen_at: str
    outcome: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofData(JsonData):
    """What is printed: ``text`` as it was frozen, ``day`` on which the last yes came."""

    title: str
    number: int
    text: str
    sha256: str
    frozen_at: str
    day: date
    parties: tuple[ProofPartyData, ...]
    versions: tuple[VersionData, ...]
    language: str = "de"


def proof_html(content: str) -> str:
    """The proof as one HTML document; ``content`` is the JSON of a ``ProofData``."""
    paper = ProofData.from_json(content)
    first, _newline, rest = paper.text.partition("\n")
    context = {
        "paper": paper,
        "document_title": f"Nachweis der Bestätigung: {paper.title}",
        "document_author": "Brückenbauer",
        "document_date": paper.day,
        "direction": direction_of(paper.title),
        "first_line": first,
        "sections": list(sections(rest)),
        "hash": in_groups(paper.sha256),
        "text_file": TEXT_FILE,
        "versions": [(each, in_groups(each.sha256)) for each in paper.versions],
    }
    with translation.override(paper.language):
        return render_to_string(TEMPLATE, context)


def proof_assets(content: str) -> Mapping[str, Path | bytes]:
    """The files of the paper, and the text itself, byte for byte, which lies in the PDF."""
    return {**paper_assets("proof.css"), TEXT_FILE: ProofData.from_json(content).text.encode()}


def in_groups(sha256: str) -> str:
    """A hash that people can compare: groups of eight."""
    return " ".join(sha256[start : start + 8] for start in range(0, len(sha256), 8))
