"""Forms of saved searches."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import SavedSearch


class SavedSearchForm(forms.ModelForm):
    """Name and rhythm of a saved search; what is searched for stands in its address."""

    class Meta:
        model = SavedSearch
        fields = ("name", "rhythm")
        labels = {"rhythm": _("Tell me by e-mail what is new")}
        help_texts = {"rhythm": _("One mail for all your searches, and none when there is nothing new.")}
        widgets = {"rhythm": forms.RadioSelect}
