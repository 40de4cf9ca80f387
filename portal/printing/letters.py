"""Which letters our fonts have, so that a form can say what a paper could not show."""

import unicodedata
from functools import cache

from fontTools.ttLib import TTFont

from .assets import font_assets

_FONTS = ("FiraSans-Regular.woff2", "IBMPlexSansArabic-400.woff2", "NotoSansEthiopic-400.woff2")
# Drawn by nobody: white space, and marks that only join or divide.
_WITHOUT_SHAPE = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})


def missing_letters(text: str) -> str:
    """Return the letters of ``text`` that none of our fonts has, each once, in order; "" if there are none."""
    known = _known_letters()
    letters = dict.fromkeys(unicodedata.normalize("NFC", text))
    return "".join(
        letter for letter in letters if ord(letter) not in known and unicodedata.category(letter) not in _WITHOUT_SHAPE
    )


@cache
def _known_letters() -> frozenset[int]:
    assets = font_assets()
    known: set[int] = set()
    for name in _FONTS:
        with TTFont(assets[name], lazy=True) as font:
            known.update(font.getBestCmap())
    return frozenset(known)
