"""A number as people write it, in German or in English."""

import re
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.renderers.indicator_words import plain

_SPACES: Final = re.compile(r"[\s\u00a0\u202f'’]")
_SHAPE: Final = re.compile(r"-?\d+(?:[.,]\d+)*")
_THOUSANDS: Final = 3
MOST_DIGITS: Final = 12
MOST_PLACES: Final = 4


def read_number(text: str) -> Decimal:
    """Return the number somebody wrote: 1100, 1 100, 12,5, 12.5, 1.100,5.

    Raises ``ValueError`` with a sentence for what is none, is too long, or can be read in two ways like 1.100.
    """
    plain = _SPACES.sub("", text)
    if not _SHAPE.fullmatch(plain):
        raise ValueError(_("Please write a number, for example 1100 or 12,5."))
    marks = [mark for mark in plain if mark in ".,"]
    whole, mark, places = plain, "", ""
    if marks:
        cut = plain.rindex(marks[-1])
        whole, mark, places = plain[:cut], marks[-1], plain[cut + 1 :]
    groups = re.split(r"[.,]", whole.lstrip("-"))
    is_grouped = all(len(group) == _THOUSANDS for group in groups[1:]) and len(groups[0]) <= _THOUSANDS
    if len(marks) > 1 and (not is_grouped or len(set(marks[:-1])) > 1):
        raise ValueError(_("Please write a number, for example 1100 or 12,5."))
    if len(marks) > 1 and marks[-1] == marks[0]:
        if len(places) != _THOUSANDS:
            raise ValueError(_("Please write a number, for example 1100 or 12,5."))
        whole, mark, places = whole + places, "", ""
    elif len(marks) == 1 and len(places) == _THOUSANDS and whole.lstrip("-") != "0" and len(groups[0]) <= _THOUSANDS:
        raise ValueError(
            _("%(text)s can be read in two ways. Please write %(one)s or %(other)s.")
            % {"text": plain, "one": whole + places, "other": f"{whole}{mark}{places}0"}
        )
    digits = re.sub(r"[.,]", "", whole)
    if len(digits.lstrip("-")) > MOST_DIGITS or len(places) > MOST_PLACES:
        raise ValueError(_("The number is too long: at most 12 digits and 4 decimal places."))
    return Decimal(f"{digits}.{places or 0}")


class NumberField(forms.CharField):
    """A number with or without decimal places; what was typed comes back as it was typed."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "size": 12}))
        super().__init__(max_length=40, **kwargs)

    def to_python(self, value: Any) -> Any:
        """Return a ``Decimal``, None where nothing was typed; raise ``ValidationError`` with the reason."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            return read_number(text)
        except ValueError as refused:
            raise forms.ValidationError(str(refused)) from None

    def validate(self, value: Any) -> None:
        """Refuse a missing number where one is needed."""
        if value is None and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """Leave numbers to ``to_python``; the validators of texts do not fit."""

    def prepare_value(self, value: Any) -> Any:
        """Show a stored number as people write it here, without needless zeros."""
        if not isinstance(value, Decimal):
            return value
        return number_format(plain(value), use_l10n=True, force_grouping=False)


class PercentField(NumberField):
    """A number from 0 to 100."""

    def to_python(self, value: Any) -> Any:
        """Return a ``Decimal`` with two places at most, None where nothing was typed."""
        number = super().to_python(value)
        if number is not None and not 0 <= number <= 100:  # noqa: PLR2004 -- percent
            raise forms.ValidationError(gettext_lazy("Percent are numbers from 0 to 100."))
        return None if number is None else round(number, 2)
