"""Pictures of a report: the file, and what is said about it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.shared.cleaning import clean_line
from reports.domain.attachments import Described
from reports.enums import FocusArea
from reports.forms.focus_areas import focus_area_choices

LOGO = "logo"


class DescriptionForm(forms.Form):
    """What is said about a picture. Nothing is asked for here: what is missing is told until the release."""

    alt = forms.CharField(
        label=_("What is to be seen?"),
        help_text=_("The alternative text, read out to those who cannot see the picture."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    caption = forms.CharField(
        label=_("Caption"), help_text=_("Is printed below the picture."), max_length=300, required=False
    )
    rights_holder = forms.CharField(
        label=_("Who holds the rights?"),
        help_text=_("For instance the photographer; is printed with the picture."),
        max_length=200,
        required=False,
    )
    rights_basis = forms.CharField(
        label=_("Where does the permission to print it come from?"),
        help_text=_("For instance: contract of 3 May, own work, consent of the people shown."),
        max_length=300,
        required=False,
    )

    def described(self) -> Described:
        """Return the words, each as one line without characters that cannot be printed."""
        names = ("alt", "caption", "rights_holder", "rights_basis")
        return Described(**{name: clean_line(self.cleaned_data[name]) for name in names})


class AttachmentForm(DescriptionForm):
    """A new picture."""

    place = forms.ChoiceField(label=_("Where does the picture belong?"), choices=())
    file = forms.FileField(
        label=_("Picture"),
        help_text=_("JPEG or PNG, at most 8 MB. What the camera noted in it, such as the place, is removed."),
        widget=forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png"}),
    )

    field_order = ("place", "file", "alt", "caption", "rights_holder", "rights_basis")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- for the type checker
        field.choices = [
            *focus_area_choices(),
            (LOGO, _("Logo, beside the name of the partner")),
        ]

    def focus_area(self) -> FocusArea | None:
        """Return the focus area, None for the logo."""
        place = self.cleaned_data["place"]
        return None if place == LOGO else FocusArea(int(place))
