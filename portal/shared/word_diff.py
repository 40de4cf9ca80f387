"""What changed between two texts, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

# Beyond this many words in one changed passage it is shown as replaced whole: the comparison costs their square.
MOST_WORDS: Final = 3_000
_WORDS: Final = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Piece:
    """A run of text that is the same ("same"), new ("added") or gone ("removed")."""

    kind: str
    text: str


def compare_words(old: str, new: str) -> list[Piece]:
    """Return the pieces from which both texts can be read: first lines are matched, then words inside them."""
    pieces: list[Piece] = []
    old_lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for tag, a, b, c, d in SequenceMatcher(None, old_lines, new_lines, autojunk=False).get_opcodes():
        before, after = "".join(old_lines[a:b]), "".join(new_lines[c:d])
        pieces += [Piece("same", before)] if tag == "equal" else _changed(before, after)
    return list(_joined(pieces))


def around_changes(pieces: list[Piece], lines: int = 2) -> list[Piece]:
    """Return ``pieces`` with so many lines of what is the same next to each change; "…" stands for the rest."""
    last = len(pieces) - 1
    return [
        piece if piece.kind != "same" else Piece("same", _ends_of(piece.text, index > 0, index < last, lines))
        for index, piece in enumerate(pieces)
    ]


def _ends_of(text: str, follows: bool, precedes: bool, lines: int) -> str:  # noqa: FBT001 -- two sides of one text
    rows = text.splitlines(keepends=True)
    head = rows[:lines] if follows else []
    tail = rows[-lines:] if precedes else []
    return text if len(head) + len(tail) >= len(rows) else "".join([*head, "…\n", *tail])


def _changed(before: str, after: str) -> list[Piece]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return [Piece("removed", before), Piece("added", after)]
    pieces = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[a:b])))
        else:
            pieces += [Piece("removed", "".join(old[a:b])), Piece("added", "".join(new[c:d]))]
    return pieces


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    waiting: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if waiting is not None and waiting.kind == piece.kind:
            waiting = Piece(piece.kind, waiting.text + piece.text)
            continue
        if waiting is not None:
            yield waiting
        waiting = piece
    if waiting is not None:
        yield waiting
