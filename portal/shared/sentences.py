"""Sentences that names are put into."""

import re

from django.utils.translation import get_language_bidi

# First strong isolate, pop directional isolate.
FSI, PDI = "\u2068", "\u2069"
DOUBLE_STOP = re.compile(rf"(?<=\w)\.((?:</\w+>|{PDI})*)\.(?!\.)")


def one_full_stop(text: str) -> str:
    """Return ``text`` with one full stop where a name such as "Weitblick e. V." ends a sentence, "…" as it is."""
    return DOUBLE_STOP.sub(r".\1", text)


def isolated(name: object) -> str:
    """Return ``name`` for the middle of a sentence: where that reads from right to left, it keeps its own direction.

    Otherwise the full stop of "Weitblick e. V." moves to the wrong end.
    """
    return f"{FSI}{name}{PDI}" if get_language_bidi() else str(name)
