"""What guests read about an event, in their languages. German stands with the event."""

from django.db import models
from django.db.models import Q

from events.enums.material import GuestLanguage

from .constraints import known
from .event import SUMMARY_LENGTH, TITLE_LENGTH, Event
from .event_triggers import event_is_touched


class EventText(models.Model):
    """Title and summary in one language, as people wrote them; ``read_by`` has read it as a speaker."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=4, choices=GuestLanguage.choices)
    title = models.CharField(max_length=TITLE_LENGTH)
    summary = models.CharField(max_length=SUMMARY_LENGTH, blank=True)
    notes = models.CharField(max_length=SUMMARY_LENGTH, blank=True)
    read_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["language"]
        triggers = [event_is_touched("text")]
        constraints = [
            known("event_text_language_known", "language", GuestLanguage),
            models.UniqueConstraint(fields=["event", "language"], name="event_text_once"),
            models.CheckConstraint(name="event_text_has_title", condition=~Q(title="")),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"
