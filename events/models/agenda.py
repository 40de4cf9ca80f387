"""What happens when during an event."""

from django.db import models
from django.db.models import Q

from .event import Event
from .event_triggers import agenda_inside_event, event_is_touched
from .party import EventParty

WHAT_LENGTH = 160
WHO_LENGTH = 120
LONGEST_MINUTES = 7 * 24 * 60


class AgendaItem(models.Model):
    """One part: it begins ``starts_after`` minutes after the event. Moving the event moves its agenda."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="agenda")
    starts_after = models.PositiveIntegerField()
    minutes = models.PositiveIntegerField()
    title = models.CharField(max_length=WHAT_LENGTH)
    who = models.CharField(max_length=WHO_LENGTH, blank=True)
    party = models.ForeignKey(EventParty, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["starts_after", "pk"]
        triggers = [agenda_inside_event(), event_is_touched("agenda")]
        constraints = [
            models.CheckConstraint(
                name="agenda_item_lasts",
                condition=Q(minutes__gt=0, minutes__lte=LONGEST_MINUTES, starts_after__lte=LONGEST_MINUTES),
            ),
            models.CheckConstraint(name="agenda_item_says_what", condition=~Q(title="")),
        ]

    def __str__(self) -> str:
        return self.title
