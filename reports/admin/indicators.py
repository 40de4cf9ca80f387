"""Indicators and their values in the administration, to be read."""

from django.contrib import admin

from reports.models import Indicator, IndicatorValue, StateValue

from .histories import ReadOnly


@admin.register(Indicator)
class IndicatorAdmin(ReadOnly, admin.ModelAdmin):
    """What is counted; the ministry and the partners say so in the portal."""

    list_display = ("name", "organisation", "counts", "unit", "core_topic", "retired")
    list_filter = ("counts", "core_topic", "retired")
    list_select_related = ("organisation",)
    search_fields = ("name", "organisation__name")


@admin.register(IndicatorValue)
class IndicatorValueAdmin(ReadOnly, admin.ModelAdmin):
    """Values that reports give."""

    list_display = ("report", "indicator", "value", "unit", "basis", "way", "to_day")
    list_filter = ("report__period", "way")
    list_select_related = ("report__organisation", "report__period", "indicator")


@admin.register(StateValue)
class StateValueAdmin(ReadOnly, admin.ModelAdmin):
    """Values of the state itself."""

    list_display = ("indicator", "year", "value", "unit", "basis", "way", "to_day")
    list_filter = ("year",)
    list_select_related = ("indicator",)
