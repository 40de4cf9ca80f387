"""What an employer writes to an MSO."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .texts import LineField, TextField


class RequestForm(forms.Form):
    """What an employer asks. Without a conversation before, the reason why there was none."""

    no_phone_reason = LineField(
        label=_("Why was no call possible?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=300,
        help_text=_("For example: no telephone number given; called three times on different evenings."),
    )
    subject = LineField(label=_("Subject"), max_length=120)
    aim = LineField(
        label=_("Your aim in one plain sentence"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=300,
        help_text=_("What do you want to do together, and for whom?"),
    )
    text = TextField(
        label=_("Your message"),
        rows=8,
        max_length=5000,
        help_text=_("Say what the organisation gains from it and what you can offer. No finished concept."),
    )
    language = forms.ChoiceField(label=_("Language of your message"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, has_basis: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_basis:
            del self.fields["no_phone_reason"]
