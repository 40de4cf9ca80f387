"""Handing in a list and saying what its columns are."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from partners.domain.imports.columns import COLUMNS
from partners.domain.imports.headers import why_unusable
from partners.domain.imports.refusal import column_letter

from .creation import CREATABLE

LIST_FILES = ".xlsx,.csv,.txt,.tsv"


class UploadForm(forms.Form):
    """A file and, if it has several, the sheet to read."""

    file = forms.FileField(
        label=_("List"),
        help_text=_("An Excel workbook (.xlsx) or a text file with commas, semicolons or tabs (.csv); up to 10 MB."),
        widget=forms.FileInput(attrs={"accept": LIST_FILES}),
    )
    sheet = forms.CharField(
        label=_("Sheet"),
        help_text=_("Only if the workbook has several: the name of the sheet. Otherwise the first one is read."),
        max_length=100,
        required=False,
    )


class MappingForm(forms.Form):
    """One select for each column of a list."""

    role = forms.ChoiceField(
        label=_("What are these organisations?"),
        choices=CREATABLE,
        help_text=_("Counts where the list itself does not say it."),
    )

    def __init__(
        self,
        *args: Any,
        headers: Sequence[str],
        examples: Sequence[Sequence[str]],
        columns: Sequence[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Leave out")), *((each.key, each.label) for each in COLUMNS.values())]
        for index, header in enumerate(headers):
            self.fields[f"column-{index}"] = forms.ChoiceField(
                label=_("Column %(letter)s: %(header)s") % {"letter": column_letter(index), "header": header},
                choices=choices,
                initial=columns[index],
                required=False,
                help_text=" · ".join(example[index][:60] for example in examples if example[index]) or _("empty"),
            )
        # One of them must be the name: none is called optional.
        self.one_of = tuple(name for name in self.fields if name.startswith("column-"))
        self.helper = FormHelper()
        self.helper.form_tag = False

    @property
    def columns(self) -> list[str]:
        """Return what was chosen, in the order of the list."""
        return [self.cleaned_data[name] for name in self.one_of]

    def clean(self) -> dict[str, Any]:
        """Refuse columns with which the list cannot be read."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and (why := why_unusable(self.columns)):
            raise forms.ValidationError(why)
        return data
