"""Contact requests: saying no, asking a go-between, reporting."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cooperations.enums.contact import DeclineReason
from partners.models import Organisation

from .texts import LineField, TextField


class DeclineForm(forms.Form):
    """A no: one of five reasons, one of which says nothing, and a word for those who like to add one."""

    reason = forms.ChoiceField(
        label=_("Reason"), choices=DeclineReason.choices, initial=DeclineReason.NOT_SAID, widget=forms.RadioSelect
    )
    text = TextField(label=_("A word on it, if you like"), required=False, max_length=500, rows=3)


class MediatorForm(forms.Form):
    """Who shall go between the two."""

    mediator = forms.ModelChoiceField(
        label=_("Whom do you want to ask?"),
        queryset=Organisation.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, *args: Any, mediators: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mediator"].queryset = mediators  # type: ignore[attr-defined]


class MisuseForm(forms.Form):
    """A report of misuse."""

    addressee = forms.ModelChoiceField(
        label=_("To whom?"), queryset=Organisation.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    text = TextField(label=_("What happened?"), max_length=2000)

    def __init__(self, *args: Any, addressees: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["addressee"].queryset = addressees  # type: ignore[attr-defined]


class SettleForm(forms.Form):
    """What was done about a report."""

    text = LineField(label=_("What did you do?"), max_length=500)
