"""Contributions, articles and chapters made ready for the print templates."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.utils.safestring import SafeString

from portal.shared.cleaning import clean_line
from reports.renderers.data import (
    ChapterData,
    ContributionData,
    FigureData,
    GreetingData,
    GuestArticleData,
    PictureData,
)
from reports.renderers.richtext import render_text

# Up to this length a text stands in one wide column with the name in the margin; a longer one
# would leave a third of the paper white and is set in two columns.
COLUMNS_FROM_CHARACTERS: Final = 1_500
# Up to this length a text is kept on one page: some eight lines.
KEEP_TOGETHER_CHARACTERS: Final = 600
# The number on a chapter's opening gives way to a long introduction, so that one page holds it.
SHORT_INTRODUCTION_CHARACTERS: Final = 1_200
LONG_INTRODUCTION_CHARACTERS: Final = 2_700

# "z. B.", "e. V.", "§ 17", "Nr. 1", "20 %": a line never breaks in between.
_KEEP_WITH_NEXT: Final = re.compile(
    r"(?<=\b[A-Za-z]\.) (?=[A-Za-zÄä]\.(?!\w))"
    r"|(?<=§) (?=\d)|(?<=\bNr\.) (?=\d)|(?<=\bAbs\.) (?=\d)|(?<=\bDr\.) (?=\w)|(?<=\d) (?=%)"
)


@dataclass(frozen=True, slots=True)
class PrintedPicture:
    """A picture with its words cleaned."""

    name: str
    alt: str
    caption: str
    rights: str
    width: int
    height: int

    @property
    def shape(self) -> str:
        """Whether it is higher than wide."""
        return "upright" if self.height > self.width else "wide"


@dataclass(frozen=True, slots=True)
class PrintedContribution:
    """A contribution with its text as HTML and the way it is set."""

    key: str
    partner: str
    html: SafeString
    figures: tuple[FigureData, ...]
    layout: str
    pictures: tuple[PrintedPicture, ...] = ()
    logos: tuple[PrintedPicture, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedArticle:
    """A guest article with its texts as HTML."""

    key: str
    title: str
    author: str
    note: SafeString
    html: SafeString
    pictures: tuple[PrintedPicture, ...] = ()

    @property
    def contents_title(self) -> str:
        """How the article is named in the contents."""
        return f"Gastbeitrag: {self.title}"


@dataclass(frozen=True, slots=True)
class PrintedGreeting:
    """A foreword with its text as HTML."""

    key: str
    title: str
    author: str
    office: str
    html: SafeString
    pictures: tuple[PrintedPicture, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedChapter:
    """A chapter with its texts as HTML and the size of its opening number."""

    number: int
    title: str
    introduction: SafeString
    opening: str
    contributions: tuple[PrintedContribution, ...]
    guest_articles: tuple[PrintedArticle, ...]

    @property
    def key(self) -> str:
        """The target of links to the chapter."""
        return f"kapitel-{self.number}"

    @property
    def label(self) -> str:
        """Number and title in words."""
        return f"Tätigkeitsschwerpunkt {self.number}: {self.title}"


def print_chapter(chapter: ChapterData) -> PrintedChapter:
    """A chapter ready for the template: title on level 1, partners' names on level 2."""
    return PrintedChapter(
        number=chapter.number,
        title=clean_line(chapter.title),
        introduction=render_text(chapter.introduction, heading_level=2),
        opening=_opening(chapter.introduction),
        contributions=tuple(print_contribution(item) for item in chapter.contributions),
        guest_articles=tuple(print_article(item) for item in chapter.guest_articles),
    )


def print_contribution(contribution: ContributionData, *, heading_level: int = 3) -> PrintedContribution:
    """A contribution ready for the template, in the layout that its length asks for."""
    return PrintedContribution(
        key=contribution.key,
        partner=clean_line(contribution.partner),
        html=render_text(contribution.text, heading_level=heading_level),
        figures=tuple(
            FigureData(value=clean_line(figure.value), sentence=clean_line(figure.sentence))
            for figure in contribution.figures
        ),
        layout=_layout(contribution.text, has_figures=bool(contribution.figures or contribution.pictures)),
        pictures=print_pictures(contribution.pictures),
        logos=print_pictures(contribution.logos),
    )


def print_article(article: GuestArticleData) -> PrintedArticle:
    """A guest article ready for the template."""
    return PrintedArticle(
        key=article.key,
        title=clean_line(article.title),
        author=clean_line(article.author),
        note=render_text(article.editorial_note, heading_level=3),
        html=render_text(article.text, heading_level=3),
        pictures=print_pictures(article.pictures),
    )


def print_greeting(greeting: GreetingData, number: int) -> PrintedGreeting:
    """Make a foreword ready for the template; `number` counts them from 1."""
    return PrintedGreeting(
        key=f"grusswort-{number}",
        title=clean_line(greeting.title),
        author=clean_line(greeting.author),
        office=clean_line(greeting.office),
        html=render_text(greeting.text, heading_level=2),
        pictures=print_pictures(greeting.pictures),
    )


def print_pictures(pictures: Iterable[PictureData]) -> tuple[PrintedPicture, ...]:
    """Pictures with their words on one line each."""
    return tuple(
        PrintedPicture(
            each.name,
            clean_line(each.alt),
            clean_line(each.caption),
            clean_line(each.rights),
            each.width,
            each.height,
        )
        for each in pictures
    )


@lru_cache(maxsize=512)
def for_print(html: str) -> str:
    """The finishing touches of a typesetter on a whole document.

    Abbreviations and numbers keep together with what follows them. Break opportunities of web
    addresses become zero-width spaces: the PDF renderer draws no glyph for them, so they are
    not in the text of the PDF.
    """
    return _KEEP_WITH_NEXT.sub("\u00a0", html).replace("<wbr>", "\u200b")


def _layout(text: str, *, has_figures: bool) -> str:
    if len(text) > COLUMNS_FROM_CHARACTERS:
        return "set-in-columns"
    # Figures that went on in the margin of the next page would be read in the middle of the text.
    if len(text) > KEEP_TOGETHER_CHARACTERS and not has_figures:
        return "set-beside-name"
    return "set-beside-name keep-together"


def _opening(introduction: str) -> str:
    if len(introduction) > LONG_INTRODUCTION_CHARACTERS:
        return "opening-long"
    return "opening-short" if len(introduction) <= SHORT_INTRODUCTION_CHARACTERS else ""
