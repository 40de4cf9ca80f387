"""An edition cut into pieces: what is set, what stands on its pages, where the outline leads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils import translation

from portal.printing.press.part import Bar, Bookmark, Furniture
from reports.renderers.brochure import brochure_context
from reports.renderers.data import CONTENTS, INDEX, EditionData
from reports.renderers.palette import COLOURS, PAPERS, WHITE
from reports.renderers.pieces.grouping import Sized, group
from reports.renderers.pieces.heights import height_of_article, height_of_contribution
from reports.renderers.printed import PrintedChapter, for_print

TEMPLATE: Final = "reports/pdf/piece.html"
LISTS: Final = {CONTENTS: "reports/pdf/parts/contents.html", INDEX: "reports/pdf/parts/index.html"}

_BAR_HEIGHT: Final = 26.0
_TAB_WIDTH: Final = 8.0
_BAR_STEP: Final = 32.0
_FIRST_BAR: Final = 40.0
_WIDEST_BAR: Final = 90.0
_BAR_SHRINKS: Final = 14.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some pages of the brochure that are set on their own.

    `title` tells people which pages these are. `html` is empty for lists of page numbers, which are written last. With
    `continues` the text goes on in the section of the piece before.
    """

    name: str
    title: str
    html: str
    furniture: Furniture
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The pieces of an edition in printed order, and the outline."""

    pieces: tuple[Piece, ...]
    bookmarks: tuple[Bookmark, ...]


def plan_edition(edition: EditionData) -> Plan:
    """Cut `edition` into pieces. Contents and index stay without text until the pages are known."""
    context = brochure_context(edition)
    with translation.override(edition.language):
        return Plan(tuple(_pieces(context)), tuple(_bookmarks(context)))


def write_lists(edition: EditionData, plan: Plan, pages: Mapping[str, int]) -> Plan:
    """Give `plan` with the lists written; `pages` has the page of every anchor. Raises `KeyError` for a missing one."""
    context = brochure_context(edition) | {"pages": pages}
    with translation.override(edition.language):
        return replace(
            plan,
            pieces=tuple(
                replace(piece, html=_html(LISTS[piece.name], context)) if piece.name in LISTS else piece
                for piece in plan.pieces
            ),
        )


def _pieces(context: dict[str, Any]) -> Iterator[Piece]:
    paper = PAPERS[context["edition"].cover]
    bars = [_place(chapter.number) for chapter in context["chapters"]]
    yield Piece(
        name="umschlag",
        title="Umschlag",
        html=_html("reports/pdf/parts/cover.html", context),
        furniture=Furniture(
            numbered=False,
            shifts=False,
            background=paper,
            bars=tuple(replace(bar, width=_WIDEST_BAR - _BAR_SHRINKS * (number - 1)) for number, bar in bars),
        ),
    )
    for section in context["sections"]:
        if section.chapter is not None:
            yield from _chapter(section.chapter, context)
            continue
        html = "" if section.key in LISTS else _html(section.part, context | {"greeting": section.greeting})
        yield Piece(name=section.key, title=section.title, html=html, furniture=Furniture(head=section.title))
    yield Piece(
        name="hinweis",
        title="Hinweis zur Verteilung",
        html=_html("reports/pdf/parts/back.html", context),
        furniture=Furniture(
            numbered=False,
            shifts=False,
            background=paper,
            bars=tuple(replace(bar, width=_TAB_WIDTH, at_left=True) for _number, bar in bars),
        ),
    )


def _chapter(chapter: PrintedChapter, context: dict[str, Any]) -> Iterator[Piece]:
    own = context | {"chapter": chapter}
    yield Piece(
        name=chapter.key,
        title=chapter.label,
        html=_html("reports/pdf/parts/opening.html", own),
        furniture=Furniture(background=COLOURS[chapter.number], ink=WHITE),
    )
    bar = replace(_place(chapter.number)[1], label=str(chapter.number))
    furniture = Furniture(head=chapter.title, bars=(bar,))
    contributions = {each.key: each for each in chapter.contributions}
    articles = {each.key: each for each in chapter.guest_articles}
    titles = {key: each.partner for key, each in contributions.items()}
    titles |= {key: each.contents_title for key, each in articles.items()}
    sizes = [Sized(each.key, height_of_contribution(each)) for each in chapter.contributions]
    sizes += [Sized(each.key, height_of_article(each)) for each in chapter.guest_articles]
    for number, keys in enumerate(group(sizes)):
        parts = {
            "contributions": [contributions[key] for key in keys if key in contributions],
            "articles": [articles[key] for key in keys if key in articles],
        }
        yield Piece(
            name=f"{chapter.key}-{keys[0]}",
            title=f"{chapter.label}: {', '.join(titles[key] for key in keys)}",
            html=_html("reports/pdf/parts/contributions.html", own | parts),
            furniture=furniture,
            continues=number > 0,
        )


def _place(number: int) -> tuple[int, Bar]:
    """The bar of a focus area: its place is the same on the cover, on the pages and on the back."""
    top = _FIRST_BAR + _BAR_STEP * (number - 1)
    return number, Bar(colour=COLOURS[number], top=top, height=_BAR_HEIGHT, width=_TAB_WIDTH)


def _bookmarks(context: dict[str, Any]) -> Iterator[Bookmark]:
    for section in context["sections"]:
        chapter = section.chapter
        yield Bookmark(1, chapter.label if chapter is not None else section.title, section.key)
        if chapter is None:
            continue
        for contribution in chapter.contributions:
            yield Bookmark(2, contribution.partner, contribution.key)
        for article in chapter.guest_articles:
            yield Bookmark(2, article.contents_title, article.key)
    yield Bookmark(1, "Hinweis zur Verteilung", "hinweis")


def _html(part: str, context: dict[str, Any]) -> str:
    """Set one part of the brochure; jumps become markers, because their target may lie in another piece."""
    html = render_to_string(TEMPLATE, context | {"part": part})
    return for_print(html).replace('href="#', 'href="marker:')
