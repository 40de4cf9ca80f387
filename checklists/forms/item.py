"""Answering one item."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from checklists.enums import AnswerState, Proof
from checklists.models import LONGEST_NOTE, ItemState, in_language
from checklists.states.item import Answer, fields_of, problems_of
from cooperations.forms.texts import LineField, TextField


class ItemForm(forms.Form):
    """The answer to an item with the proof the item asks for. ``revision`` is what the person saw."""

    state = forms.ChoiceField(label=_("Your answer"), widget=forms.RadioSelect, choices=AnswerState.choices)
    note = TextField(
        label=_("Note"),
        help_text=_("Please write nothing about the origin, religion or health of persons."),
        max_length=LONGEST_NOTE,
        required=False,
        rows=3,
    )
    link = forms.URLField(
        label=_("Link to a page that shows it"), max_length=500, required=False, assume_scheme="https"
    )
    person = LineField(
        label=_("Person in charge"), help_text=_("Only with their consent."), max_length=120, required=False
    )
    on_date = forms.DateField(label=pgettext_lazy("day of a proof", "Date"), required=False, widget=forms.DateInput)
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, row: ItemState, data: Any = None) -> None:
        answer = Answer.of(row)
        initial = {name: getattr(answer, name) for name in ("note", "link", "person", "on_date")}
        initial["revision"] = row.revision
        if row.revision:
            initial["state"] = answer.state
        super().__init__(data, auto_id=f"{row.key}_%s", initial=initial)
        self.row = row
        wanted = fields_of(row.item)
        for name in ("note", "link", "person", "on_date"):
            if name not in wanted:
                del self.fields[name]
        labels = row.item.version.labels
        if labels:
            self.fields["state"].choices = [  # type: ignore[attr-defined]
                (state, in_language(labels[state])) for state in AnswerState.values
            ]
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean(self) -> dict[str, Any]:
        """Refuse an answer that lacks what it needs, at the field that is missing."""
        cleaned = super().clean() or {}
        if not self.errors:
            for name, problem in problems_of(self.row.item, self.answer(), has_file=self._has_file()).items():
                self.add_error(name, problem)
        return cleaned

    def _has_file(self) -> bool:
        item = self.row.item
        wanted = item.needs_proof and Proof.FILE in item.proof
        return wanted and self.row.files.filter(removed_at=None).exists()

    def answer(self) -> Answer:
        """Return what was given; what the item does not ask for stays as it is stored."""
        stored = Answer.of(self.row)
        given = {
            name: self.cleaned_data.get(name, getattr(stored, name)) for name in ("note", "link", "person", "on_date")
        }
        return Answer(state=self.cleaned_data["state"], **given)
