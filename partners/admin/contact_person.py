"""Contact persons in the administration. Consent is recorded and withdrawn in the portal, by the organisation."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import QuerySet
from django.http import HttpRequest

from partners.domain.contacts import delete_contact
from partners.models import Consent, ContactPerson, ReachabilityWindow


class WindowInline(admin.TabularInline):
    """When the person can be reached."""

    model = ReachabilityWindow
    extra = 0


class ConsentInline(admin.TabularInline):
    """The consents of the person, to look at."""

    model = Consent
    fk_name = "contact"
    fields = ["audience", "wording_version", "way", "given_at", "recorded_by", "withdrawn_at"]
    readonly_fields = ["audience", "wording_version", "way", "given_at", "recorded_by", "withdrawn_at"]
    extra = 0
    can_delete = False

    def has_add_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Consent is recorded by those who know the person."""
        return False


@admin.register(ContactPerson)
class ContactPersonAdmin(admin.ModelAdmin):
    """People of organisations, as far as the administrator may see them, who is the public like everybody else.

    Widening who sees them needs consent, so it cannot be done here. Names stay out of Django's log of changes, which
    no withdrawal reaches.
    """

    list_display = ["name", "organisation", "function", "is_general", "audience", "term_until"]
    list_select_related = ["organisation"]
    list_filter = ["function", "audience", "is_general", ("current_consent", admin.EmptyFieldListFilter)]
    search_fields = ["name", "organisation__name", "email"]
    autocomplete_fields = ["organisation"]
    readonly_fields = ["audience"]
    inlines = [WindowInline, ConsentInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ContactPerson]:
        """Keep the persons the user may see."""
        return super().get_queryset(request).filter(pk__in=ContactPerson.objects.visible_to(request.user).values("pk"))

    def log_addition(self, request: HttpRequest, obj: ContactPerson, message: Any) -> LogEntry:
        """Log without the name."""
        return _nameless(super().log_addition(request, obj, message))

    def log_change(self, request: HttpRequest, obj: ContactPerson, message: Any) -> LogEntry:
        """Log without the name."""
        return _nameless(super().log_change(request, obj, message))

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """Log without names."""
        entries = super().log_deletions(request, queryset)
        for entry in entries if isinstance(entries, list) else [entries]:
            _nameless(entry)
        return entries

    def get_deleted_objects(
        self, objs: Any, _request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """Say who is removed; consents go along and protect nobody, though Django takes them for a hindrance."""
        names = [str(each) for each in objs]
        return names, {str(ContactPerson._meta.verbose_name_plural): len(names)}, set(), []

    def delete_model(self, request: HttpRequest, obj: ContactPerson) -> None:
        """Remove a person with their consents, as the portal does."""
        delete_contact(obj, actor=request.user)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        """Remove several people one by one."""
        for contact in queryset.select_related("organisation"):
            delete_contact(contact, actor=request.user)


def _nameless(entry: LogEntry) -> LogEntry:
    entry.object_repr = f"{ContactPerson._meta.verbose_name} {entry.object_id}"
    entry.save(update_fields=["object_repr"])
    return entry
