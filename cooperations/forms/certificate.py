"""What an employer writes on a paper."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperations.domain.certificates.issuing import Wording
from cooperations.enums.certificate import CertificateKind
from cooperations.enums.side import Side
from cooperations.models import Cooperation, CooperationParty
from cooperations.permissions.certificate import issuing_parties_of
from partners.models import Organisation
from portal.printing.letters import missing_letters

from .texts import LineField, TextField

AIM_LENGTH, LETTER_LENGTH, NAME_LENGTH = 300, 2_500, 120


class CertificateForm(forms.Form):
    """One paper: who issues it and for whom, where there is a choice, and its words."""

    issuer = forms.TypedChoiceField(label=gettext_lazy("Issued by"), coerce=int)
    receiver = forms.TypedChoiceField(label=gettext_lazy("For"), coerce=int)
    aim = LineField(
        label=gettext_lazy("Aim of the cooperation"),
        help_text=gettext_lazy("One sentence, as it shall stand on the paper."),
        max_length=AIM_LENGTH,
    )
    text = TextField(
        label=gettext_lazy("Your letter"),
        help_text=gettext_lazy("What did you do together, what was it like? An empty line begins a paragraph."),
        max_length=LETTER_LENGTH,
        rows=12,
    )
    signer_name = LineField(label=gettext_lazy("Name of the person who signs"), max_length=NAME_LENGTH)
    signer_function = LineField(label=gettext_lazy("Function of this person"), max_length=NAME_LENGTH)

    def __init__(self, kind: CertificateKind, cooperation: Cooperation, user: Any, data: Any = None) -> None:
        initial = {"signer_name": user.get_full_name(), "aim": cooperation.title}
        super().__init__(data, initial=initial)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.organisations: dict[int, Organisation] = {}
        self._offer("issuer", issuing_parties_of(user, cooperation))
        self._offer("receiver", [each for each in cooperation.present_parties if _receives(each)])
        del self.fields["text" if kind == CertificateKind.CERTIFICATE else "aim"]

    def clean(self) -> dict[str, Any]:
        """Refuse letters that no font of ours has: they would be missing on the paper."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("aim", "text", "signer_name", "signer_function"):
            if missing := missing_letters(cleaned.get(name, "")):
                self.add_error(name, _("These letters cannot be printed: %(letters)s") % {"letters": " ".join(missing)})
        return cleaned

    @property
    def issuing(self) -> Organisation:
        """Return the chosen employer."""
        return self.organisations[self.cleaned_data["issuer"]]

    @property
    def receiving(self) -> Organisation:
        """Return the chosen MSO."""
        return self.organisations[self.cleaned_data["receiver"]]

    @property
    def wording(self) -> Wording:
        """Return what is written on the paper."""
        data = self.cleaned_data
        return Wording(data["signer_name"], data["signer_function"], data.get("aim", ""), data.get("text", ""))

    @property
    def written(self) -> list[tuple[str | Promise, str]]:
        """Return all labels and values, to be read before the paper is issued."""
        values = {
            **self.cleaned_data,
            "issuer": self.issuing.name,
            "receiver": self.receiving.name,
        }
        return [(field.label or "", values[name]) for name, field in self.fields.items() if name != "text"]

    def _offer(self, name: str, parties: list[CooperationParty]) -> None:
        self.organisations.update({party.organisation_id: party.organisation for party in parties})
        field = self.fields[name]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 -- declared above
        field.choices = [(party.organisation_id, party.organisation.name) for party in parties]
        if len(parties) == 1:
            field.widget = forms.HiddenInput()
            field.initial = parties[0].organisation_id


def _receives(party: CooperationParty) -> bool:
    return party.side == Side.MSO and party.accepted_at is not None
