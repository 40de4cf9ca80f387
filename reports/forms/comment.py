"""Comments on passages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.enums import FocusArea


class CommentForm(forms.Form):
    """What somebody says about a paragraph, or about some words of it."""

    area = forms.TypedChoiceField(
        choices=[(str(each.value), each.label) for each in FocusArea], coerce=int, widget=forms.HiddenInput
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    block = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    quote = forms.CharField(
        label=_("About which words?"),
        help_text=_("Copy them from the paragraph. Left empty, the comment is about the whole paragraph."),
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    text = forms.CharField(label=_("Your comment"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 3}))


class AnswerForm(forms.Form):
    """An answer to a comment."""

    text = forms.CharField(label=_("Your answer"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 2}))
