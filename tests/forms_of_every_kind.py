"""A form with one field for every kind of control the template pack draws."""

from django import forms


class EveryKindForm(forms.Form):
    name = forms.CharField(label="Name", help_text="As on the sign at your door.")
    note = forms.CharField(label="Note", widget=forms.Textarea, required=False)
    email = forms.EmailField(label="E-mail")
    day = forms.DateField(label="Day")
    size = forms.IntegerField(label="Size", required=False)
    town = forms.ChoiceField(label="Town", choices=[("", "–"), ("1", "Town A"), ("2", "Town B")])
    tongues = forms.MultipleChoiceField(
        label="Languages", choices=[("de", "German"), ("tr", "Turkish")], widget=forms.SelectMultiple, required=False
    )
    staff = forms.ChoiceField(
        label="Staff",
        choices=[("v", "voluntary"), ("f", "full-time")],
        widget=forms.RadioSelect,
        help_text="Choose what fits best.",
    )
    groups = forms.MultipleChoiceField(
        label="Groups",
        choices=[("Adults", [("p", "parents"), ("s", "seniors")]), ("y", "young people")],
        widget=forms.CheckboxSelectMultiple,
    )
    agreed = forms.BooleanField(label="I agree", help_text="You can withdraw at any time.")
    paper = forms.FileField(label="Paper")
    secret = forms.CharField(label="Password", widget=forms.PasswordInput)
    token = forms.CharField(widget=forms.HiddenInput, initial="t")
