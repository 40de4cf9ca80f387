"""Rows that nobody changes by hand."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest


class ReadOnly:
    """Shows rows, offers no way to add, change or delete them."""

    def has_add_permission(self, *_args: Any) -> bool:
        """Rows come from the portal only."""
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """The database refuses it anyway, or the portal has its own way."""
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """What happened stays."""
        return False


class HistoryAdmin(ReadOnly, admin.ModelAdmin):
    """The moves of a state machine."""

    list_display = ("subject", "source", "target", "actor", "at", "reason")
    list_filter = ("target",)
    list_select_related = ("subject", "actor")
    date_hierarchy = "at"
