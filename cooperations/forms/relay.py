"""Writing a message."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperations.enums.side import Side
from cooperations.models.relay import TEXT_LENGTH

from .texts import TextField


class ManyFilesInput(forms.FileInput):
    """A field for several files."""

    allow_multiple_selected = True


class ManyFiles(forms.FileField):
    """Several files, or none."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the list of files."""
        files = data if isinstance(data, (list, tuple)) else [data]
        return [super(ManyFiles, self).clean(each, initial) for each in files if each]


class MessageForm(forms.Form):
    """Text and files; for whom, where somebody acts for both sides."""

    side = forms.ChoiceField(label=_("You write for"), choices=(), widget=forms.RadioSelect)
    text = TextField(label=_("Message"), rows=6, max_length=TEXT_LENGTH, required=False)
    attachments = ManyFiles(
        label=_("Files"),
        help_text=_("Up to five, 5 MB each: PDF, pictures (JPEG, PNG, WebP), plain text."),
        required=False,
        widget=ManyFilesInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.webp,.txt"}),
    )

    one_of = ("text", "attachments")

    def __init__(self, *args: Any, sides: Collection[Side], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["side"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- for the type checker
        field.choices = [(side.value, side.label) for side in sides]
        if len(sides) == 1:
            field.widget, field.initial = forms.HiddenInput(), next(iter(sides)).value
