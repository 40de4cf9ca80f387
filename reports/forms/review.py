"""Giving a report back."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReturnForm(forms.Form):
    """What the partner should change."""

    reason = forms.CharField(
        label=_("What should be changed?"),
        help_text=_("The partner reads this. Name the focus area and the passage."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
