"""The form of one section: its fields, its rows, what the domain has against them, and how theirs reads."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.functional import Promise

from events.domain.planning.sections import PARTS
from events.enums.event import Section
from events.models import Event

from .rows import AgendaRow, CostRow, RowForm, RowsForm, TextRow
from .sections import BasicsForm, LanguagesForm, PeopleForm, PlaceForm, PublicForm, SectionForm

FORMS: dict[Section, type[SectionForm]] = {
    each.section: each for each in (BasicsForm, PlaceForm, PeopleForm, LanguagesForm, PublicForm)
}
ROWS: dict[Section, type[RowForm]] = {
    Section.PROGRAMME: AgendaRow,
    Section.COSTS: CostRow,
    Section.LANGUAGES: TextRow,
}


class SectionEditing:
    """The fields and the rows of ``section``, either of which may be missing.

    ``more``: show what was sent with further empty rows, unread.
    """

    def __init__(
        self, event: Event, section: Section, values: Mapping[str, Any], data: Any = None, *, more: bool = False
    ) -> None:
        self.event, self.section = event, section
        form, row, part = FORMS.get(section), ROWS.get(section), PARTS[section]
        self.form = form(data, initial=dict(values)) if form else None
        if form is not None and self.form is not None and more:
            self.form = form(initial=self.form.sent())
        self.rows = None
        if row is not None and part.many is not None:
            self.rows = RowsForm(part.many.name, row, data, event=event, stored=values[part.many.name], more=more)

    def is_valid(self) -> bool:
        """Say whether everything can be given to the domain; every part says what is wrong with it."""
        valid = [each.is_valid() for each in (self.form, self.rows) if each is not None]
        return all(valid)

    def values(self) -> dict[str, Any]:
        """Return what ``save_section`` takes."""
        values = self.form.values() if self.form is not None else {}
        if self.rows is not None:
            values[self.rows.name] = self.rows.values()
        return values

    def add_errors(self, refused: ValidationError) -> None:
        """Put the sentences of the domain at their fields."""
        for place, sentences in refused.message_dict.items():
            name, _dot, rest = place.partition(".")
            number, _dot, column = rest.partition(".")
            if self.rows is not None and name == self.rows.name and number.isdigit():
                row = self.rows.kept()[int(number)]
                row.add_error(column if column in row.fields else row.whole, sentences)
            elif self.form is not None:
                known = name in self.form.fields and name != NON_FIELD_ERRORS
                self.form.add_error(name if known else None, sentences)

    def words(self, values: Mapping[str, Any]) -> Iterator[tuple[str | Promise, str]]:
        """Go through what ``values`` say, with labels; a list under the name of the section."""
        if self.form is not None:
            yield from self.form.words(values)
        if self.rows is not None:
            rows, row_form = values[self.rows.name], ROWS[self.section]
            yield from row_form(event=self.event).sums(rows)
            for line in self.rows.words(rows, self.event, row_form):
                yield "", line
