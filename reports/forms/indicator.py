"""An indicator of the network, as the ministry names it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperations.forms.texts import LineField, TextField
from reports.enums import Counted
from reports.models import Indicator
from reports.models.indicator import NAME_LENGTH, NOTE_LENGTH, UNIT_LENGTH

from .indicator_value import USUAL_UNITS


class IndicatorForm(forms.ModelForm):
    """What is counted, and what a new value begins with; values keep what they said of themselves."""

    name = LineField(label=_("What is counted?"), max_length=NAME_LENGTH)
    unit = LineField(
        label=_("Unit"),
        max_length=UNIT_LENGTH,
        required=False,
        help_text=_("For example hours or euros. Empty: percent for a share, persons for a number of people."),
    )
    basis = LineField(
        label=_("Basis"), max_length=NAME_LENGTH, help_text=_("Of whom or of what: for example all employees.")
    )
    description = TextField(label=_("Description"), max_length=NOTE_LENGTH, required=False, rows=3)

    class Meta:
        model = Indicator
        fields = ("name", "counts", "unit", "basis", "way", "description", "core_topic", "part_of", "retired")
        labels = {
            "counts": _("What does the value say?"),
            "way": _("How is it collected?"),
            "core_topic": _("Core topic of the state"),
            "part_of": _("Part of another number of people"),
            "retired": _("No longer asked for"),
        }
        help_texts = {
            "part_of": _("Together they are hidden where a group of fewer than five people would follow."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wholes = Indicator.objects.of_network().filter(counts=Counted.PEOPLE, part_of=None).exclude(pk=self.instance.pk)
        self.fields["part_of"].queryset = wholes  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Fill the usual unit; a part is no whole of others."""
        values = super().clean() or {}
        counts = values.get("counts")
        if counts and not values.get("unit") and "unit" not in self.errors:
            if counts == Counted.OTHER:
                self.add_error("unit", _("Please name the unit."))
            else:
                values["unit"] = USUAL_UNITS[Counted(counts)]
        if values.get("part_of") and self.instance.pk and self.instance.parts.exists():
            self.add_error("part_of", _("Others are a part of this one, so it cannot be a part itself."))
        return values
