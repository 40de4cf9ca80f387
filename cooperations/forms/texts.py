"""Fields for what people write: kept as it is or refused with the reason, never cut."""

from typing import Any

from django import forms

from portal.shared.texts import check_line, check_text


class LineField(forms.CharField):
    """One line: a name, a subject, an aim."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Leave the limit to the server: browsers cut what is pasted without a word."""
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}

    def to_python(self, value: Any) -> str:
        """Return the line with single spaces; raise ``ValidationError`` with every reason against it."""
        text = super().to_python(value) or ""
        checked = check_line(text, max_length=self.max_length or len(text))
        if checked.problems:
            raise forms.ValidationError(list(checked.problems))
        return checked.text


class TextField(forms.CharField):
    """A text of several lines."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value: Any) -> str:
        """Return the text with plain line ends; raise ``ValidationError`` with every reason against it."""
        text = super().to_python(value) or ""
        checked = check_text(text, max_length=self.max_length or len(text))
        if checked.problems:
            raise forms.ValidationError(list(checked.problems))
        return checked.text

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Leave the limit to the server: browsers cut what is pasted, and count line ends twice."""
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}
