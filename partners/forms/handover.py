"""What is decided about each person when a board hands over."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.domain.handover.people import Decision, Person

LATER, STAYS, LEAVES = "later", "stays", "leaves"


class PersonForm(forms.Form):
    """One person: stays until a day, leaves, or not decided yet."""

    decision = forms.ChoiceField(
        label=_("What applies?"),
        choices=[(LATER, _("decide later")), (STAYS, _("stays")), (LEAVES, _("leaves"))],
        widget=forms.RadioSelect,
        initial=LATER,
        required=False,
    )
    until = forms.DateField(
        label=_("In office until"), help_text=_("Only if the person stays and there is an end."), required=False
    )

    def __init__(self, person: Person, data: Any = None) -> None:
        super().__init__(data, prefix=person.key)
        self.person = person
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean_until(self) -> Any:
        """Refuse days that have passed."""
        day = self.cleaned_data["until"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("This day has passed."))
        return day

    @property
    def decided(self) -> Decision | None:
        """What was decided, None for later."""
        decision = self.cleaned_data["decision"]
        # Who joined after the page was opened is not in it.
        if decision in {"", LATER}:
            return None
        return Decision(decision == STAYS, self.cleaned_data["until"])
