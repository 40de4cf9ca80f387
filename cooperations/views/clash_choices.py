"""The page on which somebody decides where two changes clash: theirs, mine, or words of one's own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from cooperations.domain.agreement.content import LINE_LENGTH, TEXT_LENGTH, TEXTS, Content
from cooperations.domain.agreement.drafts import Clash
from cooperations.domain.agreement.paths import value_at, with_value
from cooperations.models import Cooperation
from portal.shared.texts import check_line, check_text
from portal.shared.word_diff import Piece, compare_words

from .agreement_parts import in_words, label_of, names_of

_LINES = frozenset({"what", "name", "function"})


@dataclass(frozen=True)
class ShownClash:
    """One clash in words: as it was, theirs with who and when, mine, and whether own words are possible."""

    path: str
    label: str
    was: str
    theirs: str
    mine: str
    changes: Sequence[Piece]
    author: str
    organisation: str
    at: datetime | None
    is_text: bool


def shown_clashes(clashes: Iterable[Clash], cooperation: Cooperation) -> list[ShownClash]:
    """Return the clashes in words."""
    names = names_of(cooperation)
    shown = []
    for clash in clashes:
        was, theirs, mine = (in_words(clash.path, each, names) for each in (clash.was, clash.theirs, clash.mine))
        revision = clash.revision
        shown.append(
            ShownClash(
                clash.path,
                label_of(clash.path),
                was,
                theirs,
                mine,
                compare_words(theirs, mine),
                revision.author.name if revision and revision.author else "",
                revision.organisation_name if revision else "",
                revision.at if revision else None,
                _takes_words(clash.path),
            )
        )
    return shown


def chosen(mine: Content, theirs: Content, sent: Mapping[str, str]) -> tuple[Content, list[str]]:
    """Return ``mine`` with what was chosen, and what cannot be kept of the own words (a sentence each).

    ``sent`` names a choice per path: "choice:rooms" is theirs, mine or own; "own:rooms" are the own words.
    """
    problems: list[str] = []
    for name, choice in sent.items():
        kind, _colon, path = name.partition(":")
        if kind != "choice" or not _is_path(path):
            continue
        if choice == "theirs":
            mine = with_value(mine, path, value_at(theirs, path))
        elif choice == "own" and _takes_words(path):
            words = sent.get(f"own:{path}", "")
            is_line = path.rpartition(".")[2] in _LINES
            checked = (
                check_line(words, max_length=LINE_LENGTH) if is_line else check_text(words, max_length=TEXT_LENGTH)
            )
            problems += checked.problems
            if not checked.text and path.rpartition(".")[2] in {"what", "name"}:
                problems.append(_("“%(label)s” cannot be empty.") % {"label": label_of(path)})
            mine = with_value(mine, path, checked.text)
    return mine, problems


def _is_path(path: str) -> bool:
    name, *rest = path.split(".")
    known = {*TEXTS, "languages", "text_language"} if not rest else {"tasks", "contacts"}
    return name in known and len(rest) <= 2  # noqa: PLR2004 -- an entry and one of its fields


def _takes_words(path: str) -> bool:
    return path in TEXTS or path.rpartition(".")[2] in _LINES
