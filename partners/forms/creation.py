"""New entries by the ministry; moves of their state."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from partners.enums import Role
from portal.geo.models import Municipality

# Who belongs to the ministry's own team is decided by the system administration.
CREATABLE = [choice for choice in Role.choices if choice[0] != Role.MINISTRY]


class CreationForm(forms.Form):
    """What a new entry needs: a name, what it is, where it is."""

    name = forms.CharField(label=_("Name"), max_length=200)
    roles = forms.MultipleChoiceField(label=_("What is it?"), choices=CREATABLE, widget=forms.CheckboxSelectMultiple)
    municipality = forms.ModelChoiceField(
        label=_("City or municipality"), queryset=Municipality.objects.all(), empty_label=_("Please choose")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.add_input(Submit("create", _("Create draft")))

    def clean_roles(self) -> list[Role]:
        """Return the roles as members of their list."""
        return [Role(value) for value in self.cleaned_data["roles"]]


class ReasonForm(forms.Form):
    """Why somebody changes an organisation they do not represent; for its own people there is nothing to say."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("The organisation sees it in its history."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, required: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = required
        self.helper = FormHelper()
        self.helper.form_tag = False
