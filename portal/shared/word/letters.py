"""How letters look, and what of that a plain text can say."""

import re
from dataclasses import dataclass
from typing import Any, Final

from .names import switch, value, w
from .styles import Styles
from .symbols import UNKNOWN, is_private, sign

_RAISED: Final = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SYMBOL_FONTS: Final = ("wingdings", "webdings", "symbol")
_LAST_LATIN: Final = 0xFF
_DIGITS: Final = frozenset("0123456789+-")


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks. ``lost`` are names of what the text format has no form for."""

    strong: bool = False
    emphasis: bool = False
    stands_out: bool = False
    is_hidden: bool = False
    is_struck: bool = False
    position: str = ""
    font: str = ""
    lost: tuple[str, ...] = ()


def look_of(properties: Any, styles: Styles, *, bold: bool, size: int) -> Look:
    """Return how a run looks in a paragraph whose style is ``bold`` and of ``size`` (half points)."""
    if properties is None:
        return Look(stands_out=bold or size > styles.size * 1.15)
    named = styles.get(value(properties, "rStyle")) if value(properties, "rStyle") else None
    direct = switch(properties, "b")
    strong = direct if direct is not None else bool(named and (named.bold or named.name in {"strong", "fett"}))
    hidden = switch(properties, "vanish")
    own_size = value(properties, "sz")
    present = int(own_size) if own_size.isdigit() else size
    underlined = value(properties, "u") not in {"", "none"}
    fonts = properties.find(w("rFonts"))
    font = ((fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or "") if fonts is not None else "").casefold()
    position = _position(properties)
    lost = []
    # Links are underlined everywhere; that says nothing.
    if underlined and value(properties, "rStyle").casefold() not in {"hyperlink", "internetlink"}:
        lost.append("underline")
    if value(properties, "highlight") not in {"", "none"}:
        lost.append("highlight")
    return Look(
        strong=strong,
        emphasis=bool(switch(properties, "i")) or bool(named and named.name in {"emphasis", "hervorhebung"}),
        stands_out=strong or (bold and direct is not False) or underlined or present > styles.size * 1.15,
        is_hidden=hidden if hidden is not None else bool(named and named.hidden),
        is_struck=bool(switch(properties, "strike") or switch(properties, "dstrike")),
        position=position,
        font=font,
        lost=tuple(lost),
    )


def _position(properties: Any) -> str:
    """Return whether letters stand above or below the line; some programs say by how much instead."""
    position, shift = value(properties, "vertAlign"), value(properties, "position")
    if position or not re.fullmatch(r"-?[1-9]\d*", shift):
        return position
    return "subscript" if shift.startswith("-") else "superscript"


def shown_letters(letters: str, look: Look) -> tuple[str, int]:
    """Return the letters a reader sees, and how many signs of symbol fonts are unknown."""
    unknown = 0
    if look.font.startswith(_SYMBOL_FONTS) or any(map(is_private, letters)):
        shown = []
        for letter in letters:
            is_sign = is_private(letter) or (
                look.font.startswith(_SYMBOL_FONTS) and not letter.isspace() and ord(letter) <= _LAST_LATIN
            )
            found = sign(ord(letter), look.font) if is_sign else letter
            unknown += found == UNKNOWN and is_sign
            shown.append(found)
        letters = "".join(shown)
    if look.position in {"superscript", "subscript"} and letters and set(letters) <= _DIGITS:
        return letters.translate(_RAISED if look.position == "superscript" else _LOWERED), unknown
    return letters, unknown
