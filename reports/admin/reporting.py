"""Network, periods, reports and contributions in the administration."""

from django.contrib import admin

from reports.models import (
    Contribution,
    ContributionVersion,
    Figure,
    NetworkMembership,
    PeriodTransition,
    Report,
    ReportingPeriod,
    ReportTransition,
)

from .histories import HistoryAdmin, ReadOnly


@admin.register(NetworkMembership)
class NetworkMembershipAdmin(admin.ModelAdmin):
    """Who belongs to the network."""

    list_display = ("organisation", "kind", "since", "until")
    list_filter = ("kind",)
    list_select_related = ("organisation",)
    search_fields = ("organisation__name",)
    raw_id_fields = ("organisation",)


@admin.register(ReportingPeriod)
class ReportingPeriodAdmin(admin.ModelAdmin):
    """Dates and guidelines; the state changes in the portal, where it is recorded."""

    list_display = ("year", "start", "end", "deadline", "state")
    list_filter = ("state",)
    readonly_fields = ("state",)

    def has_delete_permission(self, *_args: object) -> bool:
        """Periods stay."""
        return False


@admin.register(Report)
class ReportAdmin(ReadOnly, admin.ModelAdmin):
    """Reports move in the portal, where it is recorded; nobody confirms in somebody's name."""

    list_display = ("organisation", "period", "state", "submitted_at", "accepted_at", "on_behalf")
    list_filter = ("period", "state", "on_behalf")
    list_select_related = ("organisation", "period")
    search_fields = ("organisation__name",)


class FigureInline(ReadOnly, admin.TabularInline):
    """The figures of a contribution."""

    model = Figure
    extra = 0


@admin.register(Contribution)
class ContributionAdmin(ReadOnly, admin.ModelAdmin):
    """Contributions are written in the portal, where every change is a version."""

    list_display = ("report", "focus_area", "words", "version", "updated_at")
    list_filter = ("focus_area", "report__period")
    list_select_related = ("report__organisation", "report__period")
    search_fields = ("report__organisation__name",)
    inlines = (FigureInline,)


@admin.register(ContributionVersion)
class ContributionVersionAdmin(ReadOnly, admin.ModelAdmin):
    """What was saved when by whom."""

    list_display = ("contribution", "number", "author", "at")
    list_select_related = ("contribution__report__organisation", "contribution__report__period", "author")
    date_hierarchy = "at"


admin.site.register(ReportTransition, HistoryAdmin)
admin.site.register(PeriodTransition, HistoryAdmin)
