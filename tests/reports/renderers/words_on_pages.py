"""Where every word stands on paper, as poppler sees it. Lengths in points."""

import re
import subprocess
from typing import NamedTuple

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')


class Word(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float
    text: str


class Page(NamedTuple):
    number: int
    width: float
    height: float
    words: list[Word]


def pages(path):
    """Every page of the PDF at this path with its words."""
    done = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True)
    return [
        Page(
            number,
            float(width),
            float(height),
            [Word(*map(float, box), text) for *box, text in _WORD.findall(content)],
        )
        for number, (width, height, content) in enumerate(_PAGE.findall(done.stdout), start=1)
    ]


def outside(page):
    """Words that are not wholly on the paper."""
    return [
        word
        for word in page.words
        if word.left < 0 or word.top < 0 or word.right > page.width or word.bottom > page.height
    ]


def overlapping(page, *, tolerance=1.0):
    """Pairs of words that lie on one another by more than the tolerance in both directions.

    A box reaches from ascender to descender; a fifth at its head and foot is empty in most words,
    and that is where neighbouring lines and large digits meet.
    """
    words = sorted(map(_ink, page.words), key=lambda word: word.top)
    pairs = []
    for index, word in enumerate(words):
        for other in words[index + 1 :]:
            if other.top > word.bottom - tolerance:
                break
            if min(word.right, other.right) - max(word.left, other.left) > tolerance:
                pairs.append((word.text, other.text))
    return pairs


def _ink(word):
    empty = (word.bottom - word.top) / 5
    return word._replace(top=word.top + empty, bottom=word.bottom - empty)


def filled(page):
    """The share of the text area's height, from its top to the last line, that has words in it."""
    top, bottom, edge = 70.0, page.height - 70.0, 54.0
    feet = [
        word.bottom
        for word in page.words
        if word.top > top - 3 and word.bottom < bottom + 5 and word.left > edge and word.right < page.width - edge
    ]
    return (max(feet, default=top) - top) / (bottom - top)
