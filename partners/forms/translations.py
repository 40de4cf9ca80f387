"""The description in the languages besides German: one text area for each."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from partners.models import Organisation

DESCRIPTION_LENGTH = 5000
GERMAN = "de"


class TranslationsForm(forms.Form):
    """Adds, changes and removes the description in further languages. An emptied text is removed.

    A field that is not sent stays as it is.
    """

    def __init__(self, organisation: Organisation, data: Any = None) -> None:
        super().__init__(data)
        self.organisation = organisation
        present = {each.language: each.description for each in organisation.translations.all()}
        for code, name in settings.LANGUAGES:
            if code != GERMAN:
                self.fields[_field(code)] = forms.CharField(
                    label=name,
                    initial=present.get(code, ""),
                    required=False,
                    max_length=DESCRIPTION_LENGTH,
                    error_messages={"max_length": _("Please keep the description below 5,000 characters.")},
                    widget=forms.Textarea(attrs={"rows": 5, "lang": code, "dir": _direction(code)}),
                )
        self.has_texts = any(present.values())

    def texts(self) -> dict[str, str]:
        """Return what was sent and differs, by language; "" removes the text."""
        changed = set(self.changed_data)
        return {
            code: self.cleaned_data[_field(code)]
            for code, _name in settings.LANGUAGES
            if code != GERMAN and _field(code) in changed
        }

    @property
    def changed_data(self) -> list[str]:
        """Return the names of the fields that were sent and differ."""
        return [name for name in super().changed_data if self.add_prefix(name) in self.data]


def _field(code: str) -> str:
    return f"description_{code}"


def _direction(code: str) -> str:
    return "rtl" if get_language_info(code)["bidi"] else "ltr"
