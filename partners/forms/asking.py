"""What a person tells by the link in a mail."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import FreshnessAnswer

Kind = FreshnessAnswer.Kind
LONGEST = FreshnessAnswer.TEXT_LENGTH


class TellForm(forms.Form):
    """What it is about, and in a sentence or two what is new."""

    kind = forms.ChoiceField(label=_("What would you like to tell?"), choices=Kind.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What is new?"),
        # No max_length: it would become an attribute by which browsers cut what is pasted, without a word.
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        text = self.fields["text"]
        text.required = self["kind"].value() != Kind.LEFT
        text.error_messages["required"] = _("Please say in a sentence what is new.")
        text.help_text = _(
            "Something has changed: one sentence is enough, such as “We have a new telephone number, 0171 39200 12.” "
            "Somebody else: the name and e-mail address of the new person. "
            "Not your organisation any more: you may leave this empty. At most %(limit)d characters."
        ) % {"limit": LONGEST}

    def clean_text(self) -> str:
        """Refuse what is too long instead of cutting it. A line break counts as one character, as people count."""
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text) > LONGEST:
            raise forms.ValidationError(
                _("The text has %(length)d characters; at most %(limit)d are possible."),
                params={"length": len(text), "limit": LONGEST},
            )
        return text
