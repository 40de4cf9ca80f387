"""What a long document is put together from. Lengths are millimetres, colours `#rrggbb`."""

from dataclasses import dataclass
from datetime import date
from typing import Final

BLEED: Final = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A coloured block at an edge of the page, `top` below the upper one; `label` stands in its middle in white.

    It lies at the outer edge (right on right-hand pages), always at the left one with `at_left`.
    """

    colour: str
    top: float
    height: float
    width: float
    label: str = ""
    at_left: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What stands on every page of a fragment beside its text: an artifact for those who listen.

    `shifts` moves the text to the left on left-hand pages by the difference of the margins, so that a fragment is the
    same wherever it lands.
    """

    head: str = ""
    numbered: bool = True
    ink: str = "#14233c"
    background: str = ""
    bars: tuple[Bar, ...] = ()
    shifts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A rendered fragment in its place; with `continues` its text goes on in the section that the last one opened."""

    content: bytes
    furniture: Furniture = Furniture()
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline; `target` is the anchor it leads to, `level` begins with 1."""

    level: int
    title: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What the file says of itself."""

    title: str
    author: str
    language: str
    day: date
