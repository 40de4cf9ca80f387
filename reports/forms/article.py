"""Greetings and guest articles of an edition, and pictures beside them."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.shared.cleaning import clean_line
from portal.shared.texts import check_text
from reports.domain.attachments import Described
from reports.domain.outline import version_of
from reports.enums import EditionTextKind, FocusArea
from reports.forms.attachment import DescriptionForm
from reports.forms.focus_areas import focus_area_or_none_choices
from reports.models import EditionText


class ArticleForm(forms.Form):
    """One greeting or guest article."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of text"),
        choices=[(each.value, each.label) for each in (EditionTextKind.GREETING, EditionTextKind.GUEST_ARTICLE)],
    )
    focus_area = forms.TypedChoiceField(
        label=gettext_lazy("Chapter"),
        choices=focus_area_or_none_choices,
        coerce=lambda value: FocusArea(int(value)),
        empty_value=None,
        required=False,
    )
    title = forms.CharField(label=gettext_lazy("Title"), max_length=300)
    author = forms.CharField(label=gettext_lazy("Author"), max_length=200)
    editorial_note = forms.CharField(
        label=gettext_lazy("Editorial note"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    text = forms.CharField(label=gettext_lazy("Text"), strip=False, widget=forms.Textarea(attrs={"rows": 16}))

    def __init__(self, data: Any = None, *, known: EditionText | None = None) -> None:
        initial = {}
        if known is not None:
            initial = {name: getattr(known, name) for name in self.base_fields if name != "version"}
            initial["version"] = version_of(known)
        super().__init__(data, initial=initial)

    def clean(self) -> dict[str, Any]:
        """Bring texts into the stored form; a guest article belongs to a chapter."""
        values = super().clean() or {}
        for name in ("title", "author", "editorial_note", "text"):
            checked = check_text(values.get(name) or "")
            for problem in checked.problems:
                self.add_error(name, problem)
            values[name] = checked.text
        if values.get("kind") == EditionTextKind.GUEST_ARTICLE and not values.get("focus_area"):
            self.add_error("focus_area", _("A guest article belongs to a chapter."))
        return values


class PictureWordsForm(DescriptionForm):
    """What is said about a picture of the edition; the ministry knows where its permission comes from."""

    rights_basis = None  # type: ignore[assignment]

    def described(self) -> Described:
        """Return the words, each as one line without characters that cannot be printed."""
        return Described(**{name: clean_line(self.cleaned_data[name]) for name in ("alt", "caption", "rights_holder")})


class PictureForm(PictureWordsForm):
    """A new picture."""

    file = forms.FileField(
        label=gettext_lazy("Picture"),
        help_text=gettext_lazy(
            "JPEG or PNG, at most 8 MB. What the camera noted in it, such as the place, is removed."
        ),
        widget=forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png"}),
    )

    field_order = ("file", "alt", "caption", "rights_holder")
