"""A value of an indicator: the number, and all that tells what it can be compared with."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperations.forms.texts import LineField, TextField
from reports.domain.indicators.entering import EntryRow, ValueTerms, version_of
from reports.enums import Counted, Way
from reports.models import Report
from reports.models.indicator import NAME_LENGTH, NOTE_LENGTH, UNIT_LENGTH

from .number_field import NumberField, PercentField

USUAL_UNITS = {Counted.SHARE: "%", Counted.PEOPLE: "Personen"}


class ValueForm(forms.Form):
    """Number, unit and basis, way of collecting, the days it stands for, how many people stand behind it."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    value = NumberField(label=_("Value"))
    counts = forms.ChoiceField(label=_("What does the value say?"), choices=Counted.choices, widget=forms.RadioSelect)
    unit = LineField(
        label=_("Unit"),
        max_length=UNIT_LENGTH,
        required=False,
        help_text=_("For example hours or euros. Empty: percent for a share, persons for a number of people."),
    )
    people = forms.IntegerField(
        label=_("Of how many people?"),
        required=False,
        min_value=1,
        max_value=100_000_000,
        help_text=_(
            "For a share: the number it is a part of; of a survey those who answered. Fewer than five are never shown."
        ),
    )
    basis = LineField(
        label=_("Basis"), max_length=NAME_LENGTH, help_text=_("Of whom or of what: for example all employees.")
    )
    way = forms.ChoiceField(label=_("How was it collected?"), choices=Way.choices, widget=forms.RadioSelect)
    response_rate = PercentField(
        label=_("Response rate in percent"),
        required=False,
        help_text=_("For a survey: how many of those asked answered."),
    )
    from_day = forms.DateField(
        label=_("From"), required=False, help_text=_("Leave it empty if the value stands for one day.")
    )
    to_day = forms.DateField(label=_("Reference date or last day"))
    note = TextField(label=_("Note"), max_length=NOTE_LENGTH, required=False, rows=2)

    def clean(self) -> dict[str, Any]:
        """Say at each field what is missing or does not fit the others."""
        values = super().clean() or {}
        self._clean_unit(values)
        if values.get("counts") == Counted.SHARE:
            self._clean_share(values)
        if values.get("counts") == Counted.PEOPLE:
            self._clean_people(values)
        if (
            values.get("way") == Way.SURVEY
            and values.get("response_rate") is None
            and "response_rate" not in self.errors
        ):
            self.add_error("response_rate", _("A survey needs its response rate."))
        start, end = values.get("from_day"), values.get("to_day")
        if start and end and end < start:
            self.add_error("to_day", _("The last day lies before the first."))
        return values

    def _clean_unit(self, values: dict[str, Any]) -> None:
        counts = values.get("counts")
        if counts == Counted.SHARE or (counts == Counted.PEOPLE and not values.get("unit")):
            values["unit"] = USUAL_UNITS[Counted(counts)]
        elif counts and not values.get("unit") and "unit" not in self.errors:
            self.add_error("unit", _("Please name the unit."))

    def _clean_share(self, values: dict[str, Any]) -> None:
        value = values.get("value")
        if value is not None and not 0 <= value <= 100:  # noqa: PLR2004 -- percent
            self.add_error("value", _("Percent are numbers from 0 to 100."))
        if values.get("people") is None and "people" not in self.errors:
            self.add_error("people", _("A share needs the number of people it is a part of."))

    def _clean_people(self, values: dict[str, Any]) -> None:
        value, people = values.get("value"), values.get("people")
        if value is not None and (value < 0 or value != int(value)):
            self.add_error("value", _("People are counted in whole numbers."))
        elif value is not None and people is not None and value > people:
            self.add_error("people", _("These are fewer people than the value counts."))

    def terms(self) -> ValueTerms:
        """Return what was entered; valid forms only."""
        return ValueTerms(**{name: self.cleaned_data[name] for name in ValueTerms.__dataclass_fields__})


class OwnIndicatorForm(ValueForm):
    """An indicator of the partner's own with its first value."""

    name = LineField(
        label=_("What is counted?"),
        max_length=NAME_LENGTH,
        help_text=_("For example: trainees with an immigration history"),
    )
    field_order = ("seen", "name")


def usual_values(report: Report, row: EntryRow | None) -> dict[str, Any]:
    """Return what the form begins with: the value that is there, else how it was counted the year before.

    Without any of them what the indicator says; the days are those of the period.
    """
    period = report.period
    days: dict[str, Any] = {"from_day": period.start, "to_day": period.end}
    if row is None:
        return {**days, "seen": ""}
    if row.now is not None:
        return stored_values(row.now)
    source: Any = row.before or row.indicator
    if row.before is not None and row.before.from_day is None:
        days["from_day"] = None
    return {**days, "seen": "", **{name: getattr(source, name) for name in ("counts", "unit", "basis", "way")}}


def stored_values(row: Any) -> dict[str, Any]:
    """Return what the form of a stored value begins with."""
    return {"seen": version_of(row), **{name: getattr(row, name) for name in ValueTerms.__dataclass_fields__}}


class StateValueForm(ValueForm):
    """A value of the state; its year is asked for where the address does not name it."""

    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)
    field_order = ("seen", "year")

    def __init__(self, *args: Any, year: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if year is not None:
            del self.fields["year"]
