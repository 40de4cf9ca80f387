"""The days that an organisation counts for its lists."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext as _

from checklists.enums import Anchor
from checklists.models import Item, Phase, in_language

MOST_DAYS = 365


class DueDaysForm(forms.Form):
    """One number for each item; empty where the usual one holds."""

    def __init__(self, items: Iterable[Item], own: Mapping[str, int], data: Any = None) -> None:
        super().__init__(data)
        self.items = list(items)
        for item in self.items:
            self.fields[item.slug] = forms.IntegerField(
                label=f"{item.number} {in_language(item.text)}",
                help_text=_counted(item) % {"days": abs(item.due_days or 0)},
                min_value=0,
                max_value=MOST_DAYS,
                required=False,
                initial=abs(own[item.slug]) if item.slug in own else None,
            )
        self.helper = FormHelper()
        self.helper.form_tag = False

    @property
    def phases(self) -> list[tuple[Phase, list[forms.BoundField]]]:
        """Return the fields by phase."""
        grouped = groupby(self.items, key=lambda item: item.phase)
        return [(phase, [self[item.slug] for item in items]) for phase, items in grouped]


def _counted(item: Item) -> str:
    if item.anchor == Anchor.FIRST_CONTACT:
        return _("Days after the first contact. Usual: %(days)s")
    if (item.due_days or 0) < 0:
        return _("Days before the event. Usual: %(days)s")
    return _("Days after the event. Usual: %(days)s")
