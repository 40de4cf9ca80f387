"""Two versions of a text side by side: line by line, changed lines by words, moved lines not called new. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from rapidfuzz import fuzz

from portal.shared.word_diff import Piece, compare_words

# Lines that have less in common are shown as one gone and one new.
ALIKE: Final = 50
# Comparing each line of a passage with each costs their product.
MOST_PAIRS: Final = 10_000
FEWEST_MOVED_WORDS: Final = 3


@dataclass(frozen=True)
class Row:
    """A line of both versions, or of one: "same", "changed", "removed", "added", "moved_away", "moved_here"."""

    kind: str
    old: tuple[Piece, ...] = ()
    new: tuple[Piece, ...] = ()

    @property
    def old_text(self) -> str:
        """The line of the old version."""
        return "".join(each.text for each in self.old)

    @property
    def new_text(self) -> str:
        """The line of the new version."""
        return "".join(each.text for each in self.new)


def compare_versions(old: str, new: str) -> list[Row]:
    """Return the rows from which both versions can be read; empty lines are left out."""
    before, after = _lines(old), _lines(new)
    rows: list[Row] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            rows += [_same(line) for line in before[a:b]]
        else:
            rows += _replaced(before[a:b], after[c:d])
    return _with_moves(rows)


def _replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[Row]:
    """Pair lines that are alike, in their order; the others are gone or new."""
    place = 0
    for line in before:
        partner = _partner(line, after[place:]) if len(before) * len(after) <= MOST_PAIRS else None
        if partner is None:
            yield _removed(line)
            continue
        yield from (_added(each) for each in after[place : place + partner])
        yield _changed(line, after[place + partner])
        place += partner + 1
    yield from (_added(each) for each in after[place:])


def _partner(line: str, others: Sequence[str]) -> int | None:
    scores = [fuzz.ratio(line, other, score_cutoff=ALIKE) for other in others]
    best = max(scores, default=0.0)
    return scores.index(best) if best >= ALIKE else None


def _changed(old: str, new: str) -> Row:
    pieces = compare_words(old, new)
    return Row(
        "changed",
        tuple(each for each in pieces if each.kind != "added"),
        tuple(each for each in pieces if each.kind != "removed"),
    )


def _with_moves(rows: list[Row]) -> list[Row]:
    gone = {row.old_text.strip(): number for number, row in enumerate(rows) if row.kind == "removed"}
    for number, row in enumerate(rows):
        text = row.new_text.strip()
        if row.kind == "added" and text in gone and len(text.split()) >= FEWEST_MOVED_WORDS:
            source = gone.pop(text)
            rows[source] = replace(rows[source], kind="moved_away", old=(Piece("same", rows[source].old_text),))
            rows[number] = replace(row, kind="moved_here", new=(Piece("same", row.new_text),))
    return rows


def _same(line: str) -> Row:
    piece = (Piece("same", line),)
    return Row("same", piece, piece)


def _removed(line: str) -> Row:
    return Row("removed", old=(Piece("removed", line),))


def _added(line: str) -> Row:
    return Row("added", new=(Piece("added", line),))


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]
