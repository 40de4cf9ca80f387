"""Inviting people and joining."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from partners.enums import RepresentativeRole, Role
from partners.models import Organisation
from portal.accounts.models import User


class InvitationForm(forms.Form):
    """Whom to invite, in which role."""

    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    role = forms.ChoiceField(
        label=_("Role"), choices=RepresentativeRole.choices, widget=forms.RadioSelect, initial=RepresentativeRole.EDITOR
    )

    def __init__(self, organisation: Organisation, *args: Any, only_heads: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = [
            choice
            for choice in RepresentativeRole.choices
            if (choice[0] != RepresentativeRole.BOARD or organisation.plays(Role.MSO))
            and (choice[0] == RepresentativeRole.OWNER or not only_heads)
        ]
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
        if only_heads:
            self.fields["role"].initial = RepresentativeRole.OWNER
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean_role(self) -> RepresentativeRole:
        """Return the role as a member of its list."""
        return RepresentativeRole(self.cleaned_data["role"])


class NewAccountForm(forms.Form):
    """Name and password of a person who comes by an invitation."""

    name = forms.CharField(label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_("At least 10 characters. A short sentence is easy to remember."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, email: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean(self) -> dict[str, Any]:
        """Hold the password against the rules for passwords."""
        data = super().clean() or self.cleaned_data
        if password := data.get("password"):
            try:
                validate_password(password, User(email=self.email, name=data.get("name", "")))
            except ValidationError as error:
                self.add_error("password", error)
        return data
