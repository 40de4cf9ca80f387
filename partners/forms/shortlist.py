"""Forms of the shortlist."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models.shortlist import LONGEST_NOTE


class NoteForm(forms.Form):
    """A note about an organisation, for oneself."""

    note = forms.CharField(
        label=_("My note"),
        help_text=_("Only you can read it. Please write nothing about the origin, religion or health of persons."),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, slug: str, **kwargs: Any) -> None:
        """``slug`` tells the fields of several forms on one page apart."""
        super().__init__(data, auto_id=f"{slug}_%s", **kwargs)
