"""Beginning an event, saying why."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.enums.side import Side
from cooperations.forms.texts import LineField, TextField
from cooperations.models import Cooperation
from events.domain.planning.parties import REASON_LENGTH
from events.models.event import MOST_FORMATS, TITLE_LENGTH
from partners.enums import MeetingFormat
from partners.models import Organisation


class EventForm(forms.Form):
    """What it is to be, and in whose name it is begun."""

    title = LineField(
        label=_("What is the event called?"),
        max_length=TITLE_LENGTH,
        help_text=_("As guests are to read it, for example: training for your child – an evening for parents."),
    )
    formats = forms.MultipleChoiceField(
        label=_("How do you want to meet?"),
        choices=MeetingFormat.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("One to three formats. Each brings hints and items of the checklist."),
    )
    own = forms.ModelChoiceField(
        label=_("In whose name?"), queryset=Organisation.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    cooperation = forms.ModelChoiceField(
        label=_("In which cooperation?"),
        queryset=Cooperation.objects.none(),
        required=False,
        empty_label=_("in none"),
        help_text=_("All who take part in the cooperation are asked to join."),
    )
    side = forms.ChoiceField(
        label=_("On which side?"),
        choices=[(each.value, each.label) for each in Side if each in SIGNING_SIDES],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        own: QuerySet[Organisation],
        cooperations: Sequence[Cooperation] = (),
        asks_side: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.cooperations = {each.pk: each for each in cooperations}
        if cooperations:
            self.fields["cooperation"].queryset = Cooperation.objects.filter(  # type: ignore[attr-defined]
                pk__in=self.cooperations
            )
        else:
            del self.fields["cooperation"]
        self.fields["own"].queryset = own  # type: ignore[attr-defined]
        if len(own) == 1:
            self.fields["own"].widget = forms.HiddenInput()
            self.fields["own"].initial = own[0].pk
        if not asks_side:
            del self.fields["side"]

    def clean(self) -> dict[str, Any]:
        """Refuse a cooperation in which the organisation has no part."""
        data = super().clean() or self.cleaned_data
        if chosen := data.get("cooperation"):
            data["cooperation"] = known = self.cooperations[chosen.pk]
            if data.get("own") and data["own"].pk not in {each.organisation_id for each in known.present_parties}:
                self.add_error("cooperation", _("This organisation does not take part in the cooperation."))
        return data

    def clean_formats(self) -> list[str]:
        """Refuse more than three."""
        chosen: list[str] = self.cleaned_data["formats"]
        if len(chosen) > MOST_FORMATS:
            raise forms.ValidationError(_("Please choose one to three formats."))
        return chosen


class WhyForm(forms.Form):
    """Why an event is postponed, called off or left. All who take part read it, in the mail too."""

    reason = TextField(label=_("Why? The others read it."), rows=3, max_length=REASON_LENGTH)


class AnswerForm(forms.Form):
    """Why an organisation does not take part, if it wants to say so."""

    reason = TextField(
        label=_("Why not? You may leave it empty; the others read it."),
        rows=3,
        max_length=REASON_LENGTH,
        required=False,
    )
