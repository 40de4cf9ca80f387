"""Reading single fields of an import file: each getter notes what is wrong and goes on."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext as _

from portal.shared.texts import MAX_TEXT_LENGTH, check_line, check_text
from reports.enums import FocusArea

from .import_format import Problem

LARGEST: Final = Decimal(10) ** 12
DECIMALS: Final = 4


class Fields:
    """One object of the file: its fields, its place, whom it is about, and the list that collects problems."""

    def __init__(self, values: Any, place: str, problems: list[Problem], known: set[str]) -> None:
        self.place = place
        self.subject = ""
        self.problems = problems
        self.is_object = isinstance(values, dict)
        self.values: dict[str, Any] = values if isinstance(values, dict) else {}
        if not self.is_object:
            self.note("", _("Here should stand an object with fields, not %(what)s.") % {"what": name_of(values)})
        for unknown in sorted(set(self.values) - known):
            self.note(unknown, _("There is no such field in this form."))

    def note(self, name: str, sentence: str) -> None:
        """Add a problem with the field ``name``, or with the object when it is empty."""
        self.problems.append(Problem(self.path(name), sentence, self.subject))

    def path(self, name: str) -> str:
        """Return the place of a field in the file."""
        return ".".join(part for part in (self.place, name[:60]) if part)

    def items(self, name: str, known: set[str], *, required: bool = True) -> Iterator["Fields"]:
        """Return the objects of a list; a missing list is a problem if it is required."""
        values = self.values.get(name) if required else self.values.get(name, [])
        if not isinstance(values, list):
            self._wrong(name, _("a list"))
            return
        for number, each in enumerate(values):
            yield Fields(each, f"{self.path(name)}[{number}]", self.problems, known)

    def child(self, name: str, known: set[str]) -> "Fields":
        """Return an object that stands in a field."""
        if name not in self.values:
            self.note(name, _("This field is missing."))
            return Fields({}, self.path(name), [], known)
        return Fields(self.values[name], self.path(name), self.problems, known)

    def line(self, name: str, *, max_length: int, required: bool = True) -> str:
        """Return a name or title as one line."""
        return self._text(name, check_line, max_length=max_length, required=required)

    def text(self, name: str, *, required: bool = True) -> str:
        """Return a text in the portal's format."""
        return self._text(name, check_text, max_length=MAX_TEXT_LENGTH, required=required)

    def _text(self, name: str, check: Any, *, max_length: int, required: bool) -> str:
        value = self.values.get(name)
        if value is None and not required and name not in self.values:
            return ""
        if not isinstance(value, str):
            self._wrong(name, _("a text"))
            return ""
        checked = check(value, max_length=max_length)
        for problem in checked.problems:
            self.note(name, problem)
        if required and not checked.text.strip():
            self.note(name, _("This text is empty."))
        return "" if checked.problems else str(checked.text)

    def number(self, name: str, *, required: bool = True) -> Decimal | None:
        """Return a number below a billion with at most four decimals."""
        value = self.values.get(name)
        if value is None and not required and name not in self.values:
            return None
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            self._wrong(name, _("a number"))
            return None
        number = Decimal(value)
        if abs(number) >= LARGEST or number != round(number, DECIMALS):
            self.note(name, _("A number has at most twelve digits before and four after the point."))
            return None
        return number

    def day(self, name: str) -> date | None:
        """Return a date written as YYYY-MM-DD."""
        value = self.values.get(name)
        if not isinstance(value, str):
            self._wrong(name, _("a date"))
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.note(name, _("'%(value)s' is no date of the form YYYY-MM-DD.") % {"value": value[:40]})
            return None

    def focus_area(self, name: str = "focus_area") -> FocusArea | None:
        """Return one of the six focus areas."""
        value = self.values.get(name)
        if isinstance(value, bool) or not isinstance(value, int):
            self._wrong(name, _("the number of a focus area"))
            return None
        if value not in FocusArea.values:
            self.note(
                name,
                _("There is no focus area %(number)s; they have the numbers 1 to 6.") % {"number": str(value)[:20]},
            )
            return None
        return FocusArea(value)

    def _wrong(self, name: str, wanted: str) -> None:
        if name not in self.values:
            if self.is_object:
                self.note(name, _("This field is missing."))
            return
        self.note(
            name,
            _("Here should stand %(wanted)s, not %(what)s.") % {"wanted": wanted, "what": name_of(self.values[name])},
        )


def name_of(value: Any) -> str:
    """Return what kind of thing a value is, for people."""
    if value is None:
        return _("nothing (null)")
    if isinstance(value, bool):
        return _("true or false")
    if isinstance(value, str):
        return _("a text")
    if isinstance(value, dict):
        return _("an object")
    if isinstance(value, list):
        return _("a list")
    return _("a number")
