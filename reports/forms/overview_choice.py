"""What the overview and the lists behind its numbers are narrowed to. Unknown values are dropped, never refused."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.enums import ActivityField, MeetingFormat
from partners.filters import KnownChoiceField
from reports.domain.overview import UNKNOWN, Choice

# In the place of a year, where leaving it out means this year.
ALL_YEARS = "alle"

Pairs = list[tuple[str, str | Promise]]


class ChoiceForm(forms.Form):
    """Year, district, field and format, as they stand in an address.

    ``asks_for_unknown`` allows what nobody said, which only lists have. Without a year ``default_year`` counts.
    """

    jahr = KnownChoiceField(label=_("Year"), required=False)
    kreis = KnownChoiceField(label=_("District"), required=False)
    feld = KnownChoiceField(label=_("Field of activity"), required=False)
    format = KnownChoiceField(label=_("Format"), required=False)

    def __init__(
        self,
        data: Mapping[str, Any],
        *,
        years: Iterable[int],
        districts: Mapping[str, str],
        default_year: int | None = None,
        asks_for_unknown: bool = False,
    ) -> None:
        """Take the years and the districts (name by key) one can choose."""
        super().__init__({"jahr": default_year, **{name: data.get(name, "") for name in data}})
        unknown: Pairs = [(UNKNOWN, _("not stated"))] if asks_for_unknown else []
        every: Pairs = [("", _("All"))]
        self._fill("jahr", [(ALL_YEARS, _("All years")), *((str(year), str(year)) for year in years)])
        self._fill("kreis", [*every, *districts.items(), *unknown])
        self._fill("feld", [*every, *ActivityField.choices, *unknown])
        self._fill("format", [*every, *MeetingFormat.choices])
        self.full_clean()

    @property
    def choice(self) -> Choice:
        """Return what is chosen."""
        given = self.cleaned_data
        year = given["jahr"]
        return Choice(int(year) if year.isdigit() else None, given["kreis"], given["feld"], given["format"])

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """Return label and value of everything that is chosen, in words."""
        found = []
        for name, field in self.fields.items():
            value = self.cleaned_data[name]
            if value and value != ALL_YEARS:
                labels: Any = dict(field.choices)  # type: ignore[attr-defined]
                found.append((str(field.label), str(labels[value])))
        return found

    def _fill(self, name: str, choices: Pairs) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]
