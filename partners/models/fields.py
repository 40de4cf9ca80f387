"""Column types that several models of this app use."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.forms import CheckboxSelectMultiple, MultipleChoiceField


class ChoiceArrayField(ArrayField):
    """An array of values from a closed list, edited with check boxes."""

    def formfield(self, **kwargs: Any) -> Any:
        """Return a field that offers every value as a check box."""
        defaults = {
            "form_class": MultipleChoiceField,
            "choices": self.base_field.choices,
            "widget": CheckboxSelectMultiple,
        }
        return super(ArrayField, self).formfield(**{**defaults, **kwargs})


def choice_array(verbose_name: Any, choices: Any) -> ChoiceArrayField:
    """Return an array column for values of ``choices``, empty by default."""
    return ChoiceArrayField(
        models.CharField(max_length=40, choices=choices), verbose_name=verbose_name, default=list, blank=True
    )
