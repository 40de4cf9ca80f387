"""An edition printed from pieces: sets what is new, writes the lists, puts all together."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Final

from portal.printing.press.part import Imprint, Part
from portal.printing.press.press import Press, PrintedDocument
from portal.shared.cleaning import clean_line
from reports.renderers.data import CONTENTS, INDEX, EditionData
from reports.renderers.pieces.plan import LISTS, Plan, plan_edition, write_lists

# A list whose length changes its own page numbers is written again; it settles with the second or third time.
_ATTEMPTS: Final = 5
_PAGE: Final = 247.0
_INDEX_LINES: Final = 30


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece as it was set: a PDF, its number of pages, the page of each anchor from 0."""

    content: bytes
    pages: int
    anchors: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A piece to be set: its HTML, and in words which pages it makes."""

    title: str
    html: str


@dataclass(frozen=True, slots=True)
class PrintedEdition:
    """A brochure with the keys of the fragments it consists of, in order."""

    document: PrintedDocument
    keys: tuple[str, ...]


Obtain = Callable[[Mapping[str, Wanted]], Mapping[str, Fragment]]


def print_edition(  # noqa: PLR0913 -- what a brochure is printed from
    edition: EditionData,
    *,
    press: Press,
    obtain: Obtain,
    fingerprint: str,
    for_print: bool = False,
    on_part: Callable[[int], None] | None = None,
) -> PrintedEdition:
    """Print the brochure.

    `obtain` gets what is wanted by key and gives the fragments by key: kept ones or newly set. `fingerprint` stands for
    all that turns HTML into a PDF; it is part of the keys. `for_print` is the variant for the printing house, from the
    same fragments. Raises what `obtain` raises, and `RenderFailed`.
    """
    plan = plan_edition(edition)
    keys = {piece.name: key_of(piece.html, fingerprint) for piece in plan.pieces if piece.html}
    set_ones = obtain({keys[piece.name]: Wanted(piece.title, piece.html) for piece in plan.pieces if piece.html})
    fragments = {name: set_ones[key] for name, key in keys.items()}
    guess = _length_of_lists(edition)
    for _attempt in range(_ATTEMPTS):
        listed = write_lists(edition, plan, _numbers(plan, fragments, guess))
        wanted = {each.name: Wanted(each.title, each.html) for each in listed.pieces if each.name in LISTS}
        keys |= {name: key_of(each.html, fingerprint) for name, each in wanted.items()}
        lists = obtain({keys[name]: each for name, each in wanted.items()})
        fragments |= {name: lists[keys[name]] for name in LISTS}
        lengths = {name: fragments[name].pages for name in LISTS}
        if lengths == guess:
            break
        guess = lengths
    document = press.merge(
        [
            Part(content=fragments[piece.name].content, furniture=piece.furniture, continues=piece.continues)
            for piece in plan.pieces
        ],
        imprint=Imprint(
            title=f"{clean_line(edition.title)} {edition.year}",
            author=clean_line(edition.publisher),
            language=edition.language,
            day=edition.build_date,
        ),
        bookmarks=plan.bookmarks,
        for_print=for_print,
        on_part=on_part,
    )
    return PrintedEdition(document, tuple(keys[piece.name] for piece in plan.pieces))


def key_of(html: str, fingerprint: str) -> str:
    """The SHA-256 that a fragment is kept under."""
    return hashlib.sha256(f"{fingerprint}\n{html}".encode()).hexdigest()


def _numbers(plan: Plan, fragments: Mapping[str, Fragment], lengths: Mapping[str, int]) -> dict[str, int]:
    """The page of every anchor, with the lists as long as `lengths` says."""
    numbers: dict[str, int] = {}
    first = 1
    for piece in plan.pieces:
        if piece.name in LISTS:
            numbers[piece.name] = first
            first += lengths[piece.name]
            continue
        fragment = fragments[piece.name]
        numbers |= {anchor: first + page for anchor, page in fragment.anchors.items()}
        first += fragment.pages
    return numbers


def _length_of_lists(edition: EditionData) -> dict[str, int]:
    """A guess that is mostly right: it saves setting the lists twice."""
    height = 50.0
    partners: set[str] = set()
    for chapter in edition.chapters:
        lines = len(chapter.contributions) + len(chapter.guest_articles)
        height += 20 + 5.2 * ceil(lines / 2)
        partners |= {contribution.partner for contribution in chapter.contributions}
    return {CONTENTS: max(1, ceil(height / _PAGE)), INDEX: max(1, ceil(len(partners) / _INDEX_LINES))}
