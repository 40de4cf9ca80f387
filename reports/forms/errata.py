"""Taking up a correction."""

from typing import Any, Self

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.shared.texts import check_text
from reports.domain.errata import correctable, printed_text
from reports.models import Contribution, Edition


class ContributionChoice(forms.ModelChoiceField):
    """A contribution is known by its partner and its focus area."""

    def label_from_instance(self, obj: Contribution) -> str:
        """Name partner and number of the focus area."""
        return f"{obj.report.organisation.name}, {obj.focus_area}"


class ErratumForm(forms.Form):
    """Where, what, and the corrected text of a contribution."""

    one_of = ("contribution", "place")
    contribution = ContributionChoice(
        label=gettext_lazy("Contribution"),
        queryset=Contribution.objects.none(),
        required=False,
        empty_label=gettext_lazy("another place"),
    )
    place = forms.CharField(
        label=gettext_lazy("Place"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Where it is not a contribution: the chapter, the list, the page."),
    )
    change = forms.CharField(
        label=gettext_lazy("What was changed"),
        help_text=gettext_lazy("One sentence, printed in the list of corrections."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    corrected_text = forms.CharField(
        label=gettext_lazy("Corrected text of the contribution"),
        required=False,
        strip=False,
        help_text=gettext_lazy("The whole text. Left empty, the text stays as it is."),
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def __init__(self, data: Any = None, *, edition: Edition, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.edition = edition
        self.fields["contribution"].queryset = correctable(edition)  # type: ignore[attr-defined]

    def with_printed_text(self) -> Self:
        """Return the form as sent, with the text of the chosen contribution; with an error when none is chosen."""
        self.is_valid()
        contribution = self.cleaned_data.get("contribution")
        if contribution is None:
            self.errors.clear()
            self.add_error("contribution", _("Choose the contribution that the text belongs to."))
            return self
        sent = {name: self.data.get(name, "") for name in self.fields}
        text = printed_text(self.edition, contribution)
        return type(self)(edition=self.edition, initial={**sent, "corrected_text": text})

    def clean(self) -> dict[str, Any]:
        """Bring texts into the stored form; ask for a place and for what a text belongs to."""
        values = super().clean() or {}
        for name in ("change", "corrected_text", "place"):
            checked = check_text(values.get(name) or "")
            for problem in checked.problems:
                self.add_error(name, problem)
            values[name] = checked.text.strip() if name != "corrected_text" else checked.text
        if not values.get("contribution") and not values["place"]:
            self.add_error("place", _("Choose a contribution or say where the change is."))
        if values["corrected_text"] and not values.get("contribution"):
            self.add_error("contribution", _("Choose the contribution that the text belongs to."))
        return values
