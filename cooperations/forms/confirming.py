"""What signatories answer and ask, and who is named as one."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cooperations.models.signatory import NAME_LENGTH, TEXT_LENGTH

from .texts import LineField, TextField

OTHER = "other"


class _AnswerForm(forms.Form):
    """Who answers, about which text."""

    name = LineField(
        max_length=NAME_LENGTH, label=_("Your name"), widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    function = LineField(
        max_length=NAME_LENGTH,
        label=_("Your function"),
        help_text=_("For example: chairperson, treasurer, managing director."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    sha256 = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False


class YesForm(_AnswerForm):
    """A yes, with the statement that the text was read."""

    has_read = forms.BooleanField(
        label=_("I have read the agreement and may sign for my organisation."),
        error_messages={"required": _("Please tick this before you confirm.")},
    )


class NoForm(_AnswerForm):
    """A no; a reason is up to the person, and so is who may read it."""

    reason = TextField(
        max_length=TEXT_LENGTH,
        label=_("Why not?"),
        required=False,
        help_text=_("You need not say. It helps to find a better text."),
    )
    reason_shared = forms.BooleanField(label=_("The other side may read the reason too."), required=False)


class QuestionForm(forms.Form):
    """A question before answering."""

    text = TextField(max_length=TEXT_LENGTH, label=_("Your question"))
    to_both = forms.BooleanField(label=_("Ask the other side too."), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False


class ReplyForm(forms.Form):
    """The answer to a signatory's question."""

    text = TextField(max_length=TEXT_LENGTH, label=_("Your answer"), rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False


class WithdrawForm(forms.Form):
    """Why boards are not asked any more; the parties read it in the history."""

    reason = LineField(label=_("Reason"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False


class RevisionForm(forms.Form):
    """Which state of the draft was looked at."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class NameForm(forms.Form):
    """Somebody who signs: one of the organisation's people, or somebody else with name and address."""

    person = forms.ChoiceField(label=_("Who?"), widget=forms.RadioSelect)
    name = LineField(max_length=NAME_LENGTH, label=_("Name"), required=False, help_text=_("Only for somebody else."))
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("Only for somebody else. Nobody sees it; only the link goes there."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    function = LineField(
        max_length=NAME_LENGTH,
        label=_("Function"),
        help_text=_("For example: chairperson, treasurer, managing director."),
    )
    language = forms.ChoiceField(
        label=_("Language of the page and the mails"),
        choices=[("", _("the person's own, as far as we know it")), *settings.LANGUAGES],
        required=False,
    )

    def __init__(self, people: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [*people, (OTHER, _("Somebody else"))]  # type: ignore[attr-defined]
        if not people:
            self.fields["person"].initial = OTHER
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean(self) -> dict[str, Any]:
        """Ask for name and address of somebody whom the portal does not know."""
        data = super().clean() or self.cleaned_data
        if data.get("person") == OTHER:
            for field, sentence in (
                ("name", _("Please give the name.")),
                ("email", _("Please give an e-mail address.")),
            ):
                if not data.get(field) and field not in self.errors:
                    self.add_error(field, sentence)
        return data
