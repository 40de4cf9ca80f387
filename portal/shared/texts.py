"""What a text that is stored may consist of. Nothing is cut: what cannot be printed is refused or replaced visibly."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MAX_TEXT_LENGTH: Final = 100_000

_LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Word processors paste their bullets from symbol fonts, which live in the private use area.
_SYMBOL_BULLET: Final = re.compile(r"^([ \t]*)[\ue000-\uf8ff][ \t\u00a0]*", re.MULTILINE)
# Invisible: zero-width spaces, byte order marks, marks that re-order what a reader sees.
_INVISIBLE: Final = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\uffff\U000e0000-\U0010ffff]"
)
_STACKED_MARKS: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4}"
)


@dataclass(frozen=True)
class CheckedText:
    """A text ready to be stored, what was changed in it, and why it cannot be stored (a sentence each)."""

    text: str
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def check_text(text: str, *, max_length: int = MAX_TEXT_LENGTH) -> CheckedText:
    """Bring a text into the form that is stored: plain line ends, composed letters, no invisible characters.

    White space at the end of lines and of the text goes. Everything else that cannot be printed is a problem
    that names line and character; the text is then not changed.
    """
    changed = _LINE_ENDS.sub("\n", text).replace("\t", "  ")
    notes = []
    changed, bullets = _SYMBOL_BULLET.subn(r"\1- ", changed)
    if bullets:
        notes.append(
            ngettext("%(n)d bullet became a hyphen.", "%(n)d bullets became hyphens.", bullets) % {"n": bullets}
        )
    changed, invisible = _INVISIBLE.subn("", changed)
    if invisible:
        notes.append(
            ngettext("%(n)d invisible character was left out.", "%(n)d invisible characters were left out.", invisible)
            % {"n": invisible}
        )
    problems = [*_unprintable(changed), *_stacked(changed)]
    changed = "\n".join(line.rstrip() for line in unicodedata.normalize("NFC", changed).split("\n")).strip("\n")
    if len(changed) > max_length:
        problems.append(
            _("The text has %(length)d characters; at most %(limit)d are possible.")
            % {"length": len(changed), "limit": max_length}
        )
    if problems:
        return CheckedText(text, (), tuple(problems))
    return CheckedText(changed, tuple(notes))


def check_line(text: str, *, max_length: int) -> CheckedText:
    """Like ``check_text`` for a name or title: white space runs and line breaks become single spaces."""
    checked = check_text(text, max_length=max_length)
    return CheckedText(" ".join(checked.text.split()), checked.notes, checked.problems)


def _unprintable(text: str) -> list[str]:
    lost = _("Line %(line)d, character %(column)d: a letter was lost when the text was copied (%(code)s).")
    other = _("Line %(line)d, character %(column)d: the character %(code)s cannot be printed.")
    return [
        (lost if match[0] == "\ufffd" else other) % {**_place(text, match.start()), "code": f"U+{ord(match[0]):04X}"}
        for match in _UNPRINTABLE.finditer(text)
    ]


def _stacked(text: str) -> list[str]:
    return [
        _("Line %(line)d, character %(column)d: too many accents on one letter.") % _place(text, match.start())
        for match in _STACKED_MARKS.finditer(text)
    ]


def _place(text: str, position: int) -> dict[str, int]:
    return {"line": text.count("\n", 0, position) + 1, "column": position - text.rfind("\n", 0, position)}
