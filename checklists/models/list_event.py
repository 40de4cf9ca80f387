"""What happened to a list besides answers: findings, days, people, versions, files."""

from django.conf import settings
from django.db import models

from checklists.enums import ListEventKind
from portal.shared.models import AppendOnlyModel

from .checklist import Checklist


class ListEvent(AppendOnlyModel):
    """One thing that happened, mostly written by the database itself. ``key`` is the item, "" for the whole list."""

    checklist = models.ForeignKey(Checklist, on_delete=models.PROTECT, related_name="list_events")
    key = models.SlugField(max_length=60, blank=True)
    kind = models.CharField(max_length=8, choices=ListEventKind.choices)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta(AppendOnlyModel.Meta):
        ordering = ["-at", "-pk"]
        verbose_name = "change of a list"
        verbose_name_plural = "changes of lists"
        constraints = [
            models.CheckConstraint(name="list_event_kind_known", condition=models.Q(kind__in=ListEventKind.values))
        ]

    def __str__(self) -> str:
        return f"{self.checklist_id} {self.kind} {self.key}"
