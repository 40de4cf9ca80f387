"""The log of contacts, private notes, and how an MSO lets itself be approached."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperations.enums.contact import ContactKind, ContactPreference
from cooperations.enums.side import Side
from partners.models import Organisation

from .texts import LineField, TextField


class EntryForm(forms.Form):
    """A call, visit or mail, with the next step."""

    kind = forms.ChoiceField(label=_("How were you in touch?"), choices=ContactKind.choices, widget=forms.RadioSelect)
    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    reached = forms.TypedChoiceField(
        label=_("Did you reach somebody?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    text = TextField(
        label=_("What was said?"),
        required=False,
        max_length=2000,
        help_text=_("Both sides read this. Agreements, not opinions."),
    )
    next_step = LineField(label=_("Next step"), required=False, max_length=300)
    next_side = forms.ChoiceField(label=_("Whose turn is it?"), required=False, widget=forms.RadioSelect)
    next_on = forms.DateField(
        label=_("Until when?"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, employer: Organisation, mso: Organisation, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"kind": ContactKind.CALL, "on": timezone.localdate(), "reached": "yes"})
        super().__init__(*args, **kwargs)
        self.fields["next_side"].choices = [  # type: ignore[attr-defined]
            (Side.EMPLOYER, employer.display_name),
            (Side.MSO, mso.display_name),
        ]

    def clean_on(self) -> Any:
        """Refuse a day that is still to come."""
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. What is planned goes into the next step."))
        return day

    def clean(self) -> dict[str, Any]:
        """A date needs a step, a step needs somebody whose turn it is."""
        data = super().clean() or self.cleaned_data
        if data.get("next_on") and not data.get("next_step") and "next_step" not in self.errors:
            self.add_error("next_step", _("Please say what is to be done by that day."))
        if data.get("next_step") and not data.get("next_side") and "next_side" not in self.errors:
            self.add_error("next_side", _("Please say whose turn it is."))
        return data


class NoteForm(forms.Form):
    """A private note."""

    text = TextField(
        label=_("Note"),
        max_length=2000,
        help_text=_(
            "Only your own organisation reads this. Please note nothing about the characteristics of persons: no "
            "origin, religion, health, family or opinions."
        ),
    )


class SettingsForm(forms.Form):
    """Pause, limit, way in."""

    is_paused = forms.BooleanField(label=_("Pause requests"), required=False)
    paused_until = forms.DateField(
        label=_("Until (and including)"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave it empty if you do not know yet."),
    )
    pause_note = LineField(
        label=_("What should employers read meanwhile?"),
        required=False,
        max_length=200,
        help_text=_("For example: We are preparing our summer festival."),
    )
    monthly_limit = forms.IntegerField(
        label=_("Requests per month at most"),
        required=False,
        min_value=0,
        max_value=999,
        help_text=_("Leave it empty for no limit. Employers never see the number."),
    )
    prefers = forms.ChoiceField(
        label=_("How should the first contact come?"), choices=ContactPreference.choices, widget=forms.RadioSelect
    )
    through = forms.ModelChoiceField(
        label=_("Best on recommendation of"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("nobody in particular"),
    )
    intermediary_told = forms.BooleanField(
        label=_("A go-between may read my notes on blocked employers"),
        required=False,
        help_text=_("Then it knows why you do not answer."),
    )

    def __init__(self, *args: Any, recommenders: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["through"].queryset = recommenders  # type: ignore[attr-defined]

    def clean_paused_until(self) -> Any:
        """Refuse an end that has passed."""
        day = self.cleaned_data["paused_until"]
        if day and self.cleaned_data.get("is_paused") and day < timezone.localdate():
            raise forms.ValidationError(_("This day has passed."))
        return day


class BlockForm(forms.Form):
    """A note on a block, for the own side."""

    note = LineField(
        label=_("Note for your own side"),
        required=False,
        max_length=300,
        help_text=_("The employer never learns of the block nor of the note."),
    )
