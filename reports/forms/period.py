"""Planning a reporting period."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.models import ReportingPeriod


class PeriodForm(forms.ModelForm):
    """A new period; the database says whether it overlaps another."""

    class Meta:
        model = ReportingPeriod
        fields = ["year", "start", "end", "deadline", "guidelines"]
        widgets = {
            "start": forms.DateInput(),
            "end": forms.DateInput(),
            "deadline": forms.DateInput(),
            "guidelines": forms.Textarea(attrs={"rows": 6}),
        }
        help_texts = {
            "year": _("The year the period ends in; the brochure is named by it."),
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


class PeriodDetailsForm(forms.ModelForm):
    """What may still change when a period has begun."""

    class Meta:
        model = ReportingPeriod
        fields = ["deadline", "guidelines"]
        widgets = PeriodForm.Meta.widgets
        help_texts = PeriodForm.Meta.help_texts
