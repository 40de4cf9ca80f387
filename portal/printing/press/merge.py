"""Fragments to one tagged PDF: pages, tags, links, outline, page furniture.

A link from one fragment to another is written as the address `marker:ANCHOR` and becomes a jump here.
"""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from .furniture import Stamp
from .metadata import write_metadata
from .part import Bookmark, Imprint, Part
from .structure import Structure

MARKER: Final = "marker:"


class BrokenLink(ValueError):
    """A link or a bookmark leads to an anchor that no fragment has; the message names it."""


@dataclass(frozen=True, slots=True)
class MergedPdf:
    """The whole document and its number of pages."""

    content: bytes
    pages: int


def merge_parts(  # noqa: PLR0913 -- what a document consists of
    parts: Sequence[Part],
    *,
    imprint: Imprint,
    fonts: Mapping[str, Path],
    bookmarks: Iterable[Bookmark] = (),
    for_print: bool = False,
    is_excerpt: bool = False,
    on_part: Callable[[int], None] | None = None,
) -> MergedPdf:
    """Put `parts` together in their order; the first page is number 1 and a right-hand one.

    `fonts` gives the files of `FiraSans-Regular.woff2` and `FiraSans-SemiBold.woff2`. `for_print` adds bleed and crop
    marks (ISO 15930: TrimBox and BleedBox). In an excerpt links to what is not there lead nowhere. `on_part` is told
    how many parts are done. The same parts give the same bytes. Raises `BrokenLink`.
    """
    with pikepdf.new() as whole:
        structure = Structure(whole)
        stamp = Stamp(whole, parts, fonts, for_print=for_print)
        destinations: dict[str, Array] = {}
        for done, part in enumerate(parts, start=1):
            _add(whole, part, structure, stamp, destinations)
            if on_part is not None:
                on_part(done)
        structure.finish()
        _resolve_links(whole, destinations, is_excerpt=is_excerpt)
        _write_names(whole, destinations)
        _write_outline(whole, bookmarks, destinations)
        write_metadata(whole, imprint)
        target = io.BytesIO()
        whole.save(
            target,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
        return MergedPdf(content=target.getvalue(), pages=len(whole.pages))


def _add(whole: pikepdf.Pdf, part: Part, structure: Structure, stamp: Stamp, destinations: dict[str, Array]) -> None:
    first = len(whole.pages)
    with pikepdf.open(io.BytesIO(part.content)) as fragment:
        whole.pages.extend(fragment.pages)
        pages = [whole.pages[number] for number in range(first, len(whole.pages))]
        structure.add(fragment, pages, continues=part.continues)
        shifts = [stamp.put(page, number, part.furniture) for number, page in enumerate(pages, start=first + 1)]
        _move_annotations(pages, shifts)
        numbers = {page.objgen: index for index, page in enumerate(fragment.pages)}
        for anchor, target in _anchors(fragment):
            index = numbers[target[0].objgen]
            place = [Name.XYZ, float(target[2]) + shifts[index], float(target[3]), 0]
            destinations.setdefault(anchor, Array([pages[index].obj, *place]))


def _anchors(fragment: pikepdf.Pdf) -> list[tuple[str, Any]]:
    root: Any = fragment.Root
    names: Any = root.get("/Names", {}).get("/Dests", {}).get("/Names", [])
    return [(str(names[index]), names[index + 1]) for index in range(0, len(names), 2)]


def _move_annotations(pages: Sequence[pikepdf.Page], shifts: Sequence[float]) -> None:
    for page, shift in zip(pages, shifts, strict=True):
        for annotation in _annotations(page) if shift else ():
            left, bottom, right, top = (float(each) for each in annotation.Rect)
            annotation.Rect = Array([left + shift, bottom, right + shift, top])


def _annotations(page: pikepdf.Page) -> Sequence[Any]:
    return page.get("/Annots", ())  # type: ignore[return-value]  # an array of dictionaries


def _resolve_links(whole: pikepdf.Pdf, destinations: dict[str, Array], *, is_excerpt: bool) -> None:
    for page in whole.pages:
        for annotation in _annotations(page):
            address = str(annotation.get("/A", {}).get("/URI", ""))
            if not address.startswith(MARKER):
                continue
            anchor = address.removeprefix(MARKER)
            if anchor not in destinations and not is_excerpt:
                raise BrokenLink(anchor)
            del annotation["/A"]
            if anchor in destinations:
                annotation.Dest = String(anchor)


def _write_names(whole: pikepdf.Pdf, destinations: dict[str, Array]) -> None:
    names = Array()
    for anchor in sorted(destinations):
        names.extend([String(anchor), destinations[anchor]])
    whole.Root.Names = Dictionary(Dests=whole.make_indirect(Dictionary(Names=names)))


def _write_outline(whole: pikepdf.Pdf, bookmarks: Iterable[Bookmark], destinations: dict[str, Array]) -> None:
    with whole.open_outline() as outline:
        open_items: list[OutlineItem] = []
        for mark in bookmarks:
            if mark.target not in destinations:
                raise BrokenLink(mark.target)
            item = OutlineItem(mark.title, Array(list(destinations[mark.target])))
            item.is_closed = True
            del open_items[mark.level - 1 :]
            (open_items[-1].children if open_items else outline.root).append(item)
            open_items.append(item)
