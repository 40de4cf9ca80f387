"""Who has been told what about an event."""

from django.db import models

from events.enums.event import NoticeKind
from portal.outbox.models import Message

from .constraints import known
from .event import Event


class EventNotice(models.Model):
    """One person was told once about one change. ``person`` is the key of a recipient, without any address."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="notices")
    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=9, choices=NoticeKind.choices)
    person = models.CharField(max_length=24)
    message = models.OneToOneField(
        Message, on_delete=models.SET_NULL, null=True, blank=True, related_name="event_notice"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            known("event_notice_kind_known", "kind", NoticeKind),
            models.UniqueConstraint(fields=["event", "sequence", "kind", "person"], name="event_notice_once"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.kind} {self.sequence}"
