"""Looking for a date, naming calendars, blocking days, correcting feasts."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cooperations.forms.texts import LineField, TextField
from events.domain.finding.weights import CRITERIA, DEFAULTS, LEAST, MOST
from events.domain.finding.wish import MOST_DAYS, Wish
from events.enums.calendar import Tradition
from events.models.dates import EXPLANATION_LENGTH, NOTE_LENGTH, WHY_LENGTH
from partners.enums import MeetingFormat, MeetingTime, TargetGroup
from partners.models import Organisation

FARTHEST = timedelta(days=3650)
USUAL_LEAD, USUAL_SPAN = timedelta(days=14), timedelta(days=89)
DURATIONS = (60, 90, 120, 150, 180, 240, 360)
USUAL_DURATION = 120
WEIGHT = "weight-"
LONGEST_PLACE = 100


def _durations() -> list[tuple[int, str]]:
    # Halves take the same form as a hundred in all our languages.
    return [
        (
            each,
            ngettext("%(hours)s hour", "%(hours)s hours", 100 if each % 60 else each // 60)
            % {"hours": number_format(each / 60 if each % 60 else each // 60)},
        )
        for each in DURATIONS
    ]


def _day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class SpanForm(forms.Form):
    """Two days in order."""

    first = forms.DateField(label=_("First day"), widget=_day_input())
    last = forms.DateField(label=_("Last day"), widget=_day_input())

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the begin, and days that no calendar is made for."""
        data = super().clean() or self.cleaned_data
        for name in ("first", "last"):
            if data.get(name) and abs(data[name] - timezone.localdate()) > FARTHEST:
                self.add_error(name, _("This day is too far away."))
        if data.get("first") and data.get("last") and data["last"] < data["first"]:
            self.add_error("last", _("The last day cannot be before the first."))
        return data


class WishForm(SpanForm):
    """What is looked for. Weights are read from the same address."""

    minutes = forms.TypedChoiceField(
        label=_("How long?"),
        coerce=int,
        choices=_durations,
    )
    part = forms.MultipleChoiceField(
        label=_("When in the week?"), choices=MeetingTime.choices, widget=forms.CheckboxSelectMultiple
    )
    organisation = forms.ModelMultipleChoiceField(
        label=_("With whom?"),
        queryset=Organisation.objects.none(),
        to_field_name="slug",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Their blocked days, events and calendars count."),
    )
    group = forms.MultipleChoiceField(
        label=_("For whom?"), choices=TargetGroup.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    place = forms.CharField(
        label=_("Place"),
        required=False,
        max_length=LONGEST_PLACE,
        help_text=_("Town, district or postal code"),
    )

    def __init__(self, data: Any, *, others: Sequence[Organisation] = (), has_event: bool = False) -> None:
        super().__init__(data)
        self.fields["organisation"].queryset = Organisation.objects.filter(  # type: ignore[attr-defined]
            pk__in=[each.pk for each in others]
        )
        if has_event:
            for name in ("organisation", "group", "place"):
                del self.fields[name]
        elif not others:
            del self.fields["organisation"]

    def clean(self) -> dict[str, Any]:
        """Refuse days that have passed and spans that are too long."""
        data = super().clean()
        if data.get("last") and data["last"] < timezone.localdate():
            self.add_error("last", _("This day has passed."))
        elif data.get("first") and data.get("last") and (data["last"] - data["first"]).days >= MOST_DAYS:
            self.add_error("last", _("We compare at most 180 days at once."))
        return data

    def wish(self) -> Wish:
        """Return the wish of a valid form, without its place."""
        data = self.cleaned_data
        return Wish(
            first=max(data["first"], timezone.localdate()),
            last=data["last"],
            minutes=data["minutes"],
            parts=frozenset(MeetingTime(each) for each in data["part"]),
            formats=frozenset[MeetingFormat](),
            groups=frozenset(TargetGroup(each) for each in data.get("group", ())),
        )


def usual_wish(
    today: date, minutes: int = USUAL_DURATION, parts: Collection[MeetingTime] = tuple(MeetingTime)
) -> dict[str, list[str]]:
    """Return what the form asks for before anybody has filled it in."""
    first = today + USUAL_LEAD
    return {
        "first": [first.isoformat()],
        "last": [(first + USUAL_SPAN).isoformat()],
        "minutes": [str(min(DURATIONS, key=lambda each: abs(each - minutes)))],
        "part": [str(each.value) for each in MeetingTime if each in parts],
    }


def read_weights(parameters: Any) -> dict[str, int]:
    """Return the weights in an address; what is no number from 0 to 5 is left out."""
    steps = {str(step): step for step in range(LEAST, MOST + 1)}
    given = {name: steps.get(parameters.get(f"{WEIGHT}{name}", "")) for name in DEFAULTS}
    return {name: weight for name, weight in given.items() if weight is not None}


class WeightsForm(forms.Form):
    """A weight for every criterion, with its rule."""

    def __init__(self, weights: dict[str, int]) -> None:
        super().__init__()
        steps = [(step, str(step)) for step in range(LEAST, MOST + 1)]
        for each in CRITERIA:
            self.fields[f"{WEIGHT}{each.name}"] = forms.ChoiceField(
                label=str(each.label), choices=steps, initial=weights[each.name], help_text=str(each.rule)
            )


class ObservedForm(forms.Form):
    """Which calendars count for the people an MSO reaches."""

    traditions = forms.MultipleChoiceField(
        label=_("Which feasts count for the people you reach?"),
        choices=Tradition.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only what you choose here speaks against a date. Everything else is only told."),
    )
    friday_prayer = forms.BooleanField(label=_("The Friday prayer counts"), required=False)
    shabbat = forms.BooleanField(label=_("The Shabbat counts"), required=False)
    note = LineField(
        label=_("Note for your partners"),
        required=False,
        max_length=NOTE_LENGTH,
        help_text=_("For example: In Ramadan please not before 20:00."),
    )


class BlockForm(SpanForm):
    """Days that do not work."""

    prefix = "block"
    why = LineField(
        label=_("Why"), required=False, max_length=WHY_LENGTH, help_text=_("Only your own organisation reads this.")
    )

    def clean_last(self) -> date:
        """Refuse days that have passed."""
        day: date = self.cleaned_data["last"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("This day has passed."))
        return day


class ExplanationForm(forms.Form):
    """Why a date is right although something speaks against it."""

    step = forms.CharField(widget=forms.HiddenInput, initial="explain", required=False)
    text = TextField(
        label=_("Why is this date right all the same?"),
        max_length=EXPLANATION_LENGTH,
        help_text=_("Both sides read this. It holds for this date only."),
    )


class TimeForm(forms.Form):
    """A proposed time that somebody takes, as the page wrote it. ``base`` tells which date it was shown with."""

    starts_at = forms.DateTimeField()
    ends_at = forms.DateTimeField()
    base = forms.CharField()
