"""How far measures and milestones are."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperations.forms.texts import TextField
from reports.domain.progress import MeasureProgress, MilestoneProgress, ProgressSheet, Said
from reports.enums import Progress
from reports.models.progress import NOTE_LENGTH

CHOICES = [("", gettext_lazy("nothing said yet")), *Progress.choices]


class ProgressForm(forms.Form):
    """A state and a text for each measure and each milestone of a report."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, sheet: ProgressSheet, data: Any = None) -> None:
        super().__init__(data, initial={"seen": sheet.seen})
        self.sheet = sheet
        for row in sheet.measures:
            self._add(_name("m", row.measure.pk), row.measure.title, row.now, row.measure.title)
            for each in row.milestones:
                self._add(_name("s", each.milestone.pk), each.milestone.title, each.now, each.milestone.title)

    def _add(self, name: str, label: str, now: Said, about: str) -> None:
        self.fields[f"{name}_progress"] = forms.ChoiceField(
            label=_("State: %(what)s") % {"what": label}, choices=CHOICES, required=False, initial=now.progress
        )
        self.fields[f"{name}_text"] = TextField(
            label=_("What happened: %(what)s") % {"what": about},
            max_length=NOTE_LENGTH,
            required=False,
            rows=2,
            initial=now.text,
        )

    def clean(self) -> dict[str, Any]:
        """Refuse a text without a state."""
        values = super().clean() or {}
        for name in [each for each in self.fields if each.endswith("_text")]:
            state = name.replace("_text", "_progress")
            if values.get(name) and not values.get(state) and state not in self.errors:
                self.add_error(state, _("Please choose a state too."))
        return values

    def measures(self) -> dict[int, Said]:
        """Return what is said of measures; valid forms only."""
        return {row.measure.pk: self._said(_name("m", row.measure.pk)) for row in self.sheet.measures}

    def milestones(self) -> dict[int, Said]:
        """Return what is said of milestones; valid forms only."""
        ids = [each.milestone.pk for row in self.sheet.measures for each in row.milestones]
        return {pk: self._said(_name("s", pk)) for pk in ids}

    def _said(self, name: str) -> Said:
        return Said(self.cleaned_data[f"{name}_progress"], self.cleaned_data[f"{name}_text"])

    def due_rows(self) -> list[tuple[Any, MilestoneProgress, list[forms.BoundField]]]:
        """Return measure, milestone and fields of what is due."""
        return [(measure, each, self._fields_of("s", each.milestone.pk)) for measure, each in self.sheet.due]

    def measure_rows(self) -> list[tuple[MeasureProgress, list[forms.BoundField], list[Any]]]:
        """Return measures with their fields and those of the milestones that are not due yet."""
        return [
            (
                row,
                self._fields_of("m", row.measure.pk),
                [(each, self._fields_of("s", each.milestone.pk)) for each in row.milestones if not each.is_due],
            )
            for row in self.sheet.measures
        ]

    def _fields_of(self, kind: str, pk: int) -> list[forms.BoundField]:
        return [self[f"{_name(kind, pk)}_{part}"] for part in ("progress", "text")]


def _name(kind: str, pk: int) -> str:
    return f"{kind}{pk}"
