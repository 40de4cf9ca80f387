"""Memberships in umbrella associations in the administration."""

from django.contrib import admin

from partners.models import Affiliation


@admin.register(Affiliation)
class AffiliationAdmin(admin.ModelAdmin):
    """Which organisation belongs to which umbrella association."""

    list_display = ["member", "umbrella", "since", "until"]
    list_select_related = ["member", "umbrella"]
    list_filter = [("until", admin.EmptyFieldListFilter)]
    search_fields = ["member__name", "umbrella__name"]
    autocomplete_fields = ["member", "umbrella"]
