"""How many come, how many fit in, whether guests sign up."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.domain.registration import Arrangement
from events.enums.registration import RegistrationMode
from events.models import Registration
from partners.models import Organisation

DATE_TIME = "%Y-%m-%dT%H:%M"


class ExpectedForm(forms.Form):
    """One number."""

    expected = forms.IntegerField(
        label=_("How many people will come?"),
        required=False,
        min_value=0,
        help_text=_("About is enough. Leave it empty if you do not know yet."),
    )


class ArrangementForm(forms.Form):
    """What the two sides agree on about seats and names."""

    capacity = forms.IntegerField(
        label=_("Seats"), required=False, min_value=1, help_text=_("Leave it empty if any number fits in.")
    )
    mode = forms.ChoiceField(label=_("Do guests sign up?"), choices=RegistrationMode.choices, widget=forms.RadioSelect)
    keeper = forms.ModelChoiceField(
        label=_("Who keeps the names?"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Please choose"),
        help_text=_("Only this organisation reads names and addresses. They are erased 30 days after the event."),
    )
    closes_at = forms.DateTimeField(
        label=_("Until when can guests sign up?"),
        required=False,
        help_text=_("Leave it empty if they can until the event begins."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=DATE_TIME),
        input_formats=[DATE_TIME],
    )

    def __init__(
        self, *args: Any, registration: Registration, organisations: list[Organisation], **kwargs: Any
    ) -> None:
        """``organisations`` are those that take part."""
        names = ("capacity", "mode", "keeper", "closes_at")
        super().__init__(*args, **kwargs)
        self.initial = {name: getattr(registration, name) for name in names}
        self.fields["keeper"].queryset = Organisation.objects.filter(  # type: ignore[attr-defined]
            pk__in=[each.pk for each in organisations]
        )

    @property
    def arrangement(self) -> Arrangement:
        """Return what was entered; valid forms only."""
        data = self.cleaned_data
        return Arrangement(data["capacity"], RegistrationMode(data["mode"]), data["keeper"], data["closes_at"])
