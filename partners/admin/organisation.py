"""Organisations with their profiles in the administration."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from partners.domain.audience import hidden_attributes
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


class ProfileInline(admin.StackedInline):
    """A profile without the fields that the organisation keeps from the public, and so from administrators."""

    extra = 0

    def get_exclude(self, request: HttpRequest, obj: Organisation | None = None) -> list[str]:
        """Leave out what the user may not see of ``obj``."""
        relation = self.model._meta.get_field("organisation").remote_field.name
        return hidden_names(request, obj, relation)


class MsoProfileInline(ProfileInline):
    """Profile as a migrant self-organisation."""

    model = MsoProfile


class EmployerProfileInline(ProfileInline):
    """Profile as an employer."""

    model = EmployerProfile


class UmbrellaProfileInline(ProfileInline):
    """Profile as an umbrella association."""

    model = UmbrellaProfile


class SupportServiceProfileInline(ProfileInline):
    """Profile as a support service."""

    model = SupportServiceProfile


class TranslationInline(admin.TabularInline):
    """Descriptions in further languages."""

    model = OrganisationTranslation
    extra = 0


class ReadOnlyInline(admin.TabularInline):
    """Rows to look at."""

    extra = 0
    can_delete = False

    def has_add_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Rows come from the portal."""
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Rows are not changed here."""
        return False


class FieldAudienceInline(ReadOnlyInline):
    """Who may see which field: the organisation decides that in the portal."""

    model = FieldAudience
    fields = ["field", "audience"]
    readonly_fields = ["field", "audience"]


class HistoryInline(ReadOnlyInline):
    """Lines that name an actor."""

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Fetch the actors along."""
        return super().get_queryset(request).select_related("actor")


class TransitionInline(HistoryInline):
    """Moves of the state."""

    model = OrganisationTransition
    fields = ["at", "source", "target", "actor", "reason"]
    readonly_fields = ["at", "source", "target", "actor", "reason"]


class ChangeInline(HistoryInline):
    """The audit trail."""

    model = OrganisationChange
    fields = ["at", "action", "fields", "actor", "reason"]
    readonly_fields = ["at", "action", "fields", "actor", "reason"]


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    """Organisations. State and verification change in the portal only, by those who may.

    A system administrator is the public here: what an organisation keeps from it can be neither seen nor looked for.
    """

    list_display = ["name", "short_name", "roles", "municipality", "state", "provenance", "confirmed_at"]
    list_filter = ["state", "provenance", "district"]
    list_select_related = ["municipality"]
    list_per_page = 50
    search_fields = ["name", "short_name", "slug"]
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

    def get_exclude(self, request: HttpRequest, obj: Organisation | None = None) -> list[str]:
        """Leave out what the user may not see of ``obj``."""
        return hidden_names(request, obj, "")

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """Leave out the translations of a description that the user may not see."""
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, TranslationInline) and obj.pk and "description" in hidden_names(request, obj, ""):
            kwargs["queryset"] = OrganisationTranslation.objects.none()
        return kwargs

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """Allow the filters of the page only: any column in the address would answer about hidden values."""
        allowed = {*self.list_filter, "created_at"}
        return lookup.split("__", maxsplit=1)[0] in allowed and super().lookup_allowed(lookup, value, request)

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


def hidden_names(request: HttpRequest, organisation: Organisation | None, relation: str) -> list[str]:
    """Return the attributes of one profile, "" for the organisation itself, that the user may not see."""
    if organisation is None or organisation.pk is None:
        return []
    hidden = request.__dict__.setdefault("hidden_attributes", {})
    if organisation.pk not in hidden:
        hidden[organisation.pk] = hidden_attributes(request.user, organisation)
    return [name for where, name in hidden[organisation.pk] if where == relation]
