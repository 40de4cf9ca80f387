"""Forms about entries of the same organisation."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import Organisation


class SuggestionForm(forms.Form):
    """Which of the entries found is the same organisation, and how one knows."""

    other = forms.ChoiceField(label=_("Which entry is the same organisation?"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("How do you know?"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, candidates: Sequence[Organisation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidates = {each.slug: each for each in candidates}
        field: Any = self.fields["other"]
        field.choices = [
            (each.slug, f"{each.name}, {each.municipality}" if each.municipality else each.name) for each in candidates
        ]
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean_other(self) -> Organisation:
        """Return the entry that was chosen."""
        return self.candidates[self.cleaned_data["other"]]


class MergeReasonForm(forms.Form):
    """Why two entries are made one, or two again."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("It stays in the history of both entries."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
