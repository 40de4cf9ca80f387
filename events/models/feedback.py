"""What guests say about an event, without anything that leads to them."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from events.enums.after import Again, Wish
from events.enums.material import GuestLanguage

from .after_triggers import feedback_in_time, feedback_stays
from .constraints import all_known, known
from .event import Event

FEEDBACK_LENGTH = 1000
# How the four faces are counted.
WORST, BEST = 1, 4


def _grade() -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(null=True, blank=True)


class Feedback(models.Model):
    """One answer: no account, no address, no time of day. The random key says nothing about the order of answers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="feedback")
    on = models.DateField(default=timezone.localdate)
    language = models.CharField(max_length=4, choices=GuestLanguage.choices)
    welcome = _grade()
    understood = _grade()
    useful = _grade()
    again = models.CharField(max_length=5, choices=Again.choices, blank=True)
    wants = ArrayField(models.CharField(max_length=10, choices=Wish.choices), default=list, blank=True)
    text = models.CharField(max_length=FEEDBACK_LENGTH, blank=True)

    class Meta:
        ordering = ["id"]
        triggers = [feedback_in_time(), feedback_stays()]
        constraints = [
            known("feedback_language_known", "language", GuestLanguage),
            known("feedback_again_known", "again", Again, optional=True),
            all_known("feedback_wants_known", [("wants", Wish)]),
            *(
                models.CheckConstraint(
                    name=f"feedback_{field}_graded",
                    condition=Q(**{field: None}) | Q(**{f"{field}__gte": WORST, f"{field}__lte": BEST}),
                )
                for field in ("welcome", "understood", "useful")
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
