"""Joining the network: the declaration, its measures with their milestones, the signatures."""

from typing import Any

from django import forms
from django.forms import formset_factory
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperations.forms.texts import LineField, TextField
from partners.enums import OrganisationState
from partners.models import Organisation
from reports.domain.accession.amending import Agreed
from reports.domain.accession.signing import Signatures
from reports.domain.accession.terms import MeasureTerms, MilestoneTerms
from reports.enums import FocusArea, PartnerKind
from reports.models.declaration import NAME_LENGTH
from reports.models.measure import TITLE_LENGTH

WORDING_LENGTH = 20_000
MEASURE_LENGTH = 5_000
REASON_LENGTH = 2_000
MOST_MILESTONES = 30


class AccessionForm(forms.Form):
    """Which organisation wants to join, and what kind of body it is."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.none(),
        empty_label=_("Please choose"),
        help_text=_("It has to be published in the directory."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=PartnerKind.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer published organisations that do not belong to the network and are not about to."""
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = (  # type: ignore[attr-defined]
            Organisation.objects.filter(state=OrganisationState.PUBLISHED, network_membership=None).order_by("name")
        )


class WordingForm(forms.Form):
    """What the organisation declares, and the revision it was written on."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    wording = TextField(
        label=_("Declaration"),
        help_text=_("In your own words: why you join, what you stand for, what you want to reach."),
        max_length=WORDING_LENGTH,
        rows=14,
    )


class MeasureForm(forms.Form):
    """A measure; ``revision`` is that of the draft, or the number of amendments there were."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    title = LineField(label=_("Title"), max_length=TITLE_LENGTH)
    wording = TextField(label=_("What you do"), max_length=MEASURE_LENGTH, required=False, rows=6)
    focus_area = forms.TypedChoiceField(label=_("Focus area"), choices=FocusArea.choices, coerce=int)
    starts_on = forms.DateField(label=_("From"), required=False)
    ends_on = forms.DateField(label=_("Until"), required=False, help_text=_("Leave it empty if it has no end."))

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the start."""
        values = super().clean() or {}
        start, end = values.get("starts_on"), values.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("The last day lies before the first."))
        return values

    def terms(self, milestones: tuple[MilestoneTerms, ...]) -> MeasureTerms:
        """Return what was entered; valid forms only."""
        names = ("title", "wording", "focus_area", "starts_on", "ends_on")
        return MeasureTerms(milestones=milestones, **{name: self.cleaned_data[name] for name in names})


class MilestoneForm(forms.Form):
    """A step and its day; both empty: there is none."""

    pk = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = LineField(label=_("Milestone"), max_length=TITLE_LENGTH, required=False)
    due_on = forms.DateField(label=_("Due on"), required=False)

    @property
    def entry_title(self) -> str:
        """The heading of the row: its place among the others."""
        return gettext("Milestone %(number)d") % {"number": int(str(self.prefix).rpartition("-")[2]) + 1}

    def clean(self) -> dict[str, Any]:
        """Refuse half a milestone."""
        values = super().clean() or {}
        title, due_on = values.get("title"), values.get("due_on")
        if title and not due_on and "due_on" not in self.errors:
            self.add_error("due_on", _("Please say by when."))
        if due_on and not title and "title" not in self.errors:
            self.add_error("title", _("Please say what is reached by then."))
        return values


MilestoneFormSet = formset_factory(MilestoneForm, extra=2, max_num=MOST_MILESTONES)


def entered_milestones(formset: Any) -> tuple[MilestoneTerms, ...]:
    """Return the milestones of a valid formset, those due first before the others; rows without a title are gone."""
    rows = [form.cleaned_data for form in formset if form.cleaned_data.get("title")]
    found = [MilestoneTerms(row["title"], row["due_on"], row["pk"]) for row in rows]
    return tuple(sorted(found, key=lambda each: (each.due_on, each.pk or 2**63)))


class AgreedForm(forms.Form):
    """Why something signed is changed, and when both sides agreed on it."""

    reason = TextField(label=_("Why is it changed?"), max_length=REASON_LENGTH, rows=3)
    agreed_on = forms.DateField(label=_("Agreed on"), help_text=_("The day on which both sides agreed."))

    def agreed(self) -> Agreed:
        """Return what was entered; valid forms only."""
        return Agreed(self.cleaned_data["reason"], self.cleaned_data["agreed_on"])


class SignaturesForm(forms.Form):
    """Who signed, when, and the signed paper."""

    signed_on = forms.DateField(label=_("Signed on"), help_text=_("The day of the second signature."))
    head_name = LineField(label=_("Signed for the organisation by"), max_length=NAME_LENGTH)
    head_function = LineField(label=_("Function of this person"), max_length=NAME_LENGTH)
    secretary_name = LineField(label=_("Signed for the state by"), max_length=NAME_LENGTH)
    secretary_function = LineField(label=_("Office of this person"), max_length=NAME_LENGTH)
    file = forms.FileField(
        label=_("The signed paper"),
        help_text=_("A PDF of 10 MB at most. Only the organisation and the ministry can open it."),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
    )

    def signatures(self) -> Signatures:
        """Return what was entered; valid forms only."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "file"}
        return Signatures(**values)


class EndForm(forms.Form):
    """When and why a membership ends."""

    ended_on = forms.DateField(label=_("Last day"))
    reason = TextField(label=_("Why does it end?"), max_length=REASON_LENGTH, rows=3)
