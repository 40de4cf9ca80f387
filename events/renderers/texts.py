"""Texts to send round: for messengers, a newsletter and a notice board. Plain text, made of the same facts."""

from dataclasses import dataclass
from typing import Final

from .guest_event import GuestEvent, Wording, word

# What a messenger shows without "read more".
MOST_LETTERS: Final = 700
CUT: Final = "…"
QUESTION_MARKS: Final = ("?", "؟")
SHORT_FACTS: Final = frozenset({"when", "where"})


@dataclass(frozen=True, slots=True)
class TextBlocks:
    """The three texts in one language; ``tag`` and ``direction`` are for the field they stand in."""

    messenger: str
    newsletter: str
    notice_board: str
    tag: str
    direction: str


def text_blocks(event: GuestEvent) -> TextBlocks:
    """Return the texts of ``event``; that for messengers has at most ``MOST_LETTERS`` letters."""
    wording = word(event)
    return TextBlocks(
        messenger=_messenger(wording),
        newsletter=_newsletter(wording),
        notice_board=_notice_board(wording),
        tag=wording.language.tag,
        direction=wording.language.direction,
    )


def _messenger(wording: Wording) -> str:
    event, phrases = wording.event, wording.phrases
    start = f"{phrases['welcome']}\n{_title(wording)}"
    end = f"{phrases['share']}\n{event.address}"
    left = MOST_LETTERS - len(start) - len(end) - len("\n\n") * 3
    facts = _cut("\n".join([*_facts(wording, SHORT_FACTS), *wording.entry]), left)
    return _joined(start, _cut(event.summary, left - len(facts)), facts, end)


def _newsletter(wording: Wording) -> str:
    event, phrases = wording.event, wording.phrases
    facts = _facts(wording, frozenset(fact.name for fact in wording.facts))
    more = [phrases["child_care"]] if event.child_care else []
    page = f"{phrases['page']}: {event.address}"
    return _joined(
        _title(wording), event.summary, "\n".join([*facts, *more, *wording.entry]), event.notes, _hosts(wording), page
    )


def _notice_board(wording: Wording) -> str:
    phrases = wording.phrases
    facts = _facts(wording, SHORT_FACTS | {"languages"})
    return _joined(
        phrases["invitation"], _title(wording), *facts, *wording.entry, _hosts(wording), wording.event.address
    )


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _facts(wording: Wording, names: frozenset[str]) -> list[str]:
    """Return the facts with ``names``, a line each."""
    lines = []
    for fact in wording.facts:
        if fact.name in names:
            said = ", ".join(line.text(is_rtl=wording.language.is_rtl) for line in fact.lines)
            lines.append(f"{fact.heading}{'' if fact.heading.endswith(QUESTION_MARKS) else ':'} {said}")
    return lines


def _title(wording: Wording) -> str:
    note = "" if wording.is_translated else f" {wording.language.frame.in_german}"
    return f"{wording.event.title}{note}"


def _hosts(wording: Wording) -> str:
    return f"{wording.phrases['who_invites']}: {', '.join(wording.event.hosts)}" if wording.event.hosts else ""


def _cut(text: str, most: int) -> str:
    """Return the beginning of ``text`` that has at most ``most`` letters, ending with a whole word."""
    if len(text) <= most:
        return text
    return text[: max(0, most - len(CUT))].rpartition(" ")[0] + CUT if most > len(CUT) else ""
