"""Certificate of cooperation and letter of reference: frozen data to one HTML page. A German paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from django.template.loader import render_to_string
from django.utils import translation

from portal.printing.json_data import JsonData
from portal.printing.qr import qr_png

from .paper import PartyData, paper_assets, paragraphs

TEMPLATE: Final = "cooperations/pdf/certificate.html"
TITLES: Final = {"certificate": "Kooperationsbescheinigung", "reference": "Referenzschreiben"}
CODE_GROUP: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityData(JsonData):
    """Something the two did together, in words, and how often."""

    name: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateData(JsonData):
    """All that stands on the paper, frozen when it is issued; the check page shows the same.

    ``kind`` is a key of ``TITLES``. ``aim`` is the aim of the cooperation in one sentence, ``text`` what the issuer
    wrote in a letter of reference. ``since`` is the day of confirmation, ``address`` the whole address of the check.
    """

    kind: str
    number: str
    code: str
    address: str
    issuer: PartyData
    receiver: PartyData
    parties: tuple[PartyData, ...]
    title: str
    aim: str
    text: str
    since: date
    issued_on: date
    signer_name: str
    signer_function: str
    ended_on: date | None = None
    activities: tuple[ActivityData, ...] = ()
    language: str = "de"

    @property
    def is_reference(self) -> bool:
        """Say whether it is a letter of reference."""
        return self.kind == "reference"


def certificate_html(content: str) -> str:
    """The paper as one HTML document; ``content`` is the JSON of a ``CertificateData``."""
    paper = CertificateData.from_json(content)
    context = {
        "paper": paper,
        "document_title": TITLES[paper.kind],
        "document_author": paper.issuer.name,
        "document_date": paper.issued_on,
        "paragraphs": paragraphs(paper.text),
        "code": grouped(paper.code),
    }
    with translation.override(paper.language):
        return render_to_string(TEMPLATE, context)


def certificate_assets(content: str) -> Mapping[str, Path | bytes]:
    """The files of the paper; one of them is the code with the address of the check."""
    return {**paper_assets("certificate.css"), "qr.png": qr_png(CertificateData.from_json(content).address)}


def grouped(code: str) -> str:
    """The code in groups of four, as people read and type it."""
    return " ".join(code[start : start + CODE_GROUP] for start in range(0, len(code), CODE_GROUP))
