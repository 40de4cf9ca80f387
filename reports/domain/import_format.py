"""The file form ``partner-reports/1``: reading and checking it. Knows no database.

Every problem is named with its place in the file, partner and focus area; a file with problems is refused whole.
"""

import json
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final, NoReturn

from django.utils.translation import gettext as _

from reports.enums import FocusArea

MARKER: Final = "partner-reports/1"
MAX_BYTES: Final = 20 * 1024 * 1024
MAX_DEPTH: Final = 20


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong (or worth a look): where in the file, about whom, what."""

    place: str
    sentence: str
    subject: str = ""

    def __str__(self) -> str:
        where = f"{self.place} ({self.subject})" if self.subject else self.place
        return _harmless(f"{where}: {self.sentence}" if where else self.sentence)


def _harmless(line: str) -> str:
    """What stands in a foreign file must not reach a terminal as a command."""
    return "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in line)


class ImportRefused(Exception):
    """The file is not imported; ``problems`` lists every reason."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True)
class ImportedPartner:
    """A partner organisation as the file names it."""

    name: str
    kind: str


@dataclass(frozen=True)
class ImportedFigure:
    """A figure as the file gives it."""

    indicator: str
    value: Decimal
    unit: str
    value_max: Decimal | None = None
    reference: str = ""
    qualifier: str = ""
    quote: str = ""
    note: str = ""


@dataclass(frozen=True)
class ImportedContribution:
    """A contribution with its figures; ``place`` is where it stands in the file."""

    partner: str
    focus_area: FocusArea
    text: str
    place: str
    figures: tuple[ImportedFigure, ...] = ()


@dataclass(frozen=True)
class ImportedIntroduction:
    """Title and introduction of a chapter."""

    focus_area: FocusArea
    title: str
    text: str


@dataclass(frozen=True)
class ImportedArticle:
    """A guest article."""

    focus_area: FocusArea
    author: str
    title: str
    text: str
    editorial_note: str = ""


@dataclass(frozen=True)
class ReportFile:
    """A whole file, checked."""

    start: date
    end: date
    introductions: tuple[ImportedIntroduction, ...]
    partners: tuple[ImportedPartner, ...]
    contributions: tuple[ImportedContribution, ...]
    articles: tuple[ImportedArticle, ...]
    warnings: tuple[Problem, ...] = field(default=())

    @property
    def year(self) -> int:
        """The year that names the period: the one it ends in."""
        return self.end.year


def read_json(content: bytes) -> Any:
    """Return the values of a JSON text in UTF-8; numbers with a point are decimals.

    Raises ``ImportRefused`` for anything that is not strict JSON, that repeats a key, or that is nested or long
    beyond reason.
    """
    if len(content) > MAX_BYTES:
        _refuse(_("The file has more than %(limit)d megabytes.") % {"limit": MAX_BYTES // 1024 // 1024})
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse(_("The file is not in UTF-8: byte %(position)d does not fit.") % {"position": error.start})
    try:
        values = json.loads(
            text, parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_without_repeated_keys
        )
    except json.JSONDecodeError as error:
        _refuse(
            _("The file is not JSON: line %(line)d, character %(column)d: %(reason)s.")
            % {"line": error.lineno, "column": error.colno, "reason": error.msg}
        )
    except RecursionError:
        _refuse(_("The file is nested too deeply."))
    except ValueError as error:
        # Numbers of thousands of digits, and what the two hooks raise.
        _refuse(_("The file is not JSON: %(reason)s.") % {"reason": str(error)[:200]})
    if _depth_exceeds(values, MAX_DEPTH):
        _refuse(_("The file is nested too deeply."))
    return values


def _refuse(sentence: str) -> NoReturn:
    raise ImportRefused([Problem("", sentence)]) from None


def _no_constant(name: str) -> NoReturn:
    raise ValueError(_("%(name)s is no number") % {"name": name})


def _without_repeated_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) != len(pairs):
        repeated = next(key for number, (key, _value) in enumerate(pairs) if key in dict(pairs[:number]))
        raise ValueError(_("the key '%(key)s' stands twice in one object") % {"key": repeated[:60]})
    return values


def _depth_exceeds(values: Any, limit: int) -> bool:
    level = [values]
    for _depth in range(limit):
        level = [
            child
            for each in level
            if isinstance(each, dict | list)
            for child in (each.values() if isinstance(each, dict) else each)
        ]
        if not level:
            return False
    return True
