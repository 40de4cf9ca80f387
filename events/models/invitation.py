"""Flyers and posters that were made."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from events.enums.material import GuestLanguage, MaterialKind
from portal.printing.models import Printout

from .constraints import known
from .event import Event

READER_LENGTH = 120


class Invitation(models.Model):
    """One piece of material in one language, as it was made last.

    It is out of date when its printout would read differently now; ``event_sequence`` says when it was made.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="invitations")
    kind = models.CharField(max_length=6, choices=MaterialKind.choices)
    language = models.CharField(max_length=4, choices=GuestLanguage.choices)
    printout = models.ForeignKey(Printout, on_delete=models.PROTECT, related_name="event_invitations")
    event_sequence = models.PositiveIntegerField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    checked_by = models.CharField(max_length=READER_LENGTH, blank=True)

    class Meta:
        ordering = ["kind", "language"]
        constraints = [
            known("invitation_kind_known", "kind", MaterialKind),
            known("invitation_language_known", "language", GuestLanguage),
            models.UniqueConstraint(fields=["event", "kind", "language"], name="invitation_once"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.kind} {self.language}"
