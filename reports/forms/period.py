"""Planning a reporting period, its deadline and its reminders."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.enums import PeriodState
from reports.models import ReportingPeriod
from reports.models.period import usual_reminder_days

# A quarter of a year is the longest anybody is reminded ahead or after.
MOST_DAYS: Final = 90


class DaysField(forms.CharField):
    """Numbers of days, separated by commas or spaces."""

    def to_python(self, value: Any) -> list[int]:  # type: ignore[override]
        """Return the numbers. Raises ``ValidationError`` for anything else."""
        words = (super().to_python(value) or "").replace(",", " ").split()
        if not all(word.isdecimal() and 1 <= int(word) <= MOST_DAYS for word in words):
            raise forms.ValidationError(_("Write numbers of days from 1 to 90, separated by commas: 14, 3"))
        return [int(word) for word in words]

    def prepare_value(self, value: Any) -> Any:
        """Show the numbers as people write them."""
        return ", ".join(str(each) for each in value) if isinstance(value, list) else value


class RemindersForm(forms.ModelForm):
    """When partners that have not handed in are reminded, and the dates of a period."""

    remind_before = DaysField(
        label=_("Remind before the deadline, in days"), help_text=_("For example: 14, 3"), required=False
    )
    remind_on_day = forms.BooleanField(label=_("Remind on the day of the deadline"), required=False)
    remind_after = DaysField(label=_("Remind after the deadline, in days"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = self.instance.reminder_days if self.instance.pk else usual_reminder_days()
        self.initial = {
            **self.initial,
            "remind_before": sorted((-each for each in days if each < 0), reverse=True),
            "remind_on_day": 0 in days,
            "remind_after": [each for each in days if each > 0],
        }

    def clean(self) -> dict[str, Any]:
        """Make the three answers one list, and refuse an opening after the deadline."""
        values = super().clean() or self.cleaned_data
        before, after = values.pop("remind_before", []), values.pop("remind_after", [])
        on_day = [0] if values.pop("remind_on_day", False) else []
        values["reminder_days"] = sorted({-each for each in before} | set(on_day) | set(after))
        opens_on, deadline = values.get("opens_on"), values.get("deadline")
        if opens_on and deadline and opens_on >= deadline:
            self.add_error("opens_on", _("The period opens after the deadline."))
        return values


class PeriodForm(RemindersForm):
    """A new period; the database says whether it overlaps another."""

    class Meta:
        model = ReportingPeriod
        fields = ["year", "start", "end", "opens_on", "deadline", "guidelines"]
        widgets = {
            "start": forms.DateInput(),
            "end": forms.DateInput(),
            "opens_on": forms.DateInput(),
            "deadline": forms.DateInput(),
            "guidelines": forms.Textarea(attrs={"rows": 6}),
        }
        help_texts = {
            "year": _("The year the period ends in; the brochure is named by it."),
            "opens_on": _("On this day partners get a mail and can write. Leave it empty to open the period by hand."),
            "guidelines": _("What partners should know while they write."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deadline"].required = True

    def clean_year(self) -> int:
        """Refuse years that no period of the initiative can have."""
        year: int = self.cleaned_data["year"]
        if not 2000 <= year <= date.today().year + 10:  # noqa: DTZ011, PLR2004 -- a plausible year
            raise forms.ValidationError(_("This is no year of the initiative."))
        return year


class PeriodDetailsForm(RemindersForm):
    """What may still change when a period has begun; the day of opening only before it."""

    class Meta:
        model = ReportingPeriod
        fields = ["opens_on", "deadline", "guidelines"]
        widgets = PeriodForm.Meta.widgets
        help_texts = PeriodForm.Meta.help_texts

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.state != PeriodState.PLANNED:
            del self.fields["opens_on"]

    def clean(self) -> dict[str, Any]:
        """Keep the day of opening that is not asked for any more."""
        values = super().clean()
        values.setdefault("opens_on", self.instance.opens_on)
        return values
