"""The brochure of a reporting period: data to one HTML document for the PDF renderer."""

from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString

from portal.shared.cleaning import clean_line
from reports.renderers import wording
from reports.renderers.data import ChapterData, EditionData, ErratumData, PartnerEntry
from reports.renderers.indicators import show_indicators
from reports.renderers.outline import contents_blocks, printed_sections
from reports.renderers.printed import PrintedPicture, for_print, print_chapter, print_greeting, print_pictures
from reports.renderers.richtext import render_text

TEMPLATE: Final = "reports/pdf/brochure.html"

_BASE_LETTERS: Final = str.maketrans("äöü", "aou")


@dataclass(frozen=True, slots=True)
class PrintedPartner:
    """A line in the list of partners; `link` is empty or a paragraph with its web address."""

    name: str
    place: str
    link: SafeString
    logos: tuple[PrintedPicture, ...] = ()


@dataclass(frozen=True, slots=True)
class PartnerGroup:
    """The partners of one kind."""

    kind: str
    partners: tuple[PrintedPartner, ...]


@dataclass(frozen=True, slots=True)
class IndexCell:
    """The contribution of a partner to the chapter of that number; no key where it has none."""

    number: int
    key: str


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A partner with a cell for each chapter."""

    partner: str
    cells: tuple[IndexCell, ...]


@dataclass(frozen=True, slots=True)
class PrintedErratum:
    """A correction with its words as HTML; `key` is the contribution it leads to, or empty."""

    place: str
    html: SafeString
    key: str


@dataclass(frozen=True, slots=True)
class ErrataGroup:
    """The corrections that came with one edition."""

    number: int
    errata: tuple[PrintedErratum, ...]


def brochure_html(edition: EditionData) -> str:
    """The whole brochure as one HTML document, in the language of the edition.

    Page numbers, running heads and the pages of contents are filled in by the PDF renderer.
    """
    with translation.override(edition.language):
        return for_print(render_to_string(TEMPLATE, brochure_context(edition)))


def brochure_context(edition: EditionData) -> dict[str, Any]:
    """What the templates of the brochure print: the texts as HTML, partners in groups, the rows of the index."""
    edition = replace(
        edition,
        title=clean_line(edition.title),
        subtitle=clean_line(edition.subtitle),
        publisher=clean_line(edition.publisher),
    )
    context = {
        "document": edition,
        "document_title": f"{edition.title} {edition.year}",
        "edition": edition,
        "chapters": tuple(print_chapter(chapter) for chapter in edition.chapters),
        "greetings": tuple(
            print_greeting(greeting, number) for number, greeting in enumerate(edition.greetings, start=1)
        ),
        "about": render_text(edition.about or wording.ABOUT_NETWORK, heading_level=2),
        "guide": render_text(wording.READING_GUIDE),
        "imprint": render_text(edition.imprint or wording.IMPRINT, heading_level=2),
        "notice": render_text(edition.notice or wording.DISTRIBUTION_NOTICE, heading_level=2),
        "partner_groups": group_partners(edition.partners),
        "index": partner_index(edition.chapters),
        "contribution_count": sum(len(chapter.contributions) for chapter in edition.chapters),
        "errata_groups": group_errata(edition),
        "indicators": show_indicators(edition.indicators, edition.language),
    }
    sections = printed_sections(edition.sections, context)
    return context | {"sections": sections, "blocks": contents_blocks(sections)}


def group_errata(edition: EditionData) -> tuple[ErrataGroup, ...]:
    """The corrections by the edition they came with; those of texts that are no longer printed lead nowhere."""
    keys = {contribution.key for chapter in edition.chapters for contribution in chapter.contributions}
    return tuple(
        ErrataGroup(number, tuple(_erratum(each, keys) for each in errata))
        for number, errata in groupby(edition.errata, key=lambda each: each.number)
    )


def _erratum(erratum: ErratumData, keys: set[str]) -> PrintedErratum:
    return PrintedErratum(
        place=clean_line(erratum.place),
        html=render_text(erratum.change, heading_level=3),
        key=erratum.key if erratum.key in keys else "",
    )


def group_partners(partners: tuple[PartnerEntry, ...]) -> tuple[PartnerGroup, ...]:
    """The partners by kind, kinds and partners in alphabetical order."""
    kinds = sorted({partner.kind for partner in partners}, key=sort_key)
    return tuple(
        PartnerGroup(
            kind=clean_line(kind),
            partners=tuple(
                PrintedPartner(
                    name=clean_line(partner.name),
                    place=clean_line(partner.place),
                    link=render_text(clean_line(partner.url)),
                    logos=print_pictures(partner.logos),
                )
                for partner in sorted(partners, key=lambda partner: sort_key(partner.name))
                if partner.kind == kind
            ),
        )
        for kind in kinds
    )


def partner_index(chapters: tuple[ChapterData, ...]) -> tuple[IndexRow, ...]:
    """One row per partner with a contribution, in alphabetical order."""
    keys: dict[str, dict[int, str]] = {}
    for chapter in chapters:
        for contribution in chapter.contributions:
            row = keys.setdefault(clean_line(contribution.partner), {})
            row[chapter.number] = contribution.key
    return tuple(
        IndexRow(
            partner=partner,
            cells=tuple(IndexCell(chapter.number, keys[partner].get(chapter.number, "")) for chapter in chapters),
        )
        for partner in sorted(keys, key=sort_key)
    )


def sort_key(name: str) -> str:
    """German alphabetical order (DIN 5007-1): umlauts as their base letter, ß as ss."""
    return name.casefold().translate(_BASE_LETTERS)
