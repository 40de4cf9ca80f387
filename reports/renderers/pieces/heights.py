"""How high a text will be in print, close enough to choose where pages end: within a twentieth for most texts."""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from math import ceil
from typing import Final

from reports.renderers.data import FigureData
from reports.renderers.printed import PrintedArticle, PrintedContribution, PrintedPicture

# Millimetres, as the style sheets have them.
LINE: Final = 13 / 72 * 25.4
SMALL_LINE: Final = 10 / 72 * 25.4
COLUMN: Final = 79.5
_BESIDE_NAME: Final = 108.33
_MARGIN_OF_NAMES: Final = 41.33
_RULE: Final = 2.5
_BETWEEN_BLOCKS: Final = LINE / 2
_BETWEEN_ITEMS: Final = 0.7
_INDENT: Final = 5.0
_LOGO: Final = 20.0
_HEADING_LINE: Final = 16 / 72 * 25.4
_TITLE_LINE: Final = 31 / 72 * 25.4
_HEAD_OF_COLUMNS: Final = _HEADING_LINE + 3.0
_LABEL_AND_AUTHOR: Final = 2 * LINE + 17.0
_HIGHEST_PICTURE: Final = 110.0
_WIDTH_OF_PICTURE: Final = 80.0
_AROUND_PICTURE: Final = 4.0
# Mean width of a letter in parts of the size; what hyphenation leaves white at the end of a line is in it.
_LETTER: Final = 0.485
_SIZE: Final = 9.5 / 72 * 25.4
_SMALL_SIZE: Final = 7.5 / 72 * 25.4
_HEADING_SIZE: Final = 12 / 72 * 25.4
_TITLE_SIZE: Final = 27 / 72 * 25.4

_BLOCK: Final = re.compile(r"(?=<(?:p|li|h[1-6]|br)\b)")
_TAG: Final = re.compile(r"<[^>]*>")


@lru_cache(maxsize=2048)
def height_of_contribution(contribution: PrintedContribution) -> float:
    """Millimetres that a contribution takes, without the space below it."""
    if contribution.layout == "set-in-columns":
        text = _text(contribution.html, COLUMN) + _pictures(contribution.pictures, COLUMN)
        head = _HEAD_OF_COLUMNS + _LOGO * bool(contribution.logos) + _figures(contribution.figures[:1], COLUMN)
        return _RULE + head + (text + LINE) / 2
    name = (
        _LOGO * len(contribution.logos) + _lines(contribution.partner, _MARGIN_OF_NAMES, _HEADING_SIZE) * _HEADING_LINE
    )
    beside = name + _figures(contribution.figures, _MARGIN_OF_NAMES)
    text = _text(contribution.html, _BESIDE_NAME) + _pictures(contribution.pictures, _WIDTH_OF_PICTURE)
    return _RULE + max(beside, text)


def height_of_article(article: PrintedArticle) -> float:
    """Millimetres that a guest article takes, without the space below it."""
    title = _lines(article.title, 2 * COLUMN, _TITLE_SIZE) * _TITLE_LINE
    text = _text(article.html, COLUMN) + _pictures(article.pictures, COLUMN)
    return _LABEL_AND_AUTHOR + title + _text(article.note, _BESIDE_NAME) + (text + LINE) / 2


def _text(html: str, width: float) -> float:
    height = 0.0
    for block in _BLOCK.split(html):
        if not (words := unescape(_TAG.sub("", block)).strip()):
            continue
        in_list = block.startswith("<li")
        height += _lines(words, width - _INDENT * in_list, _SIZE) * LINE
        height += _BETWEEN_ITEMS if in_list else _BETWEEN_BLOCKS
    return height


def _lines(words: str, width: float, size: float) -> int:
    return max(1, ceil(len(words) * _LETTER * size / width))


def _figures(figures: Iterable[FigureData], width: float) -> float:
    return sum(_TITLE_LINE + _lines(each.sentence, width, _SMALL_SIZE) * SMALL_LINE + _RULE for each in figures)


def _pictures(pictures: Iterable[PrintedPicture], width: float) -> float:
    return sum(
        min(_HIGHEST_PICTURE if each.shape == "upright" else width * 2, width * each.height / max(each.width, 1))
        + _lines(f"{each.caption} {each.rights}", width, _SMALL_SIZE) * SMALL_LINE
        + _AROUND_PICTURE
        for each in pictures
    )
