"""Forms of guests: labels and errors are phrases of their language, not of the portal's pages."""

from typing import Any

from django import forms

from events.domain.after import Answer
from events.enums.after import Again, Wish
from events.enums.material import GuestLanguage
from events.models.feedback import BEST, FEEDBACK_LENGTH, WORST
from events.models.registration import GUEST_NAME_LENGTH, MOST_PERSONS
from events.renderers.phrases import Phrases
from portal.shared.texts import check_line, check_text

EMAIL_LENGTH = 254
AGAIN = [(each, f"again_{each.value}") for each in Again]
WANTS = [(each, f"wants_{each.value}") for each in Wish]
GRADES = [(grade, f"grade_{grade}") for grade in range(BEST, WORST - 1, -1)]
QUESTIONS = ("welcome", "understood", "useful")


class GuestForm(forms.Form):
    """A form whose sentences come from ``phrases``."""

    def __init__(self, *args: Any, phrases: Phrases, **kwargs: Any) -> None:
        """Keep the phrases for fields and errors."""
        super().__init__(*args, **kwargs)
        self.phrases = phrases
        for name, field in self.fields.items():
            field.error_messages.update(self.errors_of(name))

    def errors_of(self, _name: str) -> dict[str, str]:
        """Return the sentences of a field by what is wrong."""
        return {"required": self.phrases["error_required"]}

    def refuse_unprintable(self, name: str, *, is_line: bool) -> str:
        """Return the text of a field as it is stored, or refuse it with the phrase that asks to look again."""
        text = self.cleaned_data[name]
        checked = check_line(text, max_length=len(text)) if is_line else check_text(text)
        if checked.problems:
            raise forms.ValidationError(self.phrases["error_heading"])
        return checked.text


class SignUpForm(GuestForm):
    """Name, address, how many."""

    name = forms.CharField(max_length=GUEST_NAME_LENGTH)
    email = forms.EmailField(max_length=EMAIL_LENGTH)
    persons = forms.IntegerField(min_value=1, max_value=MOST_PERSONS, initial=1)

    def errors_of(self, name: str) -> dict[str, str]:
        """Return what may be wrong with each field."""
        wrong = (
            self.phrases.say("error_persons", most=MOST_PERSONS) if name == "persons" else self.phrases["error_email"]
        )
        return {
            "required": self.phrases["error_required"],
            "invalid": wrong,
            "min_value": wrong,
            "max_value": wrong,
            "max_length": self.phrases.say("error_too_long", most=GUEST_NAME_LENGTH),
        }

    def clean_name(self) -> str:
        """Return the name in one line."""
        return self.refuse_unprintable("name", is_line=True)


class FeedbackForm(GuestForm):
    """Five taps and a text; nothing has to be answered."""

    welcome = forms.TypedChoiceField(choices=GRADES, coerce=int, empty_value=None, required=False)
    understood = forms.TypedChoiceField(choices=GRADES, coerce=int, empty_value=None, required=False)
    useful = forms.TypedChoiceField(choices=GRADES, coerce=int, empty_value=None, required=False)
    again = forms.ChoiceField(choices=AGAIN, required=False)
    wants = forms.MultipleChoiceField(choices=WANTS, required=False)
    text = forms.CharField(max_length=FEEDBACK_LENGTH, required=False)

    def errors_of(self, _name: str) -> dict[str, str]:
        """Return what may be wrong with each field."""
        return {
            "invalid_choice": self.phrases["error_heading"],
            "invalid_list": self.phrases["error_heading"],
            "max_length": self.phrases.say("error_too_long", most=FEEDBACK_LENGTH),
        }

    def clean_text(self) -> str:
        """Return the text with plain line ends."""
        return self.refuse_unprintable("text", is_line=False)

    def answer(self, language: GuestLanguage) -> Answer:
        """Return what was answered; valid forms only."""
        return Answer(language, **self.cleaned_data)
