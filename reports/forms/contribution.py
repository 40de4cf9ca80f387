"""Writing one contribution."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ContributionForm(forms.Form):
    """The text and the revision it was written on; what the text may consist of is checked when it is saved."""

    text = forms.CharField(
        label=_("Your text"),
        required=False,
        strip=False,
        help_text=_("Is saved while you type, if your browser allows scripts."),
        widget=forms.Textarea(attrs={"rows": 22, "spellcheck": "true"}),
    )
    revision = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def expected_revision(self) -> int:
        """Return the revision the text was written on; -1, which none is, when the form does not say."""
        revision = self.cleaned_data["revision"]
        return -1 if revision is None else int(revision)
