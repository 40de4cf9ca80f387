"""Forms of occasions for contact and of the yearly question."""

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from cooperations.domain.keeping.touching import DELAYS
from cooperations.enums.keeping import Occasion, RenewalWord
from cooperations.models.cooperation import REASON_LENGTH
from cooperations.models.touch_point import NOTE_LENGTH

from .texts import TextField


class TouchPointForm(forms.Form):
    """What is to be done with an occasion."""

    verb = forms.ChoiceField(choices=[(verb, verb) for verb in ("tick", "reopen", "postpone", "off")])
    delay = forms.TypedChoiceField(
        choices=[(delay, delay) for delay in DELAYS],
        coerce=int,
        required=False,
        empty_value=1,  # type: ignore[arg-type]
    )
    note = TextField(max_length=NOTE_LENGTH, required=False)


class OccasionForm(forms.Form):
    """What a party wants of an occasion: again, or in a month of its own ("0": as it falls)."""

    organisation = forms.IntegerField()
    occasion = forms.ChoiceField(choices=Occasion.choices)
    month = forms.TypedChoiceField(choices=[(0, "–"), *MONTHS.items()], coerce=int, required=False, empty_value=None)


class RenewalForm(forms.Form):
    """An answer to the yearly question."""

    answer = forms.ChoiceField(label=_("Is it still alive?"), choices=RenewalWord.choices, widget=forms.RadioSelect)
    reason = TextField(
        label=_("If it has come to an end: why?"),
        help_text=_("The other side reads it. You may leave it empty."),
        max_length=REASON_LENGTH,
        required=False,
        rows=3,
    )
