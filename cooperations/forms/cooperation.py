"""Proposing a cooperation, asking others to join, saying why one leaves."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.enums.side import Side
from cooperations.models.cooperation import REASON_LENGTH, TITLE_LENGTH
from cooperations.permissions.cooperation import possible_sides
from partners.models import Organisation

from .texts import LineField, TextField


class FindForm(forms.Form):
    """The name of an organisation, or a part of it."""

    name = LineField(label=_("Name of the organisation"), max_length=200)


class ProposalForm(forms.Form):
    """What is proposed, in whose name, and on which side where that is not clear."""

    title = LineField(
        label=_("What do you want to do together?"),
        max_length=TITLE_LENGTH,
        help_text=_("A few words, for example: training evenings for parents."),
    )
    own = forms.ModelChoiceField(
        label=_("In whose name?"), queryset=Organisation.objects.none(), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args: Any, own: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["own"].queryset = own  # type: ignore[attr-defined]
        if len(own) == 1:
            self.fields["own"].widget = forms.HiddenInput()
            self.fields["own"].initial = own[0].pk


class SideForm(forms.Form):
    """On which side an organisation takes part."""

    side = forms.ChoiceField(label=_("On which side?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sides = possible_sides(organisation)
        self.fields["side"].choices = [(side.value, side.label) for side in sides]  # type: ignore[attr-defined]
        if len(sides) == 1:
            self.fields["side"].widget = forms.HiddenInput()
            self.fields["side"].initial = sides[0].value


class ReasonForm(forms.Form):
    """Why a cooperation, or a party's part in it, comes to an end. All who take part read it."""

    reason = TextField(label=_("Why? The others read it."), rows=3, max_length=REASON_LENGTH)


def other_side(side: Side) -> Side:
    """Return the side across the table."""
    return next(each for each in sorted(SIGNING_SIDES) if each != side)
