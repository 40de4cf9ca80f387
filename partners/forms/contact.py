"""Contact persons, their times, their consent."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from partners.domain.consent_wordings import current_wordings
from partners.enums import Audience, ConsentWay, Weekday
from partners.models import ContactPerson, ReachabilityWindow

MOST_WINDOWS = 14


class ContactForm(forms.ModelForm):
    """A contact person. Who sees them follows from their consent, which is recorded on a page of its own."""

    one_of = ("phone", "email")
    phone = forms.CharField(
        label=_("Telephone"),
        required=False,
        max_length=40,
        help_text=_("Please give a telephone number or an e-mail address."),
        validators=[
            RegexValidator(r"^[0-9+()/ .-]{3,}$", _("A telephone number has digits, spaces and + ( ) / - only."))
        ],
        widget=forms.TextInput(attrs={"type": "tel"}),
    )

    class Meta:
        model = ContactPerson
        fields = ["name", "function", "phone", "email", "languages", "is_general", "term_until"]
        labels = {"is_general": _("General contact of the organisation"), "term_until": _("Term of office until")}
        help_texts = {
            "name": _("A new person? Please add a new entry: consent belongs to the person."),
            "email": _("Please give a telephone number or an e-mail address."),
            "is_general": _("Whoever was it before no longer is."),
            "term_until": _("For board members. We remind you when it ends."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean_term_until(self) -> Any:
        """Refuse to enter a day that has passed; one that has passed since it was entered may stay."""
        day = self.cleaned_data["term_until"]
        if day and day < timezone.localdate() and "term_until" in self.changed_data:
            raise forms.ValidationError(_("This day has passed."))
        return day

    def clean(self) -> dict[str, Any]:
        """Ask for at least one way to reach the person."""
        data = super().clean() or self.cleaned_data
        if not data.get("phone") and not data.get("email") and not {"phone", "email"} & set(self.errors):
            self.add_error("phone", _("Please give a telephone number or an e-mail address."))
        return data


class WindowForm(forms.ModelForm):
    """One time of the week."""

    weekday = forms.TypedChoiceField(
        label=_("Weekday"), choices=[("", "–"), *Weekday.choices], coerce=int, empty_value=None
    )

    class Meta:
        model = ReachabilityWindow
        fields = ["weekday", "start", "end"]

    def clean(self) -> dict[str, Any]:
        """Tell of an end before the start at the field, where it can be mended."""
        data = super().clean() or self.cleaned_data
        start, end = data.get("start"), data.get("end")
        if start and end and end <= start:
            self.add_error("end", _("The end lies before the start."))
        return data


WindowFormSet = forms.modelformset_factory(
    ReachabilityWindow, form=WindowForm, extra=2, can_delete=True, max_num=MOST_WINDOWS, validate_max=True
)


class ConsentForm(forms.Form):
    """Records that a person agreed to one of the wordings shown."""

    audience = forms.ChoiceField(label=_("The person agreed to this"), widget=forms.RadioSelect)
    way = forms.ChoiceField(
        label=_("How did they agree?"),
        choices=[(each.value, each.label) for each in ConsentWay if each != ConsentWay.LINK],
        widget=forms.RadioSelect,
    )
    given_on = forms.DateField(label=_("On which day?"), widget=forms.DateInput)
    shown = forms.BooleanField(
        label=_("The person has read the wording, or it was read to them in a language they know.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = _wordings()  # type: ignore[attr-defined]
        self.fields["given_on"].initial = timezone.localdate
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean_audience(self) -> Audience:
        """Return the audience as a member of its list."""
        return Audience(self.cleaned_data["audience"])

    def clean_given_on(self) -> Any:
        """Refuse days in the future."""
        day = self.cleaned_data["given_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Consent cannot be given in the future."))
        return day


class AskForm(forms.Form):
    """Asks a person by mail whether they agree to one of the wordings."""

    audience = forms.ChoiceField(label=_("What do you want to ask for?"), widget=forms.RadioSelect)
    language = forms.ChoiceField(
        label=_("In which language do we write?"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = _wordings()  # type: ignore[attr-defined]
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            (code, capfirst(get_language_info(code)["name_local"])) for code, _name in settings.LANGUAGES
        ]
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean_audience(self) -> Audience:
        """Return the audience as a member of its list."""
        return Audience(self.cleaned_data["audience"])


def _wordings() -> list[tuple[str, str]]:
    return [(each, f"{capfirst(Audience(each).label)}: {wording}") for each, wording in current_wordings()]
