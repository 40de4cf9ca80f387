"""Forms of giving and taking."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperations.enums.giving import GivingKind, SupportUnit
from cooperations.models import Cooperation, Need, Offer, Support
from partners.models import Organisation

from .texts import TextField


class NoticeForm(forms.ModelForm):
    """A need or an offer: which organisation, which kind, in one's words, until when."""

    text = TextField(
        label=_("In your words"),
        max_length=Need._meta.get_field("text").max_length,
        rows=3,
        help_text=_("One or two sentences: what, how much, when."),
    )

    class Meta:
        model = Need
        fields = ["organisation", "kind", "text", "until"]
        labels = {"organisation": _("For which organisation?"), "kind": _("What is it about?"), "until": _("Until")}
        help_texts = {"until": _("Leave it empty if it has no end.")}
        widgets = {"until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        """``organisations`` are those the user may write for; one needs no question."""
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.filter(  # type: ignore[attr-defined]
            pk__in=[each.pk for each in organisations]
        )
        self.fields["kind"].choices = [("", _("Please choose")), *GivingKind.choices]  # type: ignore[attr-defined]
        if self.instance.pk or len(organisations) == 1:
            if not self.instance.pk:
                self.instance.organisation = organisations[0]
            del self.fields["organisation"]

    def clean_until(self) -> Any:
        """Refuse a day that has passed."""
        day = self.cleaned_data["until"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("This day has passed."))
        return day


class NeedForm(NoticeForm):
    """What an MSO needs, and who reads it."""

    class Meta(NoticeForm.Meta):
        fields = [*NoticeForm.Meta.fields, "audience"]
        labels = {**NoticeForm.Meta.labels, "audience": _("Who reads it?")}
        widgets = {**NoticeForm.Meta.widgets, "audience": forms.RadioSelect}  # type: ignore[dict-item]


class OfferForm(NoticeForm):
    """What an employer offers."""

    class Meta(NoticeForm.Meta):
        model = Offer  # type: ignore[assignment]


class SupportForm(forms.ModelForm):
    """Support between one's own organisation and another one."""

    what = TextField(
        label=_("In your words"),
        max_length=Support._meta.get_field("what").max_length,
        rows=2,
    )
    own = forms.ModelChoiceField(label=_("For which organisation?"), queryset=Organisation.objects.none())
    direction = forms.ChoiceField(
        label=_("Who gave?"),
        choices=[("given", _("We gave it")), ("received", _("We received it"))],
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Support
        fields = ["own", "direction", "kind", "what", "amount", "unit", "on", "cooperation"]
        labels = {
            "cooperation": _("Does it belong to a cooperation?"),
            "kind": _("What is it about?"),
            "amount": _("How much?"),
            "unit": _("Counted in"),
            "on": _("When?"),
        }
        help_texts = {"amount": _("If it can be counted.")}
        widgets = {"on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    field_order = ("own", "direction", "kind", "what", "amount", "unit", "on", "cooperation")

    def __init__(
        self,
        *args: Any,
        organisations: list[Organisation],
        other: Organisation,
        cooperations: QuerySet[Cooperation],
        **kwargs: Any,
    ) -> None:
        """``organisations`` are those the user may record for, ``other`` is the other side.

        ``cooperations`` are those of the two that it may belong to; without any, nothing is asked.
        """
        super().__init__(*args, **kwargs)
        if cooperations.exists():
            self.fields["cooperation"].queryset = cooperations  # type: ignore[attr-defined]
            self.fields["cooperation"].empty_label = _("no")  # type: ignore[attr-defined]
        else:
            del self.fields["cooperation"]
        self.other = other
        self.fields["own"].queryset = Organisation.objects.filter(pk__in=[each.pk for each in organisations])  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", _("Please choose")), *GivingKind.choices]  # type: ignore[attr-defined]
        self.fields["unit"].choices = [("", "–"), *SupportUnit.choices]  # type: ignore[attr-defined]
        if len(organisations) == 1:
            self.only: Organisation | None = organisations[0]
            del self.fields["own"]
        else:
            self.only = None

    def clean_on(self) -> Any:
        """Refuse a day that is still to come."""
        day = self.cleaned_data["on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        """Set both sides before the model is checked."""
        data = super().clean() or self.cleaned_data
        own = data.get("own") or self.only
        if own and data.get("direction"):
            gave = data["direction"] == "given"
            self.instance.giver, self.instance.receiver = (own, self.other) if gave else (self.other, own)
        cooperation = data.get("cooperation")
        if own and cooperation and not cooperation.parties.filter(organisation=own).exists():
            name = {"name": own.display_name}
            self.add_error("cooperation", _("%(name)s does not take part in this cooperation.") % name)
        return data
