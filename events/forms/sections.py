"""The parts of an event as forms: labels, fields, what stands in them in words."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any, ClassVar

from django import forms
from django.utils.formats import date_format, time_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperations.forms.texts import LineField, TextField
from events.enums.event import Coverage, Food, Minors, Photos, Section
from events.models import needs, venue
from events.models.event import SUMMARY_LENGTH, TITLE_LENGTH
from partners.enums import Language, MeetingFormat, TargetGroup
from portal.shared.listing import listed

MOST_PEOPLE = 100_000


def boxes(label: Any, choices: Any, **options: Any) -> forms.MultipleChoiceField:
    """Return check boxes, none of which has to be ticked."""
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, required=False, **options
    )


def yes_or_no(label: Any) -> forms.NullBooleanField:
    """Return a choice of yes, no and not decided yet."""
    return forms.NullBooleanField(label=label, required=False, widget=YesOrNo())


def clock(label: Any) -> forms.TimeField:
    """Return a time of day that may be left out."""
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), required=False)


class YesOrNo(forms.NullBooleanSelect):
    """Yes, no, or not decided yet."""

    UNDECIDED = gettext_lazy("not decided yet")

    def __init__(self) -> None:
        super().__init__()
        self.choices = [
            ("unknown", self.UNDECIDED),
            ("true", gettext_lazy("yes")),
            ("false", gettext_lazy("no")),
        ]


class SectionForm(forms.Form):
    """One section; its fields are called like the columns."""

    section: ClassVar[Section]

    def values(self) -> dict[str, Any]:
        """Return what ``save_section`` takes."""
        return dict(self.cleaned_data)

    def sent(self) -> dict[str, Any]:
        """Return what was sent, as it is, for a form that says nothing about it."""
        return {name: field.widget.value_from_datadict(self.data, {}, name) for name, field in self.fields.items()}

    def words(self, values: Mapping[str, Any]) -> Iterator[tuple[str | Promise, str]]:
        """Go through label and words of what ``values`` say; empty ones are left out."""
        for name, field in self.fields.items():
            if name in values and (text := in_words(field, values[name])):
                yield field.label or name, text


class BasicsForm(SectionForm):
    """What it is and for whom."""

    section = Section.BASICS
    title = LineField(label=gettext_lazy("What is the event called?"), max_length=TITLE_LENGTH)
    formats = forms.MultipleChoiceField(
        label=gettext_lazy("How do you want to meet?"),
        choices=MeetingFormat.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    target_groups = boxes(gettext_lazy("For whom is it?"), TargetGroup.choices)
    group_note = LineField(
        label=gettext_lazy("More about the group"), max_length=needs.SHORT_NOTE_LENGTH, required=False
    )
    minors = forms.ChoiceField(label=gettext_lazy("Are guests under 18 expected?"), choices=Minors.choices)


class PlaceForm(SectionForm):
    """Where it is and how to get there and home."""

    section = Section.PLACE
    name = LineField(label=gettext_lazy("Name of the place"), max_length=venue.PLACE_NAME_LENGTH, required=False)
    street = LineField(label=gettext_lazy("Street and number"), max_length=venue.STREET_LENGTH, required=False)
    postal_code = LineField(label=gettext_lazy("Postal code"), max_length=5, required=False)
    room = LineField(label=gettext_lazy("Room"), max_length=venue.ROOM_LENGTH, required=False)
    capacity = forms.IntegerField(
        label=gettext_lazy("For how many people is there room?"), min_value=1, max_value=MOST_PEOPLE, required=False
    )
    step_free = yes_or_no(gettext_lazy("Can it be reached without steps?"))
    transport = TextField(
        label=gettext_lazy("Bus and train"), rows=2, max_length=venue.DIRECTIONS_LENGTH, required=False
    )
    on_foot = TextField(
        label=gettext_lazy("The last part on foot"), rows=2, max_length=venue.DIRECTIONS_LENGTH, required=False
    )
    last_connection = clock(gettext_lazy("Last bus or train home"))
    ride_home = forms.BooleanField(label=gettext_lazy("We bring guests home afterwards"), required=False)
    is_online = forms.BooleanField(label=gettext_lazy("Guests can take part online"), required=False)
    online_link = forms.URLField(
        label=gettext_lazy("Link for taking part online"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("Those who take part see it; it is never public."),
    )


class PeopleForm(SectionForm):
    """What the guests need, and who is there for them."""

    section = Section.PEOPLE
    food = boxes(gettext_lazy("Food and drink"), Food.choices)
    child_care = yes_or_no(gettext_lazy("Is there child care?"))
    photos = forms.ChoiceField(label=gettext_lazy("Photos and films"), choices=Photos.choices)
    meeting_point = LineField(label=gettext_lazy("Meeting point"), max_length=needs.SHORT_NOTE_LENGTH, required=False)
    access_from = clock(gettext_lazy("From when is the room open for those who help?"))
    emergency_name = LineField(
        label=gettext_lazy("Whom to call on the day"), max_length=needs.NAME_LENGTH, required=False
    )
    emergency_phone = LineField(
        label=gettext_lazy("Phone number for the day"),
        max_length=needs.PHONE_LENGTH,
        required=False,
        help_text=gettext_lazy("Only those who take part see it. It is erased 30 days after the event."),
    )
    trusted_person = LineField(
        label=gettext_lazy("Person of trust from the association"), max_length=needs.NAME_LENGTH, required=False
    )
    trusted_agreed = forms.BooleanField(label=gettext_lazy("This person agrees to be named"), required=False)


class LanguagesForm(SectionForm):
    """Which languages the guests speak, and what is offered in them."""

    section = Section.LANGUAGES
    group_languages = boxes(gettext_lazy("Languages of the guests"), Language.choices)
    languages = boxes(gettext_lazy("Languages of the event"), Language.choices)
    interpreted = boxes(gettext_lazy("Somebody interprets into"), Language.choices)
    interpreter = LineField(label=gettext_lazy("Who interprets?"), max_length=needs.NAME_LENGTH, required=False)
    topics_note = TextField(
        label=gettext_lazy("What matters to the group, what is better left out"),
        rows=3,
        max_length=needs.NOTE_LENGTH,
        required=False,
    )


class PublicForm(SectionForm):
    """What everybody may read, and the press."""

    section = Section.PUBLIC
    is_public = forms.BooleanField(
        label=gettext_lazy("Show the event to everybody once it is announced"), required=False
    )
    summary = TextField(
        label=gettext_lazy("In a few sentences"),
        rows=4,
        max_length=SUMMARY_LENGTH,
        required=False,
        help_text=gettext_lazy(
            "Guests read it on invitations and on their page. Other languages: “Languages and texts”."
        ),
    )
    coverage = forms.ChoiceField(label=gettext_lazy("Press and public"), choices=Coverage.choices)
    press_told_on = forms.DateField(
        label=gettext_lazy("The press was told on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        required=False,
    )


def in_words(field: forms.Field, value: Any) -> str:
    """Return ``value`` as people read it, "" for nothing and for what is not ticked."""
    if value is None or value in ("", []):
        return ""
    if isinstance(field, forms.BooleanField):
        return _("yes") if value else (_("no") if isinstance(field, forms.NullBooleanField) else "")
    choices = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    if isinstance(value, list):
        return listed(choices.get(str(each), str(each)) for each in value)
    if isinstance(value, time):
        return time_format(value)
    if isinstance(value, date):
        return date_format(value)
    return choices.get(str(value), str(value))
