"""What is written down after an event."""

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cooperations.forms.texts import LineField, TextField
from events.domain.after import Consent, Release
from events.enums.after import AgeRange, Medium, Purpose, Way
from events.models.outcome import LESSON_LENGTH, PRESS_TITLE_LENGTH
from events.models.release import PERSON_LENGTH, QUOTE_LENGTH, WHERE_LENGTH
from partners.models import Organisation

PLEASE_CHOOSE = ("", _("Please choose"))
WITHOUT_END = _("Please say until when. A consent without an end is none that people can oversee.")


def _day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def _number(label: Any, **options: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, **options)


def _several(label: Any, choices: type[TextChoices], **options: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices.choices, widget=forms.CheckboxSelectMultiple, **options
    )


class OfOrganisationForm(forms.Form):
    """Written in the name of an organisation; who acts for one only is not asked."""

    organisation = forms.ModelChoiceField(
        label=_("For which organisation?"), queryset=Organisation.objects.none(), empty_label=_("Please choose")
    )

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        """``organisations`` are those the user writes for."""
        super().__init__(*args, **kwargs)
        self._only = organisations[0] if len(organisations) == 1 else None
        if self._only is not None:
            del self.fields["organisation"]
        else:
            self.fields["organisation"].queryset = Organisation.objects.filter(  # type: ignore[attr-defined]
                pk__in=[each.pk for each in organisations]
            )

    @property
    def written_for(self) -> Organisation:
        """Return in whose name it is written; valid forms only."""
        return self._only or self.cleaned_data["organisation"]


class OutcomeForm(forms.Form):
    """Numbers: how many came, of which age, how many want more."""

    base = forms.CharField(widget=forms.HiddenInput)
    attended = _number(_("How many people came?"))
    helpers = _number(_("How many people helped?"))
    interested = _number(
        _("How many want an internship, training or a job?"), help_text=_("Only the number, no names.")
    )
    followed_up = _number(_("With how many of them has the employer spoken since?"))
    no_quotes = forms.BooleanField(label=_("Nobody is to be quoted"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Add a field for each age range."""
        super().__init__(*args, **kwargs)
        for key, label in AgeRange.choices:
            self.fields[f"ranges_{key}"] = _number(label)

    @property
    def ages(self) -> list[forms.BoundField]:
        """Return the fields of ages."""
        return [self[f"ranges_{key}"] for key in AgeRange.values]

    @property
    def values(self) -> dict[str, Any]:
        """Return the columns; valid forms only."""
        data = self.cleaned_data
        columns = ("attended", "helpers", "interested", "followed_up", "no_quotes")
        ranges = {key: data[f"ranges_{key}"] for key in AgeRange.values}
        return {**{name: data[name] for name in columns}, "ranges": ranges}

    @staticmethod
    def initial_of(values: dict[str, Any], base: str) -> dict[str, Any]:
        """Return what the form shows for stored ``values``."""
        ranges = {f"ranges_{key}": number for key, number in values["ranges"].items()}
        return {**values, **ranges, "base": base}


class LessonForm(OfOrganisationForm):
    """Three questions."""

    went_well = TextField(label=_("What went well?"), max_length=LESSON_LENGTH, required=False, rows=3)
    better = TextField(label=_("What could be better?"), max_length=LESSON_LENGTH, required=False, rows=3)
    next_time = TextField(label=_("What do we do next time?"), max_length=LESSON_LENGTH, required=False, rows=3)


class ReleaseForm(forms.Form):
    """What a sentence may be used for."""

    released_for = _several(
        _("Released for"), Purpose, required=False, help_text=_("Nothing chosen: the sentence stays with you.")
    )
    released_until = _day(_("Released until"), required=False, help_text=_("Leave it empty if it has no end."))
    release_way = forms.ChoiceField(
        label=_("How did the person agree?"), choices=[PLEASE_CHOOSE, *Way.choices], required=False
    )

    @property
    def release(self) -> Release:
        """Return what was entered; valid forms only."""
        data = self.cleaned_data
        return Release(data["released_for"], data["released_until"], data["release_way"])


class QuoteForm(OfOrganisationForm, ReleaseForm):
    """A sentence, and of whom it is."""

    text = TextField(label=_("What was said"), max_length=QUOTE_LENGTH, rows=3)
    speaker = LineField(
        label=_("Who said it"),
        max_length=PERSON_LENGTH,
        required=False,
        help_text=_("As the person wants to be named. Only your organisation reads it."),
    )
    field_order = ("organisation", "text", "speaker", "released_for", "released_until", "release_way")


class ConsentForm(OfOrganisationForm):
    """Who may be seen or heard, what for, until when."""

    who = LineField(label=_("Name of the person"), max_length=PERSON_LENGTH)
    is_minor = forms.BooleanField(label=_("The person is under 18"), required=False)
    guardian = LineField(label=_("Name of the guardian who agreed"), max_length=PERSON_LENGTH, required=False)
    in_media = _several(
        _("Seen or heard in"),
        Medium,
        error_messages={"required": _("Please say what the person may be seen or heard in.")},
    )
    purposes = _several(_("What for?"), Purpose, error_messages={"required": _("Please say what for.")})
    until = _day(_("Until when?"), error_messages={"required": WITHOUT_END})
    way = forms.ChoiceField(label=_("How did the person agree?"), choices=[PLEASE_CHOOSE, *Way.choices])
    paper_at = LineField(label=_("Where does the paper lie?"), max_length=WHERE_LENGTH, required=False)

    @property
    def consent(self) -> Consent:
        """Return what was entered; valid forms only."""
        return Consent(**{name: value for name, value in self.cleaned_data.items() if name != "organisation"})


class PressForm(forms.Form):
    """Where the event was written about."""

    title = LineField(label=_("Title"), max_length=PRESS_TITLE_LENGTH)
    url = forms.URLField(label=_("Web address"), max_length=500, required=False, assume_scheme="https")
    on = _day(_("Published on"))
    is_shared = forms.BooleanField(label=_("We have shown it to all who took part"), required=False)
