"""Editions and builds in the administration."""

from django.contrib import admin

from reports.models import Build, BuildTransition, Edition, EditionText, EditionTransition

from .histories import HistoryAdmin, ReadOnly


class EditionTextInline(admin.StackedInline):
    """Greeting, introductions and guest articles."""

    model = EditionText
    extra = 0


@admin.register(Edition)
class EditionAdmin(admin.ModelAdmin):
    """The brochure of a period with its texts."""

    list_display = ("title", "period", "number", "state", "updated_at")
    list_filter = ("state",)
    readonly_fields = (
        "number", "corrects", "state", "sections", "prepared_by", "released_by", "released_at", "published_at", "build"
    )  # fmt: skip
    list_select_related = ("period",)
    inlines = (EditionTextInline,)


@admin.register(Build)
class BuildAdmin(ReadOnly, admin.ModelAdmin):
    """What was made of which content."""

    list_display = ("id", "edition", "report", "state", "pages", "size", "created_at", "finished_at")
    list_filter = ("state",)
    list_select_related = ("edition__period", "report__organisation", "report__period")
    exclude = ("content", "sources")


admin.site.register(BuildTransition, HistoryAdmin)
admin.site.register(EditionTransition, HistoryAdmin)
