"""Signs of symbol fonts, which have numbers of their own instead of those of Unicode."""

from typing import Final

UNKNOWN: Final = "□"
_PRIVATE: Final = range(0xF000, 0xF100)
_FAMILIES: Final = ("wingdings 2", "wingdings 3", "wingdings", "webdings", "symbol")
_SIGNS: Final = {
    "wingdings": {
        0x21: "✏", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■",
        0x6F: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA7: "▪",
        0xA8: "◻", 0xAA: "✦", 0xAB: "★", 0xD8: "➢", 0xDC: "➲", 0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔",
        0xF0: "⇨", 0xF3: "⬄", 0xF4: "⇳", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x97: "•", 0xA3: "□"},
    "wingdings 3": {0x7D: "▶", 0x84: "◀", 0x67: "→", 0x66: "←", 0x22: "→", 0xE8: "➔"},
    "webdings": {0x61: "✓", 0x72: "✗", 0x3D: "●"},
    "symbol": {
        0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xA7: "♣", 0xAC: "←", 0xAE: "→", 0xAD: "↑", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
        0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xDE: "⇒", 0xDB: "⇔",
        0xE5: "∑", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x44: "Δ", 0x6D: "μ", 0x70: "π", 0x53: "Σ", 0x57: "Ω",
        0xA0: "€",
    },
}  # fmt: skip


def is_private(letter: str) -> bool:
    """Say whether a letter has the number of a sign of a symbol font."""
    return ord(letter) in _PRIVATE


def sign(code: int, font: str) -> str:
    """Return the letter of Unicode for a sign of a symbol font, ``UNKNOWN`` when it is not known."""
    font = font.casefold()
    family = next((each for each in _FAMILIES if font.startswith(each)), "")
    code = code - _PRIVATE.start if code in _PRIVATE else code
    known = _SIGNS.get(family)
    if known is None:
        # Bullets are told by no font: they come from templates in which the font went missing.
        known = {0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0xE0: "→", 0xE8: "➔", 0x76: "❖"}
    return known.get(code, UNKNOWN)
