"""Why a paper is taken back."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy

from .texts import LineField

REASON_LENGTH = 300


class RevocationForm(forms.Form):
    """Why a paper is taken back."""

    reason = LineField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Those who take part in the cooperation read it; the check page does not show it."),
        max_length=REASON_LENGTH,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.helper = FormHelper()
        self.helper.form_tag = False
