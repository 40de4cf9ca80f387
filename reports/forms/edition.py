"""Editing the texts of an edition."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.shared.texts import check_text
from reports.domain.edition_texts import Words, edition_version, words_of
from reports.enums import CoverPalette, FocusArea
from reports.models import Edition


def _text(label: Any, rows: int) -> forms.CharField:
    return forms.CharField(label=label, required=False, strip=False, widget=forms.Textarea(attrs={"rows": rows}))


class EditionForm(forms.Form):
    """Title, imprint, greeting and the six introductions on one page."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    subtitle = forms.CharField(label=gettext_lazy("Subtitle"), max_length=200, required=False)
    greeting_title = forms.CharField(label=gettext_lazy("Title of the greeting"), max_length=300, required=False)
    greeting_text = _text(gettext_lazy("Greeting"), 10)
    greeting_author = forms.CharField(label=gettext_lazy("Signed by"), max_length=200, required=False)
    imprint = forms.CharField(
        label=gettext_lazy("Imprint"),
        required=False,
        strip=False,
        help_text=gettext_lazy("Left empty, the usual notes are printed."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    about = _text(gettext_lazy("The network and its aims"), 10)
    notice = _text(gettext_lazy("Notice on distribution"), 6)
    cover = forms.ChoiceField(label=gettext_lazy("Colours of the cover"), choices=CoverPalette.choices, required=False)

    def __init__(self, data: Any = None, *, edition: Edition) -> None:
        greeting, introductions = words_of(edition)
        initial = {
            "version": edition_version(edition),
            "title": edition.title,
            "subtitle": edition.subtitle,
            "imprint": edition.imprint,
            "about": edition.about,
            "notice": edition.notice,
            "cover": edition.cover,
            "greeting_title": greeting.title,
            "greeting_text": greeting.text,
            "greeting_author": greeting.author,
        }
        for area, words in introductions.items():
            initial |= {f"title_{area.value}": words.title, f"text_{area.value}": words.text}
        super().__init__(data, initial=initial)
        for area in FocusArea:
            self.fields[f"title_{area.value}"] = forms.CharField(
                label=gettext_lazy("Title of chapter %d") % area.value,
                max_length=300,
                required=False,
                help_text=area.label,
            )
            self.fields[f"text_{area.value}"] = _text(gettext_lazy("Introduction of chapter %d") % area.value, 8)

    def clean(self) -> dict[str, Any]:
        """Bring every text into the stored form; what cannot be printed is an error of its field."""
        values = super().clean() or {}
        for name, value in list(values.items()):
            if name in ("version", "cover") or not isinstance(value, str):
                continue
            checked = check_text(value)
            for problem in checked.problems:
                self.add_error(name, problem)
            if not checked.problems:
                values[name] = checked.text
        values["cover"] = values.get("cover") or CoverPalette.SAND
        if values.get("greeting_author") and not values.get("greeting_text"):
            self.add_error("greeting_text", _("A greeting that is signed needs a text."))
        return values

    def greeting(self) -> Words:
        """Return the greeting as entered."""
        values = self.cleaned_data
        return Words(values["greeting_title"], values["greeting_text"], values["greeting_author"])

    def introductions(self) -> dict[FocusArea, Words]:
        """Return title and text of each chapter; the author of an introduction is the ministry."""
        values = self.cleaned_data
        return {area: Words(values[f"title_{area.value}"], values[f"text_{area.value}"]) for area in FocusArea}
