"""Organisations with their profiles in the administration."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from partners.domain.creation import lock_names
from partners.domain.slugs import free_slug
from partners.forms.web_address import WebAddressField
from partners.models import (
    EmployerProfile,
    FieldAudience,
    MsoProfile,
    Organisation,
    OrganisationChange,
    OrganisationTransition,
    OrganisationTranslation,
    SupportServiceProfile,
    UmbrellaProfile,
)


class MsoProfileInline(admin.StackedInline):
    """Profile as a migrant self-organisation."""

    model = MsoProfile
    extra = 0


class EmployerProfileInline(admin.StackedInline):
    """Profile as an employer."""

    model = EmployerProfile
    extra = 0


class UmbrellaProfileInline(admin.StackedInline):
    """Profile as an umbrella association."""

    model = UmbrellaProfile
    extra = 0


class SupportServiceProfileInline(admin.StackedInline):
    """Profile as a support service."""

    model = SupportServiceProfile
    extra = 0


class TranslationInline(admin.TabularInline):
    """Descriptions in further languages."""

    model = OrganisationTranslation
    extra = 0


class FieldAudienceInline(admin.TabularInline):
    """Who may see which field."""

    model = FieldAudience
    extra = 0


class ReadOnlyInline(admin.TabularInline):
    """Rows of a history: the database refuses to change them."""

    extra = 0
    can_delete = False

    def has_add_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Histories write themselves."""
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Histories are not changed."""
        return False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Fetch the actors along."""
        return super().get_queryset(request).select_related("actor")


class TransitionInline(ReadOnlyInline):
    """Moves of the state."""

    model = OrganisationTransition
    fields = ["at", "source", "target", "actor", "reason"]
    readonly_fields = ["at", "source", "target", "actor", "reason"]


class ChangeInline(ReadOnlyInline):
    """The audit trail."""

    model = OrganisationChange
    fields = ["at", "action", "fields", "actor", "reason"]
    readonly_fields = ["at", "action", "fields", "actor", "reason"]


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    """Organisations. State and verification change in the portal only, by those who may."""

    list_display = ["name", "short_name", "roles", "municipality", "state", "provenance", "confirmed_at"]
    list_filter = ["state", "provenance", "district"]
    list_select_related = ["municipality"]
    list_per_page = 50
    search_fields = ["name", "short_name", "register_number", "slug"]
    date_hierarchy = "created_at"
    autocomplete_fields = ["municipality"]
    filter_horizontal = ["service_area"]
    readonly_fields = [
        "slug",
        "state",
        "district",
        "verified_at",
        "verified_by",
        "merged_into",
        "created_at",
        "updated_at",
    ]
    formfield_overrides = {models.URLField: {"form_class": WebAddressField}}
    inlines = [
        MsoProfileInline,
        EmployerProfileInline,
        UmbrellaProfileInline,
        SupportServiceProfileInline,
        TranslationInline,
        FieldAudienceInline,
        TransitionInline,
        ChangeInline,
    ]

    def save_model(self, request: HttpRequest, obj: Organisation, form: Any, change: bool) -> None:  # noqa: FBT001 -- Django's signature
        """Give new entries an address and keep the district in step with the municipality."""
        if not change:
            lock_names()
            obj.slug = free_slug(obj.name)
        obj.district = obj.municipality.district if obj.municipality else None
        super().save_model(request, obj, form, change)

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Entries are archived or merged, never deleted: others refer to them."""
        return False
