"""Answering findings, and choosing which to see."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.rules.base import Severity
from reports.rules.registry import all_rules

SEVERITIES = {
    Severity.ERROR: _("error"),
    Severity.WARNING: _("warning"),
    Severity.HINT: _("hint"),
}


class AnswerForm(forms.Form):
    """Which finding, and why the passage may stand."""

    focus_area = forms.IntegerField(min_value=1, max_value=6)
    rule = forms.CharField(max_length=40)
    passage_hash = forms.RegexField(r"\A[0-9a-f]{64}\Z")
    note = forms.CharField(max_length=500, required=False)


class FindingFilterForm(forms.Form):
    """Rule, severity, open or answered; nothing chosen shows all."""

    rule = forms.ChoiceField(label=_("Rule"), required=False)
    severity = forms.ChoiceField(
        label=_("Weight"),
        required=False,
        choices=[("", _("all")), *((str(key), word) for key, word in SEVERITIES.items())],
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("all")), ("open", _("open")), ("answered", _("answered"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["rule"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- declared above
        field.choices = [("", _("all")), *((rule.id, rule.name) for rule in all_rules().values())]

    def chosen(self) -> dict[str, str]:
        """Return what was chosen; what is unknown counts as not chosen."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}
