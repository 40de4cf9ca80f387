"""Jobs for the system administration: look at them, start failed ones again."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .domain.restart import restart_job
from .models import Job


@admin.register(Job)
class JobAdmin(admin.ModelAdmin):
    """A list to read. Payloads are ids; messages, which hold people's mails, are not shown."""

    list_display = ("name", "state", "owner", "attempts", "created_at", "due_at", "finished_at", "error")
    list_filter = ("state", "name")
    list_select_related = ("owner",)
    search_fields = ("=key", "=id")
    date_hierarchy = "created_at"
    actions = ("start_again",)

    def has_add_permission(self, _request: HttpRequest) -> bool:
        """Refuse: jobs come from the portal only."""
        return False

    def has_change_permission(self, _request: HttpRequest, _job: Job | None = None) -> bool:
        """Refuse: nobody changes a job by hand."""
        return False

    def has_delete_permission(self, _request: HttpRequest, _job: Job | None = None) -> bool:
        """Refuse: nobody deletes a job by hand."""
        return False

    def has_start_again_permission(self, request: HttpRequest) -> bool:
        """Whoever may change jobs in Django's sense may start them again."""
        return request.user.has_perm("outbox.change_job")

    @admin.action(description=_("Start failed jobs again"), permissions=["start_again"])
    def start_again(self, request: HttpRequest, queryset: QuerySet[Job]) -> None:
        """Queue the failed ones of the chosen jobs again; the others stay as they are."""
        count = sum(restart_job(job) for job in queryset.filter(state=Job.State.FAILED))
        text = ngettext("%(count)d job was started again.", "%(count)d jobs were started again.", count)
        self.message_user(request, text % {"count": count}, messages.SUCCESS if count else messages.WARNING)
