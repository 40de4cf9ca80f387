"""The profile of an organisation: one form per table, one page."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.domain.profiles import EDITABLE, profiles_of
from partners.enums import INTERMEDIARY_ROLES
from partners.models import EmployerProfile, MsoProfile, Organisation, SupportServiceProfile, UmbrellaProfile
from portal.geo.models import District, Municipality

from .translations import DESCRIPTION_LENGTH, TranslationsForm
from .web_address import WebAddressField

OLDEST = 1800


@dataclass(frozen=True)
class Section:
    """A fieldset of the page: its legend and its fields; one that few need is folded."""

    legend: str | Promise
    fields: list[BoundField]
    hint: str | Promise = ""
    is_folded: bool = False


class OrganisationForm(forms.ModelForm):
    """What every organisation says about itself."""

    website = WebAddressField(label=_("Website"), required=False, max_length=200)
    postal_code = forms.CharField(
        label=_("Postal code"),
        required=False,
        max_length=5,
        validators=[RegexValidator(r"^\d{5}$", _("A postal code has five digits."))],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"}),
    )
    municipality = forms.ModelChoiceField(
        label=_("City or municipality"),
        queryset=Municipality.objects.all(),
        required=False,
        empty_label=_("Please choose"),
    )
    service_area = forms.ModelMultipleChoiceField(
        label=_("Districts you work in"),
        queryset=District.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=_("Why do you change this profile?"),
        help_text=_("The organisation sees it in its history."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Organisation
        fields = EDITABLE
        labels = {"name": _("Name"), "description": _("Description (in German)")}
        help_texts = {
            "description": _(
                "Two or three sentences in plain words. An employer should know afterwards whom you reach."
            ),
            "short_name": _("As people say it, if that is not the name."),
            "register_number": _("From the register of associations, for example VR 1234."),
        }
        widgets = {"description": forms.Textarea(attrs={"rows": 6, "maxlength": DESCRIPTION_LENGTH, "lang": "de"})}

    def __init__(self, *args: Any, needs_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not needs_reason:
            del self.fields["reason"]
        if set(self.instance.roles) & INTERMEDIARY_ROLES:
            self.fields["service_area"].initial = self.instance.service_area.all()
        else:
            del self.fields["service_area"]
        self.fields["version"].initial = self.instance.updated_at.isoformat()

    def clean_description(self) -> str:
        """Keep the text to a length people read."""
        text: str = self.cleaned_data["description"]
        if len(text) > DESCRIPTION_LENGTH:
            raise forms.ValidationError(_("Please keep the description below 5,000 characters."))
        return text

    def clean_founded(self) -> int | None:
        """Refuse years that cannot be."""
        year: int | None = self.cleaned_data["founded"]
        if year is not None and not OLDEST <= year <= timezone.localdate().year:
            raise forms.ValidationError(_("Please give the year with four digits, not in the future."))
        return year

    def clean_version(self) -> datetime:
        """Read which state of the profile the editor saw; without one, the oldest possible."""
        try:
            seen = parse_datetime(self.cleaned_data["version"])
        except ValueError:
            seen = None
        return seen or datetime.fromtimestamp(0, tz=timezone.get_default_timezone())


class MsoForm(forms.ModelForm):
    """What a migrant self-organisation says about itself."""

    class Meta:
        model = MsoProfile
        exclude = ("organisation",)  # noqa: DJ006 -- the profile is the form


class EmployerForm(forms.ModelForm):
    """What an employer says about itself."""

    class Meta:
        model = EmployerProfile
        exclude = ("organisation",)  # noqa: DJ006 -- the profile is the form
        widgets = {"jobs": forms.Textarea(attrs={"rows": 3}), "apprenticeships": forms.Textarea(attrs={"rows": 3})}


class UmbrellaForm(forms.ModelForm):
    """What an umbrella association says about itself."""

    class Meta:
        model = UmbrellaProfile
        exclude = ("organisation",)  # noqa: DJ006 -- the profile is the form


class SupportForm(forms.ModelForm):
    """What an integration centre, an agency or another service says about itself."""

    class Meta:
        model = SupportServiceProfile
        exclude = ("organisation",)  # noqa: DJ006 -- the profile is the form


ROLE_FORMS: dict[type, type[forms.ModelForm]] = {
    MsoProfile: MsoForm,
    EmployerProfile: EmployerForm,
    UmbrellaProfile: UmbrellaForm,
    SupportServiceProfile: SupportForm,
}
CORE_SECTIONS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (_("Who you are"), ("name", "short_name", "legal_form", "register_number", "founded")),
    (_("What you do"), ("description", "website")),
    (_("Place"), ("street", "postal_code", "municipality", "service_area")),
)
ROLE_SECTIONS: dict[type, tuple[tuple[str | Promise, tuple[str, ...]], ...]] = {
    MsoForm: (
        (_("Whom you reach"), ("target_groups", "languages", "communities", "members", "reach")),
        (_("What you work on"), ("fields", "staff_kind", "paid_posts", "employer_experience")),
        (_("Your rooms"), ("rooms_capacity", "rooms_step_free", "rooms_equipment")),
        (_("How you decide"), ("signing_required", "signing_total", "monthly_request_limit")),
    ),
    EmployerForm: (
        (_("As an employer"), ("branch", "size", "jobs", "apprenticeships", "offers")),
        (_("Who signs for you as an employer"), ("signing_required", "signing_total")),
    ),
    UmbrellaForm: ((_("As an umbrella association"), ("level", "member_count")),),
    SupportForm: ((_("As a support service"), ("carrier", "fields")),),
}


class ProfileForms:
    """The form of the organisation and those of its roles, as one: valid together, errors in one summary."""

    def __init__(
        self,
        organisation: Organisation,
        data: Any = None,
        *,
        needs_reason: bool = False,
        hidden: Collection[tuple[str, str]] = (),
    ) -> None:
        self.core = OrganisationForm(data, instance=organisation, needs_reason=needs_reason)
        self.roles = [
            ROLE_FORMS[type(profile)](data, instance=profile, prefix=type(profile).__name__.lower())
            for profile in profiles_of(organisation)
        ]
        may_translate = ("", "description") not in hidden
        self.translations = TranslationsForm(organisation, data) if may_translate else None
        # What its organisation keeps to itself is neither shown to others nor changed by them.
        for form in [self.core, *self.roles]:
            organisation_field = form.instance._meta.get_field("organisation") if form is not self.core else None
            relation = organisation_field.remote_field.name if organisation_field else ""
            for name in [each for each in form.fields if (relation, each) in hidden]:
                del form.fields[name]

    @property
    def forms(self) -> list[forms.BaseForm]:
        """Return all forms in the order of the page."""
        return [self.core, *([self.translations] if self.translations else []), *self.roles]

    @property
    def is_bound(self) -> bool:
        """Say whether something was sent."""
        return bool(self.core.is_bound)

    @property
    def errors(self) -> list[Any]:
        """Return the errors of all forms that have any."""
        return [form.errors for form in self.forms if form.errors]

    def non_form_errors(self) -> list[str]:
        """Return nothing: errors that belong to no field stand with their form."""
        return []

    def is_valid(self) -> bool:
        """Check all forms, so that all errors are shown at once."""
        return not [form for form in self.forms if not form.is_valid()]

    @property
    def changed(self) -> list[str]:
        """Return the names of the fields that were changed."""
        return [name for form in self.forms for name in form.changed_data if name not in {"version", "reason"}]

    def sections(self) -> Iterator[Section]:
        """Yield the fieldsets of the page."""
        for legend, names in CORE_SECTIONS:
            yield Section(legend, [self.core[name] for name in names if name in self.core.fields])
            if "description" in names and self.translations:
                yield self._translated(self.translations)
        for form in self.roles:
            for legend, names in ROLE_SECTIONS[type(form)]:
                if fields := [form[name] for name in names if name in form.fields]:
                    yield Section(legend, fields)
        if "reason" in self.core.fields:
            yield Section(_("Reason"), [self.core["reason"]])

    def _translated(self, form: TranslationsForm) -> Section:
        is_open = form.has_texts or form.errors
        return Section(
            _("The description in other languages"),
            list(form),
            _(
                "Whoever reads the portal in one of these languages sees your text in it, everybody else the German "
                "one. The search finds both. To remove a text, empty its field."
            ),
            is_folded=not is_open,
        )
