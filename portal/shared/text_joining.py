"""Two texts of the same thing made one: passage by passage, as somebody chooses."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from .word_diff import Piece, compare_words


class Choice(StrEnum):
    """Which words of a passage stay: those that are saved, one's own, or first those and then one's own."""

    THEIRS = "theirs"
    MINE = "mine"
    BOTH = "both"


@dataclass(frozen=True)
class Passage:
    """Lines that are the same in both texts, or differ."""

    theirs: tuple[str, ...]
    mine: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Say whether there is something to choose."""
        return self.theirs != self.mine

    @property
    def changes(self) -> list[Piece]:
        """Return what leads from theirs to mine, by word."""
        return compare_words("\n".join(self.theirs), "\n".join(self.mine))

    @property
    def suggested(self) -> Choice:
        """Return the choice that drops no words where only one of the two has any; otherwise one's own."""
        return Choice.MINE if self.mine else Choice.THEIRS

    def words(self, choice: Choice) -> tuple[str, ...]:
        """Return the lines that stay."""
        if choice is Choice.BOTH and self.differs:
            return self.theirs + self.mine
        return self.mine if choice is Choice.MINE else self.theirs


def passages_of(theirs: str, mine: str) -> list[Passage]:
    """Return the passages from which both texts can be read in order."""
    left, right = theirs.split("\n"), mine.split("\n")
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return [Passage(tuple(left[a:b]), tuple(right[c:d])) for _tag, a, b, c, d in codes]


def joined(passages: Sequence[Passage], choices: Sequence[Choice | None]) -> str:
    """Return the text with a choice for each passage that differs, in order; None, or none, is what is suggested."""
    lines: list[str] = []
    waiting = list(choices)
    for passage in passages:
        choice = waiting.pop(0) if passage.differs and waiting else None
        lines += passage.words(choice or passage.suggested)
    return "\n".join(lines)
