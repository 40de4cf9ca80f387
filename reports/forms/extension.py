"""Giving a partner more time."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ExtensionForm(forms.Form):
    """Until when, and why; both sides read it."""

    until = forms.DateField(label=_("Until"), widget=forms.DateInput())
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The partner reads this."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
