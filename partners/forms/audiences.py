"""Who sees which field: one native choice per field."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _

from partners.domain.visibility import Choice
from partners.enums import Audience

# Short enough for a phone; the page explains them above.
SHORT: dict[str, str | Promise] = {
    Audience.PUBLIC: _("Everybody"),
    Audience.EMPLOYERS: _("Employers and intermediaries"),
    Audience.INTERMEDIARIES: _("Only intermediaries"),
    Audience.OWN: _("Only we ourselves"),
}


@dataclass(frozen=True)
class Section:
    """A fieldset: its legend, its fields with what was chosen when the page was opened."""

    legend: str | Promise
    fields: list[tuple[BoundField, SafeString]]


class AudiencesForm(forms.Form):
    """Chooses who sees which field. Only what the person changes is stored, so that two editors do not collide."""

    reason = forms.CharField(
        label=_("Why do you change this profile?"),
        help_text=_("The organisation sees it in its history."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        sections: Sequence[tuple[str | Promise, list[Choice]]],
        data: Any = None,
        *,
        needs_reason: bool = False,
    ) -> None:
        super().__init__(data)
        self.listed = sections
        if not needs_reason:
            del self.fields["reason"]
        for _legend, choices in sections:
            for choice in choices:
                self.fields[choice.field.key] = _field(choice)

    def sections(self) -> list[Section]:
        """Return the fieldsets of what there is to see."""
        return self._sections(empty=False)

    def empty_sections(self) -> list[Section]:
        """Return the fieldsets of what is not filled in; they come last and folded."""
        return self._sections(empty=True)

    def _sections(self, *, empty: bool) -> list[Section]:
        sections = []
        for legend, choices in self.listed:
            fields = [self[each.field.key] for each in choices if each.is_empty is empty]
            if fields:
                sections.append(Section(legend, [(each, each.as_hidden(only_initial=True)) for each in fields]))
        return sections

    def chosen(self) -> dict[str, Audience | None]:
        """Return what the person changed, None for the standard."""
        return {
            key: Audience(value) if (value := self.cleaned_data[key]) else None
            for key in self.changed_data
            if key != "reason"
        }


def _field(choice: Choice) -> forms.ChoiceField:
    standard = format_lazy("{}: {}", _("Standard"), SHORT[choice.field.default])
    return forms.ChoiceField(
        label=capfirst(str(choice.field.label)),
        choices=[("", standard), *SHORT.items()],
        initial=choice.chosen or "",
        required=False,
        show_hidden_initial=True,
    )
