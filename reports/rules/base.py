"""What a rule of the preflight is, and what it says."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise

from .facts import ReportFacts, TextFacts

# Text and message are for people; nobody reads on after this many characters.
LONGEST_QUOTE: Final = 160


class Severity(StrEnum):
    """How sure and how grave: cannot be right as it stands; probably a slip; worth a second look."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True)
class Finding:
    """One passage and what is wrong with it.

    ``passage`` is the exact quote ``text[start:end]`` of the contribution; findings about pictures quote the
    picture's name and have no place in the text (``start`` is None).
    """

    rule: str
    severity: Severity
    partner: str
    focus_area: int
    passage: str
    message: str
    start: int | None = None
    end: int | None = None

    @property
    def passage_hash(self) -> str:
        """Return what an answer is kept by: rule and passage, whatever the rest of the text becomes."""
        return hash_passage(self.rule, self.passage)


@dataclass(frozen=True)
class Rule:
    """One thing to look for: ``find`` gets a whole report and yields its findings in the order of the text.

    Findings of a rule that ``blocks_release`` cannot be answered, they have to be mended.
    """

    id: str
    name: Promise | str
    description: Promise | str
    find: Callable[[ReportFacts], Iterable[Finding]]
    blocks_release: bool = False


def hash_passage(rule: str, passage: str) -> str:
    """Return the SHA-256 of a passage under a rule; line breaks and runs of blanks make no difference."""
    return hashlib.sha256(f"{rule}\0{' '.join(passage.split())}".encode()).hexdigest()


def finding(rule: str, severity: Severity, text: TextFacts, place: tuple[int, int], message: str) -> Finding:
    """Return a finding about ``text[start:end]``."""
    start, end = place
    return Finding(rule, severity, text.partner, text.focus_area, text.text[start:end], message, start, end)


def quoted(passage: str) -> str:
    """Return a passage short enough for a message."""
    words = " ".join(passage.split())
    return words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
