"""The talk guide."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperations.domain.talk_guide.arguments import GROUPS, Argument
from partners.enums import EmployerOffer
from partners.models import Organisation

from .texts import LineField, TextField


class TalkGuideForm(forms.Form):
    """What somebody wants at hand while calling."""

    recommended_by = LineField(
        label=_("Who recommended the organisation to you?"),
        required=False,
        max_length=200,
        help_text=_("A name at the beginning opens doors."),
    )
    recommender = forms.ModelChoiceField(
        label=_("An organisation that recommended it"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("none"),
    )
    aim = LineField(
        label=_("Your aim in one plain sentence"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=300,
        help_text=_("What do you want to do together, and for whom?"),
    )
    arguments = forms.MultipleChoiceField(
        label=_("What does the organisation gain?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose what is true of you. Three good sentences are enough for a call."),
    )
    offers = forms.MultipleChoiceField(
        label=_("What can you offer?"),
        required=False,
        choices=EmployerOffer.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    own_words = TextField(label=_("In your own words"), required=False, max_length=500)

    def __init__(
        self, *args: Any, recommenders: QuerySet[Organisation], fits: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recommender"].queryset = recommenders  # type: ignore[attr-defined]
        self.fields["arguments"].choices = [  # type: ignore[attr-defined]
            (str(group.title), [(each.key, _labelled(each, fits)) for each in group.arguments]) for group in GROUPS
        ]


def _labelled(argument: Argument, fits: Mapping[str, str]) -> str:
    """Return the sentence, and why it fits the two where something known speaks for it."""
    if argument.key not in fits:
        return str(argument.text)
    reason = gettext("fits, because %(reason)s") % {"reason": fits[argument.key]}
    return f"{argument.text} – {reason}"
