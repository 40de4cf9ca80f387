"""Handing in and releasing a report, in whose name, and leaving it out of the brochure."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.models import Report
from reports.permissions import represents_partner


class BehalfForm(forms.Form):
    """Who decided, where that is not the person at the screen."""

    behalf_of = forms.CharField(
        label=_("On whose behalf? (optional)"),
        help_text=_("If somebody else decided, for example the head of your organisation: name and function."),
        max_length=200,
        required=False,
    )


class ReleaseForm(BehalfForm):
    """The release of the final text; the ministry says how the partner let it know instead of naming a person."""

    reason = forms.CharField(
        label=_("How did the partner release it?"),
        help_text=_("For example: letter of 3 March. It stands in the history, which the partner reads."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    sure = forms.BooleanField(label=_("I have read the text above. It may be printed and published like this."))

    def __init__(self, *args: Any, report: Report, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["reason" if represents_partner(user, report) else "behalf_of"]
        if "behalf_of" in self.fields:
            # Beside a field that is required the form itself says which ones are not.
            self.fields["behalf_of"].label = _("On whose behalf?")


class LeaveOutForm(forms.Form):
    """Why an accepted report is not in the brochure."""

    reason = forms.CharField(
        label=_("Why is the report not in the brochure?"),
        help_text=_("The partner reads this."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
