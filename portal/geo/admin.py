"""Places in the administration: to look at; they change by loading them anew."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from .models import District, Municipality, PostalCode


class ReadOnlyAdmin(admin.ModelAdmin):
    """Shows rows that come from official files."""

    def has_add_permission(self, _request: HttpRequest) -> bool:
        """Nothing is added by hand."""
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Nothing is changed by hand."""
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Nothing is deleted by hand."""
        return False


@admin.register(District)
class DistrictAdmin(ReadOnlyAdmin):
    """The 53 districts."""

    list_display = ["key", "name", "kind", "government_region"]
    list_filter = ["kind", "government_region"]
    search_fields = ["name", "key"]
    exclude = ["outline"]


@admin.register(Municipality)
class MunicipalityAdmin(ReadOnlyAdmin):
    """The 396 municipalities."""

    list_display = ["key", "name", "district"]
    list_select_related = ["district"]
    list_filter = ["district"]
    search_fields = ["name", "key"]


@admin.register(PostalCode)
class PostalCodeAdmin(ReadOnlyAdmin):
    """The postal codes loaded."""

    list_display = ["code", "municipality", "source"]
    list_select_related = ["municipality"]
    list_filter = ["source"]
    search_fields = ["code", "municipality__name"]
