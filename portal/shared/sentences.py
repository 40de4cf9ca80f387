"""Sentences that names are put into."""

import re

DOUBLE_STOP = re.compile(r"(?<=\w)\.((?:</\w+>)*)\.(?!\.)")


def one_full_stop(text: str) -> str:
    """Return ``text`` with one full stop where a name such as "Weitblick e. V." ends a sentence, "…" as it is."""
    return DOUBLE_STOP.sub(r".\1", text)
