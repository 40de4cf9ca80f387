"""What came of an event: numbers, what was learned, where it was written about."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from partners.models import Organisation

from .after_triggers import ranges_within_attended
from .event import Event
from .event_triggers import event_is_touched

LESSON_LENGTH = 1000
PRESS_TITLE_LENGTH = 200


class Outcome(models.Model):
    """How many came. ``ranges`` holds a number, or nothing, for each age range (``AgeRange``).

    ``interested`` counts those who want an internship, a place or a job, ``followed_up`` those the employer has
    spoken with since; who they are is nothing the portal knows. ``no_quotes``: nobody is to be quoted.
    """

    event = models.OneToOneField(Event, on_delete=models.CASCADE, primary_key=True, related_name="outcome")
    attended = models.PositiveIntegerField(null=True, blank=True)
    ranges = models.JSONField(default=dict, blank=True)
    helpers = models.PositiveIntegerField(null=True, blank=True)
    interested = models.PositiveIntegerField(null=True, blank=True)
    followed_up = models.PositiveIntegerField(null=True, blank=True)
    no_quotes = models.BooleanField(default=False)

    class Meta:
        triggers = [ranges_within_attended(), event_is_touched("outcome")]
        constraints = [
            models.CheckConstraint(
                name="outcome_followed_up_interested",
                condition=Q(followed_up=None) | Q(interested__isnull=False, interested__gte=F("followed_up")),
                violation_error_message=_("More people were followed up than were interested."),
            ),
            models.CheckConstraint(
                name="outcome_interested_came",
                condition=Q(interested=None) | Q(attended=None) | Q(attended__gte=F("interested")),
                violation_error_message=_("More people were interested than came."),
            ),
            models.CheckConstraint(
                name="outcome_ranges_need_attended", condition=Q(ranges={}) | Q(attended__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return str(self.event)


class Lesson(models.Model):
    """What one organisation learned; all who took part read it."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="lessons")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    went_well = models.CharField(max_length=LESSON_LENGTH, blank=True)
    better = models.CharField(max_length=LESSON_LENGTH, blank=True)
    next_time = models.CharField(max_length=LESSON_LENGTH, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        triggers = [event_is_touched("lesson")]
        constraints = [
            models.UniqueConstraint(fields=["event", "organisation"], name="lesson_once"),
            models.CheckConstraint(
                name="lesson_says_something",
                condition=~Q(went_well="", better="", next_time=""),
                violation_error_message=_("Please write at least one sentence."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event}, {self.organisation}"


class PressItem(models.Model):
    """Where the event was written about."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="press")
    title = models.CharField(max_length=PRESS_TITLE_LENGTH)
    url = models.URLField(max_length=500, blank=True)
    on = models.DateField()
    shared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["on", "pk"]
        triggers = [event_is_touched("press")]
        constraints = [models.CheckConstraint(name="press_item_has_title", condition=~Q(title=""))]

    def __str__(self) -> str:
        return self.title
