"""Forms of the account."""

import zoneinfo

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User

NEAR = ["Europe/Berlin", "Europe/London", "Europe/Istanbul", "Europe/Kyiv"]


def time_zones() -> list[tuple[str, str]]:
    """Return the time zones one can choose: a few near ones first, then all places of the world."""
    places = sorted(name for name in zoneinfo.available_timezones() if "/" in name and not name.startswith("Etc/"))
    return [(name, name.replace("_", " ")) for name in [*NEAR, *(name for name in places if name not in NEAR)]]


class AccountForm(forms.ModelForm):
    """How the portal addresses a person: name, language, time zone, the weekly overview."""

    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)

    class Meta:
        model = User
        fields = ["name", "language", "time_zone", "wants_weekly_digest"]
        labels = {
            "name": _("Name"),
            "language": _("Language"),
            "wants_weekly_digest": _("Weekly overview by e-mail"),
        }
        help_texts = {
            "name": _("Your team and the people you work with see this name."),
            "language": _("The portal and its mails speak this language to you."),
            "wants_weekly_digest": _(
                "One mail on Mondays about what is open, and none when nothing is."
                " In the last week before an event, one a day."
            ),
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.helper = FormHelper()
        self.helper.add_input(Submit("save", _("Save changes")))
