"""What a person tells by the link in a mail."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import FreshnessAnswer

Kind = FreshnessAnswer.Kind
LONGEST = 1000


class TellForm(forms.Form):
    """What it is about, and in a sentence or two what is new."""

    kind = forms.ChoiceField(label=_("What would you like to tell?"), choices=Kind.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What is new?"),
        help_text=_("One sentence is enough. For example: we have a new telephone number, 0171 39200 12."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean(self) -> dict[str, Any]:
        """Ask for a sentence where one is needed to do something about it."""
        data = super().clean() or self.cleaned_data
        if data.get("kind") in {Kind.CHANGED, Kind.CONTACT} and not data.get("text") and "text" not in self.errors:
            self.add_error("text", _("Please say in a sentence what is new."))
        return data
